package softlanding.engine.liquidation;

import softlanding.engine.margin.AccountMargin;

/** One step: the orders that are sent together. Reused for step after step. */
final class LiquidationPlan
{
    private final int[] instruments;
    private final long[] quantities;
    private final long[] limits;
    private final long[] costs;
    private final AccountMargin[] after;
    private UnitKind unitKind;
    private int legs;
    private long optimalityGap;

    LiquidationPlan(final int mostLegs)
    {
        instruments = new int[mostLegs];
        quantities = new long[mostLegs];
        limits = new long[mostLegs];
        costs = new long[mostLegs];
        after = new AccountMargin[mostLegs];
        for (int i = 0; i < mostLegs; i++)
        {
            after[i] = new AccountMargin(0);
        }
    }

    void begin(final UnitKind kind)
    {
        unitKind = kind;
        legs = 0;
        optimalityGap = LiquidationListener.NO_GAP;
    }

    /** Becomes the same as another plan. */
    void copy(final LiquidationPlan other)
    {
        begin(other.unitKind);
        optimalityGap = other.optimalityGap;
        for (int leg = 0; leg < other.legs; leg++)
        {
            add(other.instruments[leg], other.quantities[leg], other.limits[leg], other.costs[leg], other.after[leg]);
        }
    }

    void add(
        final int instrument, final long quantity, final long limit, final long cost, final AccountMargin marginAfter)
    {
        instruments[legs] = instrument;
        quantities[legs] = quantity;
        limits[legs] = limit;
        costs[legs] = cost;
        after[legs].copy(marginAfter);
        legs++;
    }

    UnitKind unitKind()
    {
        return unitKind;
    }

    int legs()
    {
        return legs;
    }

    int instrument(final int leg)
    {
        return instruments[leg];
    }

    void setOptimalityGap(final long gap)
    {
        optimalityGap = gap;
    }

    /** What the whole plan may cost more than the cheapest that reaches the target, in cash, or
     * {@link LiquidationListener#NO_GAP}. */
    long optimalityGap()
    {
        return optimalityGap;
    }

    /** Contracts, signed: what the account trades. */
    long quantity(final int leg)
    {
        return quantities[leg];
    }

    /** Cash per coin. */
    long limit(final int leg)
    {
        return limits[leg];
    }

    /** Half-spread, impact and fee expected, in cash. */
    long cost(final int leg)
    {
        return costs[leg];
    }

    /** Expected after this leg and those before it. */
    AccountMargin after(final int leg)
    {
        return after[leg];
    }
}
