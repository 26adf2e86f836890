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

    SlicePlanner(final CloseOutTrial trial, final LiquidationPlan plan, final ParticipationBudget budget)
    {
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
        trial.reset();
        for (int row = 0; row < trial.base().size(); row++)
        {
            final long contracts = contracts(row, enough);
            if (contracts > 0)
            {
                order(row, contracts);
            }
        }
    }

    private boolean isEnough(final long parts)
    {
        trySlice((int)parts);
        return trial.reachesTarget() && trial.isNeverWorse();
    }

    private boolean helps(final int parts)
    {
        return trySlice(parts) && trial.isNeverWorse() && trial.release() > 0;
    }

    /** Closes all remaining positions without an evaluation. */
    void closeRest()
    {
        for (int row = 0; row < trial.base().size(); row++)
        {
            if (trial.closable(row) > 0)
            {
                order(row, closable(row));
            }
        }
    }

    /** Closes as much of all positions as the participation budget allows, without an evaluation. */
    void closeWithinBudget()
    {
        final int parts = partsWithRoom(PARTS);
        for (int row = 0; row < trial.base().size() && parts > 0; row++)
        {
            final long contracts = contracts(row, parts);
            if (contracts > 0)
            {
                order(row, contracts);
            }
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
}
