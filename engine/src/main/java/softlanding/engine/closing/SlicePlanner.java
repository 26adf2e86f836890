package softlanding.engine.closing;

import java.util.function.LongPredicate;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.Bisection;

/** Adds orders of single positions, of a share of every position, or of everything to a plan. */
final class SlicePlanner
{
    /** The number of parts of the portfolio that size a slice. */
    private static final int PARTS = 1_024;

    private final CloseOutTrial trial;
    private final LiquidationPlan plan;
    private final ParticipationBudget budget;
    private final LongPredicate isEnough = this::isEnough;
    private final LongPredicate hasRoom = this::hasRoom;
    private final int[] rows;
    private final long[] contractsOf;
    private final long[] costs;
    private int together;
    private double valueTogether;

    SlicePlanner(
        final CloseOutTrial trial, final LiquidationPlan plan, final ParticipationBudget budget, final int bookSize)
    {
        rows = new int[2 * (bookSize + 1)];
        contractsOf = new long[rows.length];
        costs = new long[rows.length];
        this.trial = trial;
        this.plan = plan;
        this.budget = budget;
    }

    /**
     * Plans the smallest share of every position that reaches the target, up to the cap. It halves the share while the
     * share makes the account worse, and plans nothing if every share does.
     */
    void plan(final long cap)
    {
        int enough = partsWithRoom((int)Math.max(1, PARTS * (cap / 1e8)));
        while (enough > 0 && !helps(enough))
        {
            enough >>= 1;
        }
        if (enough == 0)
        {
            return;
        }
        if (trial.reachesTarget())
        {
            enough = (int)Bisection.least(0, enough, isEnough);
        }
        orderParts(enough);
    }

    /** Orders a number of parts of every position; of many positions some are evaluated together. */
    private void orderParts(final int parts)
    {
        final int most = LiquidationPlan.together(trial.base().size());
        beginTogether();
        for (int row = 0; row < trial.base().size(); row++)
        {
            final long contracts = contracts(row, parts);
            if (contracts > 0)
            {
                addTogether(row, contracts);
            }
            if (together == most || (together > 0 && row == trial.base().size() - 1))
            {
                trial.evaluateTrial();
                orderTogether();
                beginTogether();
            }
        }
    }

    private boolean isEnough(final long parts)
    {
        trySlice((int)parts);
        return trial.reachesTarget() && trial.isNeverWorse();
    }

    /** Begins closings that are evaluated together. */
    void beginTogether()
    {
        trial.reset();
        together = 0;
        valueTogether = 0;
    }

    /** Tries ranked units together while the participation budget allows; returns the place of the one after them. */
    int addUnits(final ClosingUnits units, final int[] ranked, final int first, final int end)
    {
        beginTogether();
        int next = first;
        boolean fits = true;
        while (next < end && fits)
        {
            final int unit = ranked[next];
            final long steps = units.steps(unit);
            double value = 0;
            for (int leg = 0; leg < units.legs(unit) && next > first; leg++)
            {
                value += value(units.row(unit, leg), units.contracts(unit, leg, steps));
                fits &= hasRoomTogether(units.row(unit, leg), value);
            }
            for (int leg = 0; leg < units.legs(unit) && fits && steps > 0; leg++)
            {
                addTogether(units.row(unit, leg), units.contracts(unit, leg, steps));
            }
            next += fits ? 1 : 0;
        }
        return next;
    }

    /**
     * Returns whether the participation budget allows a closing beside those that are evaluated together.
     *
     * @param value notional of it and of the others that come with it.
     */
    boolean hasRoomTogether(final int row, final double value)
    {
        boolean fits = true;
        for (int i = 0; i < together; i++)
        {
            fits &= rows[i] != row;
        }
        return budget.isUnlimited() || (fits && budget.hasCashFor(valueTogether + value, false));
    }

    /** Returns the notional of a closing, in cash, as a mantissa. */
    double value(final int row, final long contracts)
    {
        return budget.value(trial.base().instrument(row), contracts);
    }

    /** Adds a closing to those that are evaluated together. */
    void addTogether(final int row, final long contracts)
    {
        trial.tradeOnTrial(row, contracts);
        valueTogether += budget.value(trial.base().instrument(row), contracts);
        rows[together] = row;
        contractsOf[together] = contracts;
        together++;
    }

    /** Returns whether the closings together raise the surplus and make nothing worse. */
    boolean helpsTogether()
    {
        trial.evaluateTrial();
        return trial.isNeverWorse() && trial.release() > 0;
    }

    /** Orders the closings that were evaluated together. */
    void orderTogether()
    {
        if (together == 1)
        {
            orderAsTried(rows[0], contractsOf[0]);
            return;
        }
        for (int i = 0; i < together; i++)
        {
            costs[i] = trial.expectedCost(trial.base().instrument(rows[i]), trial.signed(rows[i], contractsOf[i]));
        }
        LiquidationPlan.balance(costs, together, trial.baseMargin().equity() - trial.trialMargin().equity());
        for (int i = 0; i < together; i++)
        {
            final int instrument = trial.base().instrument(rows[i]);
            final long quantity = trial.signed(rows[i], contractsOf[i]);
            plan.add(
                instrument, quantity, trial.limitPrice(instrument, quantity), costs[i], trial.trialMargin());
            budget.take(instrument, contractsOf[i]);
        }
        trial.accept();
    }

    private boolean helps(final int parts)
    {
        return trySlice(parts) && trial.isNeverWorse() && trial.release() > 0;
    }

    /** Closes all remaining positions without an evaluation. */
    void closeRest()
    {
        orderParts(PARTS);
    }

    /** Closes as much of all positions as the participation budget allows, without an evaluation. */
    void closeWithinBudget()
    {
        final int parts = partsWithRoom(PARTS);
        if (parts > 0)
        {
            orderParts(parts);
        }
    }

    /** Closes all remaining positions if that does not make the account worse. */
    void closeRestIfNeverWorse()
    {
        if (partsWithRoom(PARTS) == PARTS && trySlice(PARTS) && trial.isNeverWorse())
        {
            trial.reset();
            closeRest();
        }
    }

    private boolean trySlice(final int parts)
    {
        trial.reset();
        boolean any = false;
        for (int row = 0; row < trial.base().size(); row++)
        {
            final long contracts = contracts(row, parts);
            if (contracts > 0)
            {
                trial.tradeOnTrial(row, contracts);
                any = true;
            }
        }
        trial.evaluateTrial();
        return any;
    }

    /**
     * Returns the largest number of parts that the participation budget allows, up to a maximum; 0 if there is none.
     */
    private int partsWithRoom(final int most)
    {
        // The maximum is tried first, because the budget usually allows it.
        return most < 1 || hasRoom(most) ? Math.max(0, most) : (int)Bisection.most(0, most, hasRoom);
    }

    private boolean hasRoom(final long parts)
    {
        double value = 0;
        boolean fits = true;
        for (int row = 0; row < trial.base().size() && fits && !budget.isUnlimited(); row++)
        {
            final long contracts = contracts(row, (int)parts);
            final int instrument = trial.base().instrument(row);
            if (contracts > 0)
            {
                fits = budget.hasDepthFor(instrument, contracts);
                value += budget.value(instrument, contracts);
            }
        }
        return fits && budget.hasCashFor(value, parts == 1);
    }

    /** Returns the contracts of a row in a slice, rounded up to a lot. */
    private long contracts(final int row, final int parts)
    {
        if (parts == PARTS)
        {
            return trial.closable(row);
        }
        final long lot = trial.lotSize(row);
        final long held = trial.closable(row);
        final long share = (long)Math.ceil((double)held / lot * parts / PARTS);
        return Math.min(share * lot, closable(row));
    }

    /**
     * Returns the contracts of a row that one order closes: whole lots, or the remainder where no whole lot is held.
     */
    private long closable(final int row)
    {
        final long lot = trial.lotSize(row);
        final long open = trial.closable(row);
        return open < lot ? open : open / lot * lot;
    }

    /** Adds an order to the plan, takes its budget, and treats it as filled at its expected price. */
    void order(final int row, final long contracts)
    {
        trial.reset();
        trial.tradeOnTrial(row, contracts);
        trial.evaluateTrial();
        orderAsTried(row, contracts);
    }

    /** Does the same as {@link #order} if the trial already holds this closing. */
    void orderAsTried(final int row, final long contracts)
    {
        final AccountMargin after = trial.trialMargin();
        final int instrument = trial.base().instrument(row);
        final long quantity = trial.signed(row, contracts);
        plan.add(
            instrument, quantity, trial.limitPrice(instrument, quantity),
            trial.baseMargin().equity() - after.equity(), after);
        trial.accept();
        budget.take(instrument, contracts);
    }

    /**
     * Adds the orders of a unit to the plan, purchases first, and treats them as filled. The trial holds the closing of
     * the unit.
     */
    void orderUnit(final ClosingUnits units, final int unit, final long steps)
    {
        if (units.legs(unit) == 1)
        {
            orderAsTried(units.row(unit, 0), units.contracts(unit, 0, steps));
            return;
        }
        for (int pass = 0; pass < 2; pass++)
        {
            for (int leg = 0; leg < units.legs(unit); leg++)
            {
                final int row = units.row(unit, leg);
                final boolean buys = trial.base().quantity(row) < 0;
                if (buys == (pass == 0) && trial.base().quantity(row) != 0)
                {
                    order(row, units.contracts(unit, leg, steps));
                }
            }
        }
    }
}
