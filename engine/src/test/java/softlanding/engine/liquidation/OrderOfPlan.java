package softlanding.engine.liquidation;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.Policy;

/** Makes planned orders by hand for tests of other packages: the only order of plan 31 of account 32, in tier 2. */
public final class OrderOfPlan
{
    private OrderOfPlan()
    {
    }

    /** Order 21 in instrument 22: the fund risks 27, the mark is 28, the half-spread 29, and 30 contracts are visible. */
    public static PlannedOrder of(final Policy policy, final LiquidationPlan plan, final AccountMargin before)
    {
        final PlannedOrder order = new PlannedOrder();
        order.beginPlan(31, 32, 2, policy, plan, before);
        return order.ofLeg(0, 21, 22, 27).at(28, 29, 30);
    }
}
