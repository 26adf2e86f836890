package softlanding.engine.liquidation;

import java.util.Arrays;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;

/**
 * Chooses what an account closes in one step. TIERED takes the unit that releases most surplus per unit of cost with
 * everything else in place, and just enough of it; its last tier closes everything in that order. No closing is chosen
 * whose exact evaluation lowers the surplus over maintenance or the ratio; where no single position helps, a slice of
 * all of them is tried. FULL closes everything and asks nothing.
 */
final class LiquidationPlanner
{
    /** A slice is sized in this many parts of the book. */
    private static final int SLICE_PARTS = 1_024;

    /** A release below this share of the largest is dust. */
    private static final double DUST = 0.01;

    private final TrialClose trial;
    private final LeastLots leastLots;
    private final LiquidationPlan plan;
    private final boolean[] done;
    private final double[] releases;
    private final double[] costs;

    LiquidationPlanner(
        final Market market, final Margins margins, final int bookSize, final int assets, final int underlyings)
    {
        trial = new TrialClose(market, margins, bookSize, assets, underlyings);
        leastLots = new LeastLots(trial);
        plan = new LiquidationPlan(bookSize + 1);
        done = new boolean[bookSize + 1];
        releases = new double[bookSize + 1];
        costs = new double[bookSize + 1];
    }

    /** Plans a step for a priced book under a tier; a plan without legs says that nothing can be done. */
    LiquidationPlan plan(
        final LiquidationPolicy policy, final int tier, final Book book, final AccountMargin margin)
    {
        trial.begin(policy, book, margin);
        Arrays.fill(done, 0, book.size(), false);
        try
        {
            choose(policy, tier);
        }
        catch (final ArithmeticException beyondDecimal)
        {
            plan.begin(UnitKind.EVERYTHING);
        }
        return plan;
    }

    private void choose(final LiquidationPolicy policy, final int tier)
    {
        if (policy.policy() == Policy.FULL)
        {
            plan.begin(UnitKind.EVERYTHING);
            closeRest();
        }
        else if (policy.sizing(tier) == Sizing.ALL)
        {
            plan.begin(UnitKind.EVERYTHING);
            closeAllInOrder();
        }
        else
        {
            planJustEnough(policy, tier);
        }
    }

    private void planJustEnough(final LiquidationPolicy policy, final int tier)
    {
        plan.begin(UnitKind.POSITION);
        final int row = riskiest(policy.cap(tier));
        if (row >= 0)
        {
            order(row, leastLots.size(row, policy.cap(tier)));
            return;
        }
        plan.begin(UnitKind.SLICE);
        planSlice(policy.cap(tier));
    }

    /** The row whose closing, up to the cap, releases most of what is needed per unit of cost, or -1 if none helps. */
    private int riskiest(final long cap)
    {
        final double deficit = trial.deficit();
        for (int row = 0; row < trial.base().size(); row++)
        {
            releases[row] = 0;
            if (leastLots.size(row, cap) > 0 && trial.isNeverWorse())
            {
                releases[row] = deficit > 0 ? Math.min(trial.release(), deficit) : trial.release();
                costs[row] = trial.cost();
            }
            trial.undo(row);
        }
        return mostReleasePerCost();
    }

    /** Dust is passed over: what releases next to nothing beside the others would only cost a step. */
    private int mostReleasePerCost()
    {
        double largest = 0;
        for (int row = 0; row < trial.base().size(); row++)
        {
            largest = Math.max(largest, releases[row]);
        }
        int best = -1;
        for (int row = 0; row < trial.base().size(); row++)
        {
            if (releases[row] > largest * DUST &&
                (best < 0 || releases[row] * costs[best] > releases[best] * costs[row]))
            {
                best = row;
            }
        }
        return best;
    }

    /** Closes position after position, the riskiest of those that remain first; at the end what helps only together. */
    private void closeAllInOrder()
    {
        int row = riskiestWhole();
        while (row >= 0)
        {
            order(row, trial.closable(row));
            done[row] = true;
            row = riskiestWhole();
        }

        trial.reset();
        if (tradeRest() && isTrialNeverWorse())
        {
            trial.reset();
            closeRest();
        }
    }

    private int riskiestWhole()
    {
        for (int row = 0; row < trial.base().size(); row++)
        {
            final long closable = trial.closable(row);
            releases[row] = 0;
            if (!done[row] && closable > 0)
            {
                trial.tryClosing(row, closable);
                releases[row] = trial.isNeverWorse() ? trial.release() : 0;
                costs[row] = trial.cost();
                trial.undo(row);
            }
        }
        return mostReleasePerCost();
    }

    /** Puts everything not done into the plan, unexamined. */
    private void closeRest()
    {
        for (int row = 0; row < trial.base().size(); row++)
        {
            final long closable = trial.closable(row);
            if (!done[row] && closable > 0)
            {
                order(row, closable);
            }
        }
    }

    private boolean tradeRest()
    {
        boolean any = false;
        for (int row = 0; row < trial.base().size(); row++)
        {
            final long closable = trial.closable(row);
            if (!done[row] && closable > 0)
            {
                trial.tradeOnTrial(row, closable);
                any = true;
            }
        }
        return any;
    }

    private boolean isTrialNeverWorse()
    {
        trial.evaluateTrial();
        return trial.isNeverWorse();
    }

    /** The least share of everything that reaches the target, up to the cap; nothing if even that makes it worse. */
    private void planSlice(final long cap)
    {
        int enough = (int)Math.max(1, SLICE_PARTS * (cap / 1e8));
        if (!trySlice(enough) || !trial.isNeverWorse() || trial.release() <= 0)
        {
            return;
        }
        int tooFew = 0;
        while (trial.reachesTarget() && enough - tooFew > 1)
        {
            final int middle = (tooFew + enough) >>> 1;
            trySlice(middle);
            if (trial.reachesTarget() && trial.isNeverWorse())
            {
                enough = middle;
            }
            else
            {
                tooFew = middle;
                trySlice(enough);
            }
        }
        trial.reset();
        for (int row = 0; row < trial.base().size(); row++)
        {
            final long contracts = sliceContracts(row, enough);
            if (contracts > 0)
            {
                order(row, contracts);
            }
        }
    }

    private boolean trySlice(final int parts)
    {
        trial.reset();
        boolean any = false;
        for (int row = 0; row < trial.base().size(); row++)
        {
            final long contracts = sliceContracts(row, parts);
            if (contracts > 0)
            {
                trial.tradeOnTrial(row, contracts);
                any = true;
            }
        }
        trial.evaluateTrial();
        return any;
    }

    /** A row's share of a slice, rounded up to a lot. */
    private long sliceContracts(final int row, final int parts)
    {
        final long lot = trial.lotSize(row);
        final long closable = trial.closable(row);
        final long share = (long)Math.ceil((double)closable / lot * parts / SLICE_PARTS);
        return share > closable / lot ? closable : share * lot;
    }

    /** Adds an order to the plan and takes it as filled at its expected price. */
    private void order(final int row, final long contracts)
    {
        final long limit = trial.limitPrice(row, contracts);
        final long quantity = trial.signed(row, contracts);
        final long equityBefore = trial.baseMargin().equity();
        final int instrument = trial.base().instrument(row);
        trial.tryClosing(row, contracts);
        plan.add(instrument, quantity, limit, equityBefore - trial.trialMargin().equity(), trial.trialMargin());
        trial.accept();
    }
}
