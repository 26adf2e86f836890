package softlanding.engine.whatif;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.MarkBasis;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Underlyings;
import softlanding.engine.policy.LiquidationPolicy;

/**
 * Searches the prices of one underlying at which a portfolio falls below its first and its last tier, upwards and
 * downwards from the present price. Every price tried revalues the whole portfolio with all forwards, perpetuals and
 * coins of the underlying moved in the same ratio. Prices are first tried in coarse steps from a tenth to four times
 * the present one; where the account is below a threshold for the first time, the step is halved down to {@link #step}.
 * The number of evaluations is bounded. A range of prices narrower than a coarse step can be missed.
 */
public final class LiquidationPrices
{
    /** First tier and last tier, each upwards and downwards. */
    public static final int SIZE = 4;
    /** Maximum number of evaluations of one answer. Large portfolios have fewer, but at least 256. */
    public static final int MAX_EVALUATIONS = 4_096;
    private static final int MIN_EVALUATIONS = 256;
    private static final int MAX_ROW_EVALUATIONS = 1 << 20;

    /** Prices tried first, in per cent of the present one. */
    private static final int[] UP =
    {
        102, 104, 106, 108, 110, 112, 114, 116, 118, 120, 125, 130, 140, 150, 160, 180, 200, 250, 300, 400
    };
    private static final int[] DOWN =
    {
        98, 96, 94, 92, 90, 88, 86, 84, 82, 80, 75, 70, 65, 60, 55, 50, 40, 30, 20, 10
    };
    private static final int FIRST_TIER = 0;
    private static final int LAST_TIER = 1;
    private static final int TIERS = 2;
    private static final int SMALL_BOOK = 256;
    private static final int LARGE_BOOK = 1_024;

    private final Underlyings underlyings;
    private final Margins margins;
    private final AccountMargin first = new AccountMargin(0);
    private final AccountMargin second = new AccountMargin(0);
    private final long[] thresholds = new long[TIERS];
    private final PriceSearch[] outcomes = new PriceSearch[SIZE];
    private final long[] prices = new long[SIZE];
    private Book book;
    private MarksUsed used = MarksUsed.PRESENT;
    private int underlying;
    private long spot;
    private long step;
    private int evaluations;
    private int mostEvaluations;
    private AccountMargin tried = first;

    LiquidationPrices(final VenueState venue)
    {
        underlyings = venue.market().underlyings();
        margins = venue.margins();
        book = venue.newWorkspace().book();
    }

    /** Begins an answer about a portfolio under a policy; its evaluations count from 0. */
    void begin(final Book ofBook, final LiquidationPolicy policy)
    {
        book = ofBook;
        thresholds[FIRST_TIER] = policy.firstThreshold();
        thresholds[LAST_TIER] = policy.threshold(policy.lastTier());
        evaluations = 0;
        mostEvaluations = Math.max(
            MIN_EVALUATIONS, Math.min(MAX_EVALUATIONS, MAX_ROW_EVALUATIONS / Math.max(1, book.size())));
    }

    /** Searches the prices of an underlying whose spot is known. */
    void search(final MarksUsed marks, final int ofUnderlying, final boolean owes)
    {
        used = marks;
        underlying = ofUnderlying;
        spot = underlyings.spot(underlying);
        step = stepOf(spot);
        fill(owes ? PriceSearch.UNKNOWN : PriceSearch.NEVER);
        if (owes && spot > 0)
        {
            search(0, UP);
            search(1, DOWN);
        }
    }

    private void fill(final PriceSearch outcome)
    {
        for (int i = 0; i < SIZE; i++)
        {
            outcomes[i] = outcome;
            prices[i] = 0;
        }
    }

    /** Returns the largest power of ten that is at most a share of the spot, which is larger for large portfolios. */
    private long stepOf(final long price)
    {
        final long parts = book.size() <= SMALL_BOOK ? 10_000_000 : book.size() <= LARGE_BOOK ? 100_000 : 10_000;
        long unit = 1;
        while (unit <= price / parts / 10)
        {
            unit *= 10;
        }
        return unit;
    }

    private void search(final int direction, final int[] percents)
    {
        final boolean rises = percents == UP;
        long before = rises ? spot / step : (spot + step - 1) / step;
        if (!tryPrice(spot))
        {
            return;
        }
        for (int tier = 0; tier < TIERS; tier++)
        {
            outcomes[index(tier, direction)] = isBelow(tier) ? PriceSearch.BELOW_NOW : PriceSearch.NONE_IN_RANGE;
        }
        for (int i = 0; i < percents.length && isOpen(direction); i++)
        {
            final long steps = spot / 100 * percents[i] / step;
            if (steps == 0 || steps == before)
            {
                continue;
            }
            if (!tryPrice(steps * step))
            {
                close(direction);
                return;
            }
            narrowBoth(direction, before, steps);
            before = steps;
        }
    }

    /** Narrows the interval between two prices for each threshold that is crossed in it. */
    private void narrowBoth(final int direction, final long before, final long steps)
    {
        final boolean crossesFirst = isCrossed(FIRST_TIER, direction);
        final boolean crossesLast = isCrossed(LAST_TIER, direction);
        if (crossesFirst)
        {
            narrow(FIRST_TIER, direction, before, steps);
        }
        if (crossesLast)
        {
            narrow(LAST_TIER, direction, before, steps);
        }
    }

    private boolean isCrossed(final int tier, final int direction)
    {
        return outcomes[index(tier, direction)] == PriceSearch.NONE_IN_RANGE && isBelow(tier);
    }

    private boolean isOpen(final int direction)
    {
        return outcomes[index(FIRST_TIER, direction)] == PriceSearch.NONE_IN_RANGE ||
            outcomes[index(LAST_TIER, direction)] == PriceSearch.NONE_IN_RANGE;
    }

    /** Ends a search that cannot go on: what was not found stays unknown. */
    private void close(final int direction)
    {
        for (int tier = 0; tier < TIERS; tier++)
        {
            final int i = index(tier, direction);
            outcomes[i] = outcomes[i] == PriceSearch.NONE_IN_RANGE ? PriceSearch.UNKNOWN : outcomes[i];
        }
    }

    /** Halves between a price at which the account is not below a threshold and one at which it is, both in steps. */
    private void narrow(final int tier, final int direction, final long notBelow, final long below)
    {
        final int i = index(tier, direction);
        long near = notBelow;
        long far = below;
        while (Math.abs(far - near) > 1)
        {
            final long middle = near + (far - near) / 2;
            if (!tryPrice(middle * step))
            {
                outcomes[i] = PriceSearch.UNKNOWN;
                return;
            }
            if (isBelow(tier))
            {
                far = middle;
            }
            else
            {
                near = middle;
            }
        }
        outcomes[i] = PriceSearch.FOUND;
        prices[i] = far * step;
    }

    /** Evaluates the portfolio at a price; returns whether it has a margin there. */
    private boolean tryPrice(final long price)
    {
        if (evaluations + 2 > mostEvaluations)
        {
            return false;
        }
        if (used == MarksUsed.PRESENT)
        {
            evaluations++;
            margins.evaluateMoved(MarkBasis.CURRENT, book, underlying, price, first);
            tried = first;
            return first.isPriced();
        }
        evaluations += 2;
        margins.evaluateMoved(MarkBasis.FAVOURABLE, book, underlying, price, first);
        margins.evaluateMoved(MarkBasis.UNFAVOURABLE, book, underlying, price, second);
        if (first.isPriced() && second.isPriced())
        {
            final boolean secondIsBest = second.compareRatio(first) > 0;
            tried = secondIsBest == (used == MarksUsed.BEST) ? second : first;
            return true;
        }
        return false;
    }

    private boolean isBelow(final int tier)
    {
        return tried.equity() < 0 || tried.isBelow(thresholds[tier]);
    }

    private static int index(final int tier, final int direction)
    {
        return tier * TIERS + direction;
    }

    /** Returns the ratio below which the i-th price brings the account. */
    public long threshold(final int i)
    {
        return thresholds[i / TIERS];
    }

    /** Returns whether the i-th price is above the present one. */
    public boolean isUp(final int i)
    {
        return i % TIERS == 0;
    }

    /** Returns whether the i-th price exists. */
    public PriceSearch outcome(final int i)
    {
        return outcomes[i];
    }

    /** Returns the i-th price if it was found, a Decimal8 mantissa. */
    public long price(final int i)
    {
        return prices[i];
    }

    /** Returns the present price, a Decimal8 mantissa. */
    public long spot()
    {
        return spot;
    }

    /** Returns the distance of the prices tried last, a Decimal8 mantissa. */
    public long step()
    {
        return step;
    }

    /** Returns the number of evaluations of this answer so far. */
    public int evaluations()
    {
        return evaluations;
    }
}
