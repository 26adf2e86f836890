package softlanding.engine.liquidation;

import java.util.Arrays;
import softlanding.engine.account.Packages;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;

/**
 * Chooses what an account closes in one step. TIERED takes the unit that releases most surplus per unit of cost with
 * everything else in place, and just enough of it; its last tier closes all that remains in that order. No closing is
 * chosen whose exact evaluation lowers the surplus over maintenance or the ratio; where no unit helps, a slice of
 * everything is tried. FULL closes everything and asks nothing. OPTIMAL takes the cheapest combination of units that
 * reaches the target, or the cheapest single unit that does.
 */
final class LiquidationPlanner
{
    /** So many units, the best at the cap, are sized exactly; the others are passed over. */
    private static final int SHORT_LIST = 24;

    private final TrialClose trial;
    private final LeastSteps leastSteps;
    private final ClosingUnits units;
    private final LiquidationPlan plan;
    private final SlicePlanner slicePlanner;
    private final OptimalPlanner optimalPlanner;
    private final boolean[] done;
    private final boolean[] listed;
    private final boolean[] enough;
    private final long[] sizes;
    private final UnitRanking ranking;

    LiquidationPlanner(
        final Market market, final Margins margins, final int bookSize, final int assets, final int underlyings)
    {
        trial = new TrialClose(market, margins, bookSize, assets, underlyings);
        leastSteps = new LeastSteps(trial);
        units = new ClosingUnits(market, bookSize);
        plan = new LiquidationPlan(bookSize + 1);
        slicePlanner = new SlicePlanner(trial, plan);
        optimalPlanner = new OptimalPlanner(market, margins, trial, units, plan, slicePlanner, bookSize);
        final int mostUnits = units.capacity();
        done = new boolean[mostUnits];
        listed = new boolean[mostUnits];
        enough = new boolean[mostUnits];
        sizes = new long[mostUnits];
        ranking = new UnitRanking(mostUnits);
    }

    /** Plans a step for a priced book under a tier; a plan without legs says that nothing can be done. */
    LiquidationPlan plan(
        final LiquidationPolicy policy,
        final int tier,
        final Book book,
        final AccountMargin margin,
        final Packages packages,
        final int account)
    {
        trial.begin(policy, book, margin);
        try
        {
            units.find(trial.base(), packages, account);
            Arrays.fill(done, 0, units.size(), false);
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
            slicePlanner.closeRest();
        }
        else if (policy.sizing(tier) == Sizing.ALL)
        {
            plan.begin(UnitKind.EVERYTHING);
            closeAllInOrder();
        }
        else if (policy.policy() == Policy.OPTIMAL)
        {
            planCheapest(policy, policy.cap(tier));
        }
        else
        {
            planJustEnough(riskiest(policy.cap(tier)), policy.cap(tier));
        }
    }

    private void planCheapest(final LiquidationPolicy policy, final long cap)
    {
        final int riskiest = riskiest(cap);
        final int single = cheapestThatReaches();
        if (optimalPlanner.find(policy, single >= 0 ? ranking.cost(single) : Double.MAX_VALUE))
        {
            optimalPlanner.order();
            optimalPlanner.noteGap();
        }
        else if (single >= 0)
        {
            planJustEnough(single, cap);
            optimalPlanner.noteGap();
        }
        else
        {
            planJustEnough(riskiest, cap);
        }
    }

    /** The unit which alone reaches the target at the least cost, of those sized last; -1 if none does. */
    private int cheapestThatReaches()
    {
        int best = -1;
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (listed[unit] && enough[unit] && (best < 0 || ranking.cost(unit) < ranking.cost(best)))
            {
                best = unit;
            }
        }
        return best;
    }

    private void planJustEnough(final int unit, final long cap)
    {
        if (unit >= 0)
        {
            plan.begin(units.kind(unit));
            order(unit, sizes[unit]);
        }
        else
        {
            plan.begin(UnitKind.SLICE);
            slicePlanner.plan(cap);
        }
    }

    /** The unit whose closing, up to the cap, releases most of what is needed per unit of cost, or -1 if none helps. */
    private int riskiest(final long cap)
    {
        shortList(cap);
        ranking.begin(units.size());
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (listed[unit])
            {
                sizes[unit] = leastSteps.size(units, unit, cap);
                measure(unit);
                trial.undo(units, unit);
            }
        }
        return ranking.best();
    }

    /** Of a crowded book only the units that do best at the cap are sized. */
    private void shortList(final long cap)
    {
        final boolean crowded = units.size() > SHORT_LIST;
        Arrays.fill(listed, 0, units.size(), !crowded);
        if (!crowded)
        {
            return;
        }
        ranking.begin(units.size());
        for (int unit = 0; unit < units.size(); unit++)
        {
            trial.tryClosing(units, unit, units.stepsWithin(unit, cap));
            measure(unit);
            trial.undo(units, unit);
        }
        for (int place = 0; place < SHORT_LIST; place++)
        {
            final int unit = ranking.best();
            if (unit >= 0)
            {
                listed[unit] = true;
                ranking.note(unit, 0, ranking.cost(unit));
            }
        }
    }

    /** Notes what the trial of a unit releases of what is needed, and what it costs; nothing if it makes it worse. */
    private void measure(final int unit)
    {
        final double deficit = trial.deficit();
        final double release = trial.isNeverWorse() ? trial.release() : 0;
        ranking.note(unit, deficit > 0 ? Math.min(release, deficit) : release, trial.cost());
        enough[unit] = trial.reachesTarget() && trial.isNeverWorse();
    }

    /** Closes position after position, the riskiest of those that remain first; at the end what helps only together. */
    private void closeAllInOrder()
    {
        int unit = riskiestWhole();
        while (unit >= 0)
        {
            order(unit, units.steps(unit));
            done[unit] = true;
            unit = riskiestWhole();
        }
        slicePlanner.closeRestIfNeverWorse();
    }

    private int riskiestWhole()
    {
        ranking.begin(units.size());
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (!done[unit] && units.isExclusive(unit))
            {
                trial.tryClosing(units, unit, units.steps(unit));
                ranking.note(unit, trial.isNeverWorse() ? trial.release() : 0, trial.cost());
                trial.undo(units, unit);
            }
        }
        return ranking.best();
    }

    /** Adds the orders of a unit to the plan, what the account buys first, and takes them as filled. */
    private void order(final int unit, final long steps)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            for (int leg = 0; leg < units.legs(unit); leg++)
            {
                final int row = units.row(unit, leg);
                final boolean buys = trial.base().quantity(row) < 0;
                if (buys == (pass == 0) && trial.base().quantity(row) != 0)
                {
                    slicePlanner.order(row, units.contracts(unit, leg, steps));
                }
            }
        }
    }
}
