package softlanding.engine.legs;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/**
 * Tests every subset of up to {@link #MOST} orders: if exactly these fill, neither the surplus over maintenance nor the
 * ratio may fall. The surplus is concave in the fills, so whole subsets cover partial fills. A requirement does not
 * depend on the prices paid, so each subset is evaluated once, at mark, and gives the cash that its fills may cost.
 */
final class FillSubsets
{
    /** The maximum number of orders: beyond it the subsets are too many. */
    static final int MOST = 4;
    private final Margins margins;
    private final Book base;
    private final Book trial;
    private final AccountMargin before;
    private final AccountMargin after;
    private final long[] rooms = new long[1 << MOST];
    private final long[] costs = new long[MOST];
    private boolean bySurplus;
    private int evaluated;

    FillSubsets(final Market market, final Margins margins, final int bookSize, final int assets)
    {
        this.margins = margins;
        base = new Book(market, bookSize, assets);
        trial = new Book(market, bookSize, assets);
        before = new AccountMargin(0);
        after = new AccountMargin(0);
    }

    /**
     * Starts from a portfolio.
     *
     * @param start       what the fills must not make worse.
     * @param onlySurplus whether the ratio may fall, because a closing costs more than the equity.
     */
    void begin(final Book book, final RoundStart start, final boolean onlySurplus)
    {
        base.copy(book);
        before.copy(start.margin());
        margins.holdMethods(start.book());
        bySurplus = onlySurplus;
        evaluated = 0;
    }

    /** Evaluates the subsets that contain the last order, and those that only contain orders which came before. */
    void add(final RoundLegs legs)
    {
        for (int last = Math.min(evaluated, legs.size() - 1); last < legs.size(); last++)
        {
            evaluate(legs, last);
        }
        evaluated = legs.size();
    }

    private void evaluate(final RoundLegs legs, final int last)
    {
        for (int mask = 1 << last; mask < 2 << last; mask++)
        {
            trial.copy(base);
            for (int leg = 0; leg <= last; leg++)
            {
                if ((mask & 1 << leg) != 0)
                {
                    trade(legs, leg);
                }
            }
            margins.evaluateHeld(trial, after);
            rooms[mask] = room();
        }
    }

    private void trade(final RoundLegs legs, final int leg)
    {
        final int instrument = legs.instrument(leg);
        trial.trade(trial.require(instrument), legs.quantity(leg), margins.valuation().mark(instrument), 0);
    }

    /** Returns the cash that the fills of the evaluated subset may cost. */
    private long room()
    {
        if (!after.isPriced())
        {
            return Long.MIN_VALUE;
        }
        final long bySurplusOnly = after.maintenanceExcess() - before.maintenanceExcess();
        if (bySurplus || before.marginEquity() < 0 || before.maintenanceRequirement() == 0)
        {
            return bySurplusOnly;
        }
        // (equity after - cost) / requirement after >= equity before / requirement before
        final long byRatio = Math.addExact(after.marginEquity(), Decimal8.shareFloor(
            -before.marginEquity(), after.maintenanceRequirement(), before.maintenanceRequirement()));
        return Math.min(bySurplusOnly, byRatio);
    }

    /** Returns the cash that the fills of all orders together may cost. */
    long roomTogether(final RoundLegs legs)
    {
        trial.copy(base);
        for (int leg = 0; leg < legs.size(); leg++)
        {
            trade(legs, leg);
        }
        margins.evaluateHeld(trial, after);
        return room();
    }

    /** Returns whether every subset may cost what its orders cost at their limits. */
    boolean hold(final RoundLegs legs, final long lambda)
    {
        for (int leg = 0; leg < legs.size(); leg++)
        {
            costs[leg] = legs.costWithRounding(leg, lambda);
        }
        boolean all = true;
        for (int mask = 1; mask < 1 << legs.size() && all; mask++)
        {
            all = costOf(mask) <= rooms[mask];
        }
        return all;
    }

    /** Returns by how much the costs of a subset exceed what it may cost, at most; negative if none does. */
    long excess(final RoundLegs legs, final long lambda)
    {
        hold(legs, lambda);
        long most = Long.MIN_VALUE;
        for (int mask = 1; mask < 1 << legs.size(); mask++)
        {
            most = Math.max(most, costOf(mask) - rooms[mask]);
        }
        return most;
    }

    private long costOf(final int mask)
    {
        long cost = 0;
        for (int leg = 0; leg < MOST; leg++)
        {
            if ((mask & 1 << leg) != 0)
            {
                cost = Math.addExact(cost, costs[leg]);
            }
        }
        return cost;
    }
}
