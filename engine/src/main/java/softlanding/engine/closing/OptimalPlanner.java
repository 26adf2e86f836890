package softlanding.engine.closing;

import softlanding.engine.state.Decimal8;

/**
 * Finds the cheapest combination of positions and packages that brings an account to the target in one round. A linear
 * programme over cutting planes gives shares of units and a lower bound of the cost, rounding makes whole lots, and the
 * trial checks the result exactly.
 */
final class OptimalPlanner
{
    /** The maximum number of additional unit lots if rounding made the estimator report the target too early. */
    private static final int MAX_CORRECTIONS = 8;
    /** The share of a bound that may be rounding. */
    private static final double BOUND_ROUNDING = 1e-9;

    private final CloseOutTrial trial;
    private final CloseOutEstimator estimator;
    private final LiquidationPlan plan;
    private final SlicePlanner orders;
    private final ParticipationBudget budget;
    private final TrialCombination combination;
    private final LpColumns columns;
    private final CuttingPlanes cuttingPlanes;
    private final LotRounding rounding;
    private final long[] contracts;
    private double cost;

    OptimalPlanner(
        final CloseOutTrial trial,
        final CloseOutEstimator estimator,
        final ClosingUnits units,
        final UnitSlopes slopes,
        final LiquidationPlan plan,
        final SlicePlanner orders,
        final ParticipationBudget budget)
    {
        this.trial = trial;
        this.estimator = estimator;
        this.plan = plan;
        this.orders = orders;
        this.budget = budget;
        combination = new TrialCombination(trial, estimator, units, plan.capacity());
        columns = new LpColumns(units, slopes);
        cuttingPlanes = new CuttingPlanes(estimator, columns, slopes, combination);
        rounding = new LotRounding(estimator, units, slopes, combination);
        contracts = new long[plan.capacity()];
    }

    /**
     * Searches a combination that reaches the target and returns whether there is one. Without scenarios there is none.
     */
    boolean find()
    {
        if (!estimator.isConcave())
        {
            return false;
        }
        final boolean found = cuttingPlanes.solve() && rounding.round(columns, cuttingPlanes) && isConfirmed() &&
            hasRoom();
        for (int row = 0; found && row < trial.base().size(); row++)
        {
            contracts[row] = combination.contracts(row);
        }
        combination.begin();
        combination.keep();
        return found;
    }

    /** Checks the combination exactly, and adds unit lots that rounding has hidden. */
    private boolean isConfirmed()
    {
        boolean possible = true;
        for (int correction = 0; possible && correction < MAX_CORRECTIONS; correction++)
        {
            combination.closeOnTrial();
            if (trial.reachesTarget() && trial.isNeverWorse())
            {
                cost = trial.cost();
                return true;
            }
            possible = rounding.addStep();
        }
        return false;
    }

    /**
     * Returns whether the whole combination is within the participation budget. Each unit alone is within it, but units
     * that share a row or the cap on notional may exceed it together.
     */
    private boolean hasRoom()
    {
        double value = 0;
        boolean fits = true;
        for (int row = 0; row < trial.base().size() && fits && !budget.isUnlimited(); row++)
        {
            final int instrument = trial.base().instrument(row);
            fits = combination.contracts(row) == 0 || budget.hasDepthFor(instrument, combination.contracts(row));
            value += budget.value(instrument, combination.contracts(row));
        }
        return fits && budget.hasCashFor(value, false);
    }

    /** Returns the cost of the last combination, in cash. */
    double cost()
    {
        return cost;
    }

    /** Adds the orders of the last combination to the plan, purchases first. */
    void order()
    {
        plan.begin(rounding.hasPackage() ? UnitKind.PACKAGE : UnitKind.POSITION);
        orderSide(true);
        orderSide(false);
    }

    private void orderSide(final boolean buys)
    {
        for (int row = 0; row < trial.base().size(); row++)
        {
            if (contracts[row] > 0 && trial.base().quantity(row) < 0 == buys)
            {
                orders.order(row, contracts[row]);
                contracts[row] = 0;
            }
        }
    }

    /** Records the maximum distance of the plan, which reaches the target, from the cheapest. */
    void noteGap()
    {
        long planned = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            planned += plan.cost(leg);
        }
        final double bound = cuttingPlanes.bound() * (1 - BOUND_ROUNDING);
        plan.setOptimalityGap(estimator.isConcave() ? Math.max(0, planned - Decimal8.floor(bound)) :
            LiquidationPlan.NO_GAP);
    }
}
