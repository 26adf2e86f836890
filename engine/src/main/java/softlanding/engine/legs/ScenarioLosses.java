package softlanding.engine.legs;

import java.util.Arrays;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * The outcomes of portfolio margin: a block per underlying, with its scenarios and the basis contingency; a group for
 * its perpetuals and futures, and one per expiry. The planes of an expiry are its long and its short discount, both
 * also with the opposite sign, because a tilt counts as a loss in either direction; for the basis they are up, down
 * and nothing.
 */
final class ScenarioLosses implements LossModel
{
    private static final int PLANES = 4;
    private static final int MOST_EXPIRIES = 64;
    private static final int MAX_COLUMNS = PortfolioMarginSettings.MAX_SCENARIOS + 3;

    private final Market market;
    private final Valuation valuation;
    private final int[] groupOfExpiry;
    private final int[] groupOfUnderlying;
    private final double[] value;
    private final double[] profit;
    private Book book;

    ScenarioLosses(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
        groupOfExpiry = new int[market.expiries().ids().capacity()];
        groupOfUnderlying = new int[market.underlyings().ids().capacity()];
        value = new double[MAX_COLUMNS];
        profit = new double[MAX_COLUMNS];
    }

    static int mostGroups(final int underlyings)
    {
        return MOST_EXPIRIES + underlyings;
    }

    static int mostCells(final int underlyings)
    {
        return mostGroups(Math.min(underlyings, 8)) * MAX_COLUMNS * PLANES;
    }

    @Override
    public int planes()
    {
        return PLANES;
    }

    @Override
    @Begins
    public double load(final Book ofBook, final double factor, final OutcomeBounds bounds)
    {
        book = ofBook;
        bounds.begin(PLANES);
        double sum = 0;
        int row = 0;
        while (row < book.size())
        {
            final int underlying = market.instruments().underlying(book.instrument(row));
            final MarginModel model = market.underlyings().model(underlying);
            final int group = bounds.addGroup(underlying, model.scenarios() + 1);
            if (group < 0)
            {
                return Double.NaN;
            }
            groupOfUnderlying[underlying] = group;
            Arrays.fill(profit, 0, model.scenarios() + 1, 0);
            double linear = valuation.riskCancellingValue(book, underlying);
            while (row < book.size() && market.instruments().underlying(book.instrument(row)) == underlying)
            {
                if (market.instruments().isOption(book.instrument(row)))
                {
                    row = loadExpiry(row, model, factor * model.mmFactor, bounds);
                    if (row < 0)
                    {
                        return Double.NaN;
                    }
                }
                else
                {
                    linear += coins(row) * mark(book.instrument(row));
                    row++;
                }
            }
            sum += closeUnderlying(group, model, linear, factor * model.mmFactor, bounds);
        }
        return sum;
    }

    private double coins(final int row)
    {
        return market.instruments().coins(book.instrument(row), book.quantity(row));
    }

    private double mark(final int instrument)
    {
        return valuation.isValued(instrument) ? Decimal8.toDouble(valuation.mark(instrument)) : 0;
    }

    private double closeUnderlying(
        final int group, final MarginModel model, final double linear, final double weight, final OutcomeBounds bounds)
    {
        double worst = Double.MAX_VALUE;
        for (int s = 0; s <= model.scenarios(); s++)
        {
            final double moved = s == model.scenarios() ? 0 : linear * model.weightedMoves()[s];
            for (int plane = 0; plane < PLANES; plane++)
            {
                bounds.set(group, s, plane, weight * moved);
            }
            worst = Math.min(worst, profit[s] + moved);
        }
        return weight * worst;
    }

    private int loadExpiry(final int begin, final MarginModel model, final double weight, final OutcomeBounds bounds)
    {
        final Instruments instruments = market.instruments();
        final int expiry = instruments.expiry(book.instrument(begin));
        final int scenarios = model.scenarios();
        final int group = bounds.addGroup(instruments.underlying(book.instrument(begin)), scenarios + 1);
        groupOfExpiry[expiry] = group;
        Arrays.fill(value, 0, scenarios + 3, 0);
        int row = begin;
        while (row < book.size() && instruments.expiry(book.instrument(row)) == expiry)
        {
            if (book.quantity(row) != 0)
            {
                final double coins = coins(row);
                final double[] perCoin = valuation.values(book.instrument(row));
                for (int c = 0; c < scenarios + 3; c++)
                {
                    value[c] += coins * perCoin[c];
                }
            }
            row++;
        }
        if (group < 0)
        {
            return -1;
        }
        final ExpiryShocks shocks = valuation.shocks(expiry);
        for (int s = 0; s <= scenarios; s++)
        {
            for (int plane = 0; plane < PLANES; plane++)
            {
                bounds.set(group, s, plane, weight * outcome(model, shocks, value, s, plane));
            }
            profit[s] += trueOutcome(model, shocks, s);
        }
        return row;
    }

    private double trueOutcome(final MarginModel model, final ExpiryShocks shocks, final int s)
    {
        if (s == model.scenarios())
        {
            return Math.min(0, Math.min(outcome(model, shocks, value, s, 0), outcome(model, shocks, value, s, 1)));
        }
        final double outcome = outcome(model, shocks, value, s, value[s] >= 0 ? 0 : 1);
        return model.tiltSigns()[s] < 0 ? -Math.abs(outcome) : outcome;
    }

    /** Returns the profit of values per column on a plane, which is linear in the coins. */
    private static double outcome(
        final MarginModel model, final ExpiryShocks shocks, final double[] of, final int s, final int plane)
    {
        final int scenarios = model.scenarios();
        if (s == scenarios)
        {
            return plane > 1 ? 0 : (of[scenarios + 1 + plane] - of[scenarios]) * shocks.basisWeight();
        }
        final boolean isLong = (plane & 1) == 0;
        final double outcome =
            (of[s] * (isLong ? shocks.longDiscount() : shocks.shortDiscount()) - of[scenarios]) * model.weights()[s];
        return plane > 1 && model.tiltSigns()[s] < 0 ? -outcome : outcome;
    }

    @Override
    public int groupOf(final int instrument)
    {
        return market.instruments().isOption(instrument) ?
            groupOfExpiry[market.instruments().expiry(instrument)] :
            groupOfUnderlying[market.instruments().underlying(instrument)];
    }

    @Override
    public void addLosses(
        final int instrument,
        final long quantity,
        final double cost,
        final double factor,
        final OutcomeBounds bounds)
    {
        final int underlying = market.instruments().underlying(instrument);
        final MarginModel model = market.underlyings().model(underlying);
        final double coins = market.instruments().coins(instrument, quantity);
        final double spot = Decimal8.toDouble(valuation.spot(underlying));
        final double weight = factor * model.mmFactor;
        if (market.instruments().isOption(instrument))
        {
            final double[] perCoin = valuation.values(instrument);
            final ExpiryShocks shocks = valuation.shocks(market.instruments().expiry(instrument));
            // The mark at which the order trades is rounded.
            final double loss = cost - coins * (perCoin[model.scenarios()] - mark(instrument)) +
                factor * spot * model.optionPct * nakedCoins(instrument, coins);
            for (int s = 0; s <= model.scenarios(); s++)
            {
                for (int plane = 0; plane < PLANES; plane++)
                {
                    bounds.addLoss(groupOf(instrument), s, plane,
                        weight * coins * outcome(model, shocks, perCoin, s, plane) - loss);
                }
            }
        }
        else
        {
            final double held = market.instruments().coins(instrument, held(instrument));
            final double loss =
                cost + factor * spot * model.perpPct * (Math.abs(held + coins) - Math.abs(held));
            for (int s = 0; s <= model.scenarios(); s++)
            {
                final double moved = s == model.scenarios() ? 0 : model.weightedMoves()[s];
                for (int plane = 0; plane < PLANES; plane++)
                {
                    bounds.addLoss(
                        groupOf(instrument), s, plane, weight * coins * mark(instrument) * moved - loss);
                }
            }
        }
    }

    private long held(final int instrument)
    {
        long sum = 0;
        for (int row = 0; row < book.size(); row++)
        {
            sum += book.instrument(row) == instrument ? book.quantity(row) : 0;
        }
        return sum;
    }

    /**
     * Returns by how many coins an order may raise the naked short coins of its strike, at its worse slope: a sale
     * raises them if the strike has short coins, and a purchase lowers them for sure if it has none that are long.
     */
    private double nakedCoins(final int instrument, final double coins)
    {
        final int strike = market.instruments().strikeSlot(instrument);
        boolean hasShort = false;
        boolean hasLong = false;
        for (int row = 0; row < book.size(); row++)
        {
            if (market.instruments().strikeSlot(book.instrument(row)) == strike && strike != Ids.NONE)
            {
                hasShort |= book.quantity(row) < 0;
                hasLong |= book.quantity(row) > 0;
            }
        }
        return coins < 0 ? (hasShort ? -coins : 0) : (hasLong ? 0 : -coins);
    }
}
