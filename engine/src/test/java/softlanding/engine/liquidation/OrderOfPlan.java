package softlanding.engine.liquidation;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.market.Instruments;
import softlanding.engine.policy.Policy;

/** Makes planned orders by hand for tests of other packages: the only order of plan 31 of account 32, in tier 2. */
public final class OrderOfPlan
{
    private OrderOfPlan()
    {
    }

    /** Order 21 in instrument 22, for which the fund risks 33, at mark 27 with half-spread 28 and depth 29. */
    public static PlannedOrder of(final Policy policy, final LiquidationPlan plan, final AccountMargin before)
    {
        final PlannedOrder order = new PlannedOrder();
        order.beginPlan(31, 32, 2, policy, plan, before);
        return order.ofLeg(0, 21, 22, 33).at(27, 28, 29);
    }

    /** The order, in an instrument of which no liquidity is known. */
    public static PlannedOrder withoutLiquidity(final PlannedOrder order)
    {
        return order.at(27, 0, Instruments.UNKNOWN_DEPTH);
    }
}
