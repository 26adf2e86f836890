package softlanding.engine.liquidation;

import softlanding.engine.state.Decimal8;

/**
 * The cheapest combination of positions and packages that brings an account to the target in one step: a linear
 * programme over cutting planes gives shares of units and a bound of the cost, rounding makes lots of them, and what
 * comes out is checked exactly.
 */
final class OptimalPlanner
{
    /** So many steps more are tried where rounding has made the estimate say too early that the target is reached. */
    private static final int MOST_CORRECTIONS = 8;
    /** Share of a bound that may be rounding. */
    private static final double BOUND_ROUNDING = 1e-9;

    private final TrialClose trial;
    private final ClosingEstimate estimate;
    private final LiquidationPlan plan;
    private final SlicePlanner orders;
    private final SaleRoom room;
    private final TrialCombination combination;
    private final ClosingColumns columns;
    private final CuttingPlanes cuttingPlanes;
    private final WholeSteps wholeSteps;
    private final long[] contracts;
    private double cost;

    OptimalPlanner(
        final TrialClose trial,
        final ClosingEstimate estimate,
        final ClosingUnits units,
        final UnitSlopes slopes,
        final LiquidationPlan plan,
        final SlicePlanner orders,
        final SaleRoom room,
        final int bookSize)
    {
        this.trial = trial;
        this.estimate = estimate;
        this.plan = plan;
        this.orders = orders;
        this.room = room;
        combination = new TrialCombination(trial, estimate, units, bookSize);
        columns = new ClosingColumns(units, slopes);
        cuttingPlanes = new CuttingPlanes(estimate, columns, slopes, combination);
        wholeSteps = new WholeSteps(estimate, units, slopes, combination);
        contracts = new long[bookSize + 1];
    }

    /** Looks for a combination that reaches the target; says whether there is one. None is found without scenarios. */
    boolean find()
    {
        if (!estimate.isConcave())
        {
            return false;
        }
        final boolean found = cuttingPlanes.solve() && wholeSteps.round(columns, cuttingPlanes) && isConfirmed() &&
            hasRoom();
        for (int row = 0; found && row < trial.base().size(); row++)
        {
            contracts[row] = combination.contracts(row);
        }
        combination.begin();
        combination.keep();
        return found;
    }

    /** Checks the combination exactly, and adds to it what rounding has hidden. */
    private boolean isConfirmed()
    {
        boolean possible = true;
        for (int correction = 0; possible && correction < MOST_CORRECTIONS; correction++)
        {
            combination.closeOnTrial();
            if (trial.reachesTarget() && trial.isNeverWorse())
            {
                cost = trial.cost();
                return true;
            }
            possible = wholeSteps.addStep();
        }
        return false;
    }

    /** Each unit has room by itself; units that share a row or the cap may not have it together. */
    private boolean hasRoom()
    {
        double value = 0;
        boolean fits = true;
        for (int row = 0; row < trial.base().size() && fits && !room.isLifted(); row++)
        {
            final int instrument = trial.base().instrument(row);
            fits = combination.contracts(row) == 0 || room.hasDepthFor(instrument, combination.contracts(row));
            value += room.value(instrument, combination.contracts(row));
        }
        return fits && room.hasCashFor(value, false);
    }

    /** What the combination found last costs, in cash. */
    double cost()
    {
        return cost;
    }

    /** Puts the orders of the combination found last into the plan, what the account buys first. */
    void order()
    {
        plan.begin(wholeSteps.hasPackage() ? UnitKind.PACKAGE : UnitKind.POSITION);
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

    /** Records how far the plan, which reaches the target, may be from the cheapest. */
    void noteGap()
    {
        long planned = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            planned += plan.cost(leg);
        }
        final double bound = cuttingPlanes.bound() * (1 - BOUND_ROUNDING);
        plan.setOptimalityGap(estimate.isConcave() ? Math.max(0, planned - Decimal8.floor(bound)) :
            LiquidationPlan.NO_GAP);
    }

    /** Pivots since the beginning. */
    long pivots()
    {
        return cuttingPlanes.pivots();
    }
}
