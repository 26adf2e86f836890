package softlanding.engine.closing;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.Begins;

/** Holds the orders of one round, which are sent together. The object is reused round after round. */
public final class LiquidationPlan
{
    /** The optimality gap of a plan with an unknown gap. */
    public static final long NO_GAP = Long.MIN_VALUE;

    /** What kept a round from being larger. */
    public enum Limit
    {
        NONE,
        /** The share of the visible depth. */
        DEPTH,
        /** What the round may cost. */
        CASH,
        /** The size of a lot. */
        LOT,
        /** The share of a unit that the tier closes, or the limit of all liquidations. */
        CAP,
        /** No leg of the whole plan may go out first, so a part of it goes out. */
        NEVER_WORSE
    }

    /** More legs than these are not evaluated one by one: their number times the portfolio is too much. */
    public static final int MANY = 64;
    private static final int PARTS = 8;

    private final UnitChoice chosen = new UnitChoice();
    private final UnitChoice nextBest = new UnitChoice();
    private int unitsEvaluated;
    private long maxShare;
    private Limit limitedBy;
    private final int[] instruments;
    private final long[] quantities;
    private final long[] limits;
    private final long[] costs;
    private final AccountMargin[] after;
    private UnitKind unitKind;
    private int legs;
    private long optimalityGap;
    private boolean insured;
    private boolean lastResort;
    private boolean nearZero;
    private boolean nearZeroAtOtherEnd;

    /** Reserves memory for a maximum number of orders. */
    public LiquidationPlan(final int mostLegs)
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

    /** Starts a plan without orders. */
    @Begins
    public void begin(final UnitKind kind)
    {
        unitKind = kind;
        legs = 0;
        optimalityGap = NO_GAP;
        chosen.clear();
        nextBest.clear();
        unitsEvaluated = 0;
        maxShare = 0;
        limitedBy = Limit.NONE;
        noteNeed(false, false, false);
        lastResort = false;
    }

    /** Copies another plan. */
    public void copy(final LiquidationPlan other)
    {
        begin(other.unitKind);
        optimalityGap = other.optimalityGap;
        copyChoice(other);
        for (int leg = 0; leg < other.legs; leg++)
        {
            add(other.instruments[leg], other.quantities[leg], other.limits[leg], other.costs[leg], other.after[leg]);
        }
    }

    /** Takes over what another plan chose and why, without its orders. */
    public void copyChoice(final LiquidationPlan other)
    {
        chosen.copy(other.chosen);
        nextBest.copy(other.nextBest);
        unitsEvaluated = other.unitsEvaluated;
        maxShare = other.maxShare;
        limitedBy = other.limitedBy;
        noteNeed(other.insured, other.nearZero, other.nearZeroAtOtherEnd);
        lastResort = other.lastResort;
    }

    /**
     * Notes what was judged of the whole closing that is needed; the plan may hold only the part that can be ordered.
     *
     * @param isInsured            whether its half-spreads and fees exceed the equity, so that the fund helps.
     * @param isNearZero           whether the surplus decides alone, because every size lowers the ratio.
     * @param isNearZeroAtOtherEnd whether that is so at the other end of missing marks.
     */
    public void noteNeed(final boolean isInsured, final boolean isNearZero, final boolean isNearZeroAtOtherEnd)
    {
        insured = isInsured;
        nearZero = isNearZero;
        nearZeroAtOtherEnd = isNearZeroAtOtherEnd;
    }

    /** Returns whether half-spreads and fees of what is needed exceed the equity, so that the insurance fund helps. */
    public boolean isInsured()
    {
        return insured;
    }

    /** Returns whether the surplus decides alone, because every size of what is needed lowers the ratio. */
    public boolean isNearZero()
    {
        return nearZero;
    }

    /** Returns whether {@link #isNearZero} holds at the other end of missing marks. */
    public boolean isNearZeroAtOtherEnd()
    {
        return nearZeroAtOtherEnd;
    }

    /** Notes that nothing is asked of the orders but that they cost no more than a round may. */
    void makeLastResort()
    {
        lastResort = true;
    }

    /** Returns whether nothing is asked of the orders but that they cost no more than a round may. */
    public boolean isLastResort()
    {
        return lastResort;
    }

    /** Returns how many of some legs are evaluated together: one, or of many legs an eighth. */
    public static int together(final int ofLegs)
    {
        return ofLegs > MANY ? (ofLegs + PARTS - 1) / PARTS : 1;
    }

    /** Makes the costs of orders evaluated together add up to a total: the dearest one takes what rounding left. */
    public static void balance(final long[] costs, final int orders, final long total)
    {
        int dearest = 0;
        long rest = total;
        for (int i = 0; i < orders; i++)
        {
            dearest = costs[i] > costs[dearest] ? i : dearest;
            rest -= costs[i];
        }
        costs[dearest] += rest;
    }

    /** Notes the package that the orders close; 0 if they close none. */
    public void choosePackage(final long packageId)
    {
        chosen.setPackage(packageId);
    }

    /** Adds an order, with its expected cost and the margin expected after it. */
    public void add(
        final int instrument, final long quantity, final long limit, final long cost, final AccountMargin marginAfter)
    {
        instruments[legs] = instrument;
        quantities[legs] = quantity;
        limits[legs] = limit;
        costs[legs] = cost;
        after[legs].copy(marginAfter);
        legs++;
    }

    /** Changes the expected cost of an order, and the margin expected after it. */
    public void value(final int leg, final long cost, final AccountMargin marginAfter)
    {
        costs[leg] = cost;
        after[leg].copy(marginAfter);
    }

    /** Notes how many units were looked at and what limits the plan. */
    void explain(final int evaluated, final long ofMaxShare, final Limit limit)
    {
        unitsEvaluated = evaluated;
        maxShare = ofMaxShare;
        limitedBy = limit;
    }

    /** Returns the unit that is closed; without a kind where no single unit was chosen. */
    public UnitChoice chosen()
    {
        return chosen;
    }

    /** Returns the unit that would have been closed otherwise; without a kind if none helps. */
    public UnitChoice nextBest()
    {
        return nextBest;
    }

    /** Returns the number of units whose closing was evaluated. */
    public int unitsEvaluated()
    {
        return unitsEvaluated;
    }

    /** Returns the largest share of a unit that the round may close. */
    public long maxShare()
    {
        return maxShare;
    }

    /** Returns what kept the round from being larger. */
    public Limit limitedBy()
    {
        return limitedBy;
    }

    /** Returns the kind of the closing unit. */
    public UnitKind unitKind()
    {
        return unitKind;
    }

    /** Returns the number of orders. */
    public int legs()
    {
        return legs;
    }

    /** Most orders of a step. */
    int capacity()
    {
        return instruments.length;
    }

    /** Slot of what is traded. */
    public int instrument(final int leg)
    {
        return instruments[leg];
    }

    /** Sets by how much the whole plan may cost more than the cheapest. */
    public void setOptimalityGap(final long gap)
    {
        optimalityGap = gap;
    }

    /**
     * Returns the maximum by which the cost of the whole plan exceeds the cheapest that reaches the target, in cash, or
     * {@link #NO_GAP}.
     */
    public long optimalityGap()
    {
        return optimalityGap;
    }

    /** Returns the contracts of an order, signed: the quantity that the account trades. */
    public long quantity(final int leg)
    {
        return quantities[leg];
    }

    /** Returns the limit price of an order, in cash per coin. */
    public long limit(final int leg)
    {
        return limits[leg];
    }

    /** Returns the expected half-spread, impact and fee of an order, in cash. */
    public long cost(final int leg)
    {
        return costs[leg];
    }

    /** Returns the expected margin after an order and the orders before it. */
    public AccountMargin after(final int leg)
    {
        return after[leg];
    }
}
