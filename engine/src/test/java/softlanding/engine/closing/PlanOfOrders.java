package softlanding.engine.closing;

import softlanding.engine.margin.AccountMargin;

/** Makes plans by hand for tests of other packages. */
public final class PlanOfOrders
{
    private PlanOfOrders()
    {
    }

    /** A plan of one order. */
    public static LiquidationPlan of(
        final UnitKind kind,
        final long quantity,
        final long limitPrice,
        final long cost,
        final AccountMargin after,
        final long gap)
    {
        final LiquidationPlan plan = new LiquidationPlan(1);
        plan.begin(kind);
        plan.add(0, quantity, limitPrice, cost, after);
        plan.setOptimalityGap(gap);
        return plan;
    }

    /** The plan, as one that closes a package. */
    public static LiquidationPlan ofPackage(final LiquidationPlan plan, final long packageId)
    {
        plan.chosen().setPackage(packageId);
        return plan;
    }
}
