package softlanding.engine.closing;

import java.util.Arrays;
import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;
import softlanding.engine.policy.HedgeUse;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.state.Decimal8;

/**
 * Chooses what an account closes in one step. TIERED takes the unit that releases most surplus per unit of cost with
 * everything else in place, and just enough of it; its last tier closes all that remains in that order. No closing is
 * chosen whose exact evaluation lowers the surplus over maintenance or the ratio; where no unit helps, a slice of
 * everything is tried, and then, where the policy allows it, a delta hedge. FULL closes everything and asks nothing.
 * OPTIMAL takes the cheapest combination of units that reaches the target, or the cheapest single unit that does.
 */
public final class LiquidationPlanner
{
    /** Of many positions, the attempts to close some together. */
    private static final int MOST_ATTEMPTS = 16;

    private final CloseOutTrial trial;
    private final CloseOutEstimator estimator;
    private final ClosingUnits units;
    private final UnitPreferences preferences;
    private final UnitSelector selector;
    private final LiquidationPlan plan;
    private final SlicePlanner slicePlanner;
    private final OptimalPlanner optimalPlanner;
    private final DeltaHedge deltaHedge;
    private final boolean[] done;
    private boolean isSingle;
    private final int[] ranked;
    private boolean isBeyondHorizon;
    private boolean isNearZero;
    private boolean asksNothing;

    /** Reserves memory up to the given limits, for plans without participation limits. */
    public LiquidationPlanner(
        final Market market, final Margins margins, final int bookSize, final int assets, final int underlyings)
    {
        this(market, margins, ParticipationBudget.unlimited(market, margins.valuation()), bookSize, assets,
            underlyings);
    }

    /** Reserves memory up to the given limits, for plans within a participation budget. */
    public LiquidationPlanner(
        final Market market,
        final Margins margins,
        final ParticipationBudget budget,
        final int bookSize,
        final int assets,
        final int underlyings)
    {
        trial = new CloseOutTrial(market, margins, bookSize, assets, underlyings);
        final RowCosts costs = new RowCosts(market, trial.executionCost(), bookSize);
        estimator = new CloseOutEstimator(market, margins, trial, costs, bookSize, underlyings);
        units = new ClosingUnits(market, bookSize, budget);
        final UnitSlopes slopes = new UnitSlopes(units, costs, estimator, bookSize);
        preferences = new UnitPreferences(market, margins.valuation(), units, bookSize, underlyings);
        selector = new UnitSelector(
            trial, estimator, units, slopes, new StructureBound(market, trial, slopes), preferences);
        plan = new LiquidationPlan(bookSize + 1);
        slicePlanner = new SlicePlanner(trial, plan, budget, bookSize);
        optimalPlanner = new OptimalPlanner(trial, estimator, units, slopes, plan, slicePlanner, budget);
        deltaHedge = new DeltaHedge(market, margins.valuation(), trial, plan, budget, underlyings);
        done = new boolean[units.capacity()];
        ranked = new int[units.capacity()];
    }

    /** Sets whether the next plans close everything that remains, whatever their tier. */
    public void closeEverything(final boolean beyondHorizon)
    {
        isBeyondHorizon = beyondHorizon;
    }

    /** Sets whether the next plans close one position only, because no leg of a larger plan may go first. */
    public void closeSinglePosition(final boolean noLegMayGoFirst)
    {
        isSingle = noLegMayGoFirst;
    }

    /**
     * Sets whether the whole closing was judged before and every size of it lowers the ratio, so that the next plans
     * ask for the surplus alone at once.
     */
    public void askSurplusAlone(final boolean nearZero)
    {
        isNearZero = nearZero;
    }

    /** Sets whether the next plans close what the participation limits allow, though it makes the account worse. */
    public void askNothing(final boolean nothing)
    {
        asksNothing = nothing;
    }

    /** Plans a round under the tier's own cap. */
    public LiquidationPlan plan(
        final LiquidationPolicy policy,
        final int tier,
        final Book book,
        final AccountMargin margin,
        final Accounts accounts,
        final int account)
    {
        return plan(policy, tier, policy.cap(tier), book, margin, accounts, account);
    }

    /**
     * Plans a round for a priced portfolio. A plan without legs means that no closing is possible. The result is valid
     * until the next plan.
     *
     * @param tier    the tier, from 1.
     * @param cap     the largest share of a unit if just enough is closed, a Decimal8 mantissa.
     * @param margin  the margin of the portfolio.
     * @param account the slot of the account, whose packages are closed in ratio only.
     */
    public LiquidationPlan plan(
        final LiquidationPolicy policy,
        final int tier,
        final long cap,
        final Book book,
        final AccountMargin margin,
        final Accounts accounts,
        final int account)
    {
        trial.begin(policy, book, margin);
        try
        {
            if (policy.policy() == Policy.FULL && !trial.isPartlyPriced())
            {
                trial.judgeWholeClosing(false);
                closeEverything();
            }
            else if (asksNothing)
            {
                trial.judgeWholeClosing(true);
                plan.begin(UnitKind.EVERYTHING);
                slicePlanner.closeWithinBudget();
                plan.makeLastResort();
            }
            else
            {
                units.find(book, accounts.packages(), account);
                estimator.load(policy);
                preferences.load(policy.weights(), book, margin);
                chooseNearZeroToo(policy, tier, cap);
                // An account without equity is not hedged, because its positions will be closed anyway.
                if (plan.legs() == 0 && policy.hedge() != HedgeUse.NEVER && margin.equity() > 0 &&
                    !trial.isPartlyPriced())
                {
                    plan.begin(UnitKind.DELTA_HEDGE);
                    deltaHedge.plan(cap, accounts, account, margin);
                }
            }
        }
        catch (final ArithmeticException beyondDecimal)
        {
            plan.begin(UnitKind.EVERYTHING);
        }
        if (plan.chosen().kind() == null)
        {
            explain(policy, cap);
        }
        trial.noteNeed(plan);
        return plan;
    }

    /** Plans a delta hedge alone, which is a candidate beside the closings; valid until the next plan. */
    public LiquidationPlan hedge(
        final LiquidationPolicy policy,
        final long cap,
        final Book book,
        final AccountMargin margin,
        final Accounts accounts,
        final int account)
    {
        trial.begin(policy, book, margin);
        plan.begin(UnitKind.DELTA_HEDGE);
        deltaHedge.plan(cap, accounts, account, margin);
        explain(policy, cap);
        return plan;
    }

    /** Notes of a plan that is no single unit what kept it from being larger. */
    private void explain(final LiquidationPolicy policy, final long cap)
    {
        LiquidationPlan.Limit limit = LiquidationPlan.Limit.NONE;
        if (plan.legs() > 0 && !policy.isAtTarget(plan.after(plan.legs() - 1)))
        {
            limit = units.isBudgeted() ? LiquidationPlan.Limit.DEPTH :
                cap < Decimal8.ONE && plan.unitKind() != UnitKind.EVERYTHING ? LiquidationPlan.Limit.CAP : limit;
        }
        plan.explain(selector.evaluated(), cap, limit);
    }

    /**
     * Chooses what raises both surplus and ratio; where nothing does, and the whole closing costs more than the equity,
     * what raises the surplus. Where everything is to be closed, that is judged first.
     */
    private void chooseNearZeroToo(final LiquidationPolicy policy, final int tier, final long cap)
    {
        final boolean isJudged = (isNearZero || closesAll(policy, tier)) && trial.judgeWholeClosing(isNearZero);
        choose(policy, tier, cap);
        if (plan.legs() == 0 && !isJudged && trial.judgeWholeClosing(true))
        {
            selector.takeBase();
            choose(policy, tier, cap);
        }
    }

    /**
     * Judges the closing of everything for a plan that was made elsewhere, and notes in the plan what it must not make
     * worse. Returns whether the surplus decides alone, because every size of the closing lowers the ratio.
     */
    public boolean judgeNeed(
        final LiquidationPolicy policy, final Book book, final AccountMargin margin, final LiquidationPlan ofOperator)
    {
        trial.begin(policy, book, margin);
        final boolean bySurplus = trial.judgeWholeClosing(true);
        trial.noteNeed(ofOperator);
        return bySurplus;
    }

    private boolean closesAll(final LiquidationPolicy policy, final int tier)
    {
        return policy.sizing(tier) == Sizing.ALL || isBeyondHorizon;
    }

    private void choose(final LiquidationPolicy policy, final int tier, final long cap)
    {
        if (isSingle)
        {
            planSinglePosition(cap);
        }
        else if (closesAll(policy, tier))
        {
            plan.begin(UnitKind.EVERYTHING);
            closeAllInOrder();
        }
        else if (policy.policy() == Policy.OPTIMAL)
        {
            planCheapest(cap);
        }
        else
        {
            planJustEnough(selector.best(cap), cap);
        }
    }

    private void closeEverything()
    {
        plan.begin(UnitKind.EVERYTHING);
        slicePlanner.closeRest();
    }

    private void planCheapest(final long cap)
    {
        final double combined = optimalPlanner.find() ? optimalPlanner.cost() : Double.MAX_VALUE;
        final int single = selector.cheapestThatReaches(combined);
        if (single >= 0)
        {
            planJustEnough(single, cap);
            optimalPlanner.noteGap();
        }
        else if (combined < Double.MAX_VALUE)
        {
            optimalPlanner.order();
            optimalPlanner.noteGap();
        }
        else
        {
            planJustEnough(selector.best(cap), cap);
        }
    }

    private void planSinglePosition(final long cap)
    {
        final int unit = selector.bestPosition(cap);
        plan.begin(UnitKind.POSITION);
        if (unit >= 0)
        {
            selector.explain(unit, cap, plan);
            slicePlanner.orderUnit(units, unit, selector.size(unit));
        }
    }

    private void planJustEnough(final int unit, final long cap)
    {
        if (unit >= 0)
        {
            plan.begin(units.kind(unit));
            selector.explain(unit, cap, plan);
            slicePlanner.orderUnit(units, unit, selector.size(unit));
        }
        else
        {
            plan.begin(UnitKind.SLICE);
            slicePlanner.plan(cap);
        }
    }

    /**
     * Closes position after position, ranked again after each. At the end it closes together the positions that do not
     * help alone.
     */
    private void closeAllInOrder()
    {
        Arrays.fill(done, 0, units.size(), false);
        if (units.size() > LiquidationPlan.MANY)
        {
            closeManyInOrder();
        }
        else
        {
            closeEachInOrder();
        }
        slicePlanner.closeRestIfNeverWorse();
        if (plan.legs() == 0)
        {
            // A unit that is worse as a whole, or exceeds the budget as a whole, is closed in part.
            planJustEnough(selector.best(Decimal8.ONE), Decimal8.ONE);
        }
    }

    /**
     * Closes many positions in the order in which they rank before the first closing, some of them together: to rank
     * and evaluate again after each would take a time that grows with the square of their number. Where some together
     * do not help, half of them are tried.
     */
    private void closeManyInOrder()
    {
        selector.rankAllWhole(done);
        int size = 0;
        for (int unit = selector.takeRanked(); unit >= 0; unit = selector.takeRanked())
        {
            ranked[size++] = unit;
        }
        int first = 0;
        int most = LiquidationPlan.together(units.size());
        for (int attempt = 0; attempt < MOST_ATTEMPTS && first < size; attempt++)
        {
            final int end = slicePlanner.addUnits(units, ranked, first, Math.min(first + most, size));
            if (slicePlanner.helpsTogether())
            {
                slicePlanner.orderTogether();
                first = end;
            }
            else
            {
                // Only a single one that does not help is passed over.
                first = end == first + 1 ? end : first;
                most = Math.max(1, (end - first) / 2);
            }
        }
        if (plan.legs() == 0)
        {
            selector.takeBase();
        }
    }

    private void closeEachInOrder()
    {
        selector.beginWhole();
        int unit = selector.bestWhole(done);
        while (unit >= 0)
        {
            keepEstimate(unit);
            slicePlanner.orderUnit(units, unit, units.steps(unit));
            if (estimator.isConcave())
            {
                estimator.takeBase();
            }
            done[unit] = true;
            unit = selector.bestWhole(done);
        }
    }

    private void keepEstimate(final int unit)
    {
        if (estimator.isConcave())
        {
            estimator.tryClosing(units, unit, units.steps(unit));
            estimator.keep();
        }
    }
}
