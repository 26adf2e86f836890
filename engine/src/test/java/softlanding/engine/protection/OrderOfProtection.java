package softlanding.engine.protection;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.AccountMargin;

/** Makes views of protection orders for tests of other packages. */
public final class OrderOfProtection
{
    private OrderOfProtection()
    {
    }

    /** The first leg of a plan. */
    public static PlannedProtection of(
        final ProtectionPurpose purpose, final LiquidationPlan plan, final AccountMargin before)
    {
        final PlannedProtection order = new PlannedProtection();
        order.beginPlan(12, 13, purpose, plan, before, 14);
        return order.ofLeg(0, 11, 15, 16, -17);
    }

    /** Two orders of account 0 in flight, with ids 11 and 12. */
    public static ProtectionOrders inFlight()
    {
        final ProtectionOrders orders = new ProtectionOrders(1, 4);
        orders.add(11, 1, 0, 0, 5, ProtectionPurpose.CLOSE, 6);
        orders.add(12, 1, 0, 0, 5, ProtectionPurpose.CLOSE, 6);
        return orders;
    }
}
