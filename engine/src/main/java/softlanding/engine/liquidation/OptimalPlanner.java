package softlanding.engine.liquidation;

import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.SurplusGradient;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/**
 * The cheapest combination of positions and packages that brings an account to the target in one step: a linear
 * programme over cutting planes gives shares of units and a bound of the cost, rounding makes lots of them.
 */
final class OptimalPlanner
{
    private final TrialClose trial;
    private final LiquidationPlan plan;
    private final SlicePlanner orders;
    private final SaleRoom room;
    private final TrialCombination combination;
    private final ClosingColumns columns;
    private final CuttingPlanes cuttingPlanes;
    private final WholeSteps wholeSteps;
    private final long[] contracts;

    OptimalPlanner(
        final Market market,
        final Margins margins,
        final TrialClose trial,
        final ClosingUnits units,
        final LiquidationPlan plan,
        final SlicePlanner orders,
        final SaleRoom room,
        final int bookSize)
    {
        this.trial = trial;
        this.plan = plan;
        this.orders = orders;
        this.room = room;
        combination = new TrialCombination(trial, units, bookSize);
        columns = new ClosingColumns(market, new ExecutionCost(market, margins.valuation()), units.capacity());
        cuttingPlanes = new CuttingPlanes(
            trial, units, columns, combination, new SurplusGradient(market, margins.valuation(), bookSize));
        wholeSteps = new WholeSteps(trial, units, combination);
        contracts = new long[bookSize + 1];
    }

    /**
     * Looks for a combination that reaches the target and costs less than so much; says whether there is one. Asks
     * nothing of books without scenarios.
     */
    boolean find(final LiquidationPolicy policy, final double mostCost)
    {
        if (trial.base().marginMode() != MarginMode.PORTFOLIO)
        {
            return false;
        }
        final boolean found = cuttingPlanes.solve(policy) && wholeSteps.round(columns, cuttingPlanes) &&
            trial.cost() < mostCost && hasRoom();
        trial.reset();
        return found;
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

    /** Puts the orders of the combination found last into the plan, what the account buys first. */
    void order()
    {
        plan.begin(wholeSteps.hasPackage() ? UnitKind.PACKAGE : UnitKind.POSITION);
        for (int row = 0; row < trial.base().size(); row++)
        {
            contracts[row] = combination.contracts(row);
        }
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
        long cost = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            cost += plan.cost(leg);
        }
        final boolean bounded = trial.base().marginMode() == MarginMode.PORTFOLIO;
        plan.setOptimalityGap(bounded ? Math.max(0, cost - Decimal8.floor(cuttingPlanes.bound())) :
            LiquidationListener.NO_GAP);
    }

    /** Pivots since the beginning. */
    long pivots()
    {
        return cuttingPlanes.pivots();
    }
}
