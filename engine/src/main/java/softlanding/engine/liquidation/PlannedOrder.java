package softlanding.engine.liquidation;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.Policy;
import softlanding.engine.state.Begins;
import softlanding.engine.state.DecisionIds;

/** One order of a round, to trade immediately or cancel. One view is reused: it is good during the call only. */
public final class PlannedOrder
{
    private long planId;
    private long accountId;
    private int tier;
    private Policy policy;
    private AccountMargin before;
    private LiquidationPlan plan;
    private int leg;
    private int sentBefore;
    private long insuranceAtRisk;
    private long orderId;
    private int instrumentId;
    private long mark;
    private long halfSpread;
    private long depth;

    @Begins
    void beginPlan(
        final long newPlanId,
        final long ofAccountId,
        final int ofTier,
        final Policy ofPolicy,
        final LiquidationPlan newPlan,
        final AccountMargin marginBefore)
    {
        planId = newPlanId;
        accountId = ofAccountId;
        tier = ofTier;
        policy = ofPolicy;
        plan = newPlan;
        before = marginBefore;
        sentBefore = 0;
    }

    /** Continues a round that has sent orders before. */
    void goOn(final int ordersBefore)
    {
        sentBefore = ordersBefore;
    }

    PlannedOrder ofLeg(final int newLeg, final long newOrderId, final int ofInstrumentId, final long atRisk)
    {
        leg = newLeg;
        insuranceAtRisk = atRisk;
        orderId = newOrderId;
        instrumentId = ofInstrumentId;
        return this;
    }

    PlannedOrder at(final long newMark, final long newHalfSpread, final long newDepth)
    {
        mark = newMark;
        halfSpread = newHalfSpread;
        depth = newDepth;
        return this;
    }

    /** Mark in cash per coin. */
    public long mark()
    {
        return mark;
    }

    /** Half-spread in cash per coin; 0 where no liquidity is known. */
    public long halfSpread()
    {
        return halfSpread;
    }

    /** Contracts visible near the mark, or {@link softlanding.engine.market.Instruments#UNKNOWN_DEPTH}. */
    public long depth()
    {
        return depth;
    }

    /** Package that is closed; 0 if the unit is none. */
    public long packageId()
    {
        return plan.chosen().packageId();
    }

    /** The id of the order. */
    public long orderId()
    {
        return orderId;
    }

    /** The round that the order belongs to. */
    public long planId()
    {
        return planId;
    }

    /** Place of the order in its round, from 0. */
    public int legIndex()
    {
        return sentBefore + leg;
    }

    /** Returns the cash that the insurance fund may have to pay for the order. */
    public long insuranceAtRisk()
    {
        return insuranceAtRisk;
    }

    /** The id of the account that trades. */
    public long accountId()
    {
        return accountId;
    }

    /** The id of the instrument. */
    public int instrumentId()
    {
        return instrumentId;
    }

    /** Contracts, signed: what the account trades. */
    public long quantity()
    {
        return plan.quantity(leg);
    }

    /** Cash per coin. */
    public long limitPrice()
    {
        return plan.limit(leg);
    }

    /** Tier under which the round was planned, from 1; 0 for a round that an operator ordered. */
    public int tier()
    {
        return tier;
    }

    /** Sequence of the event by which an operator ordered the round; {@link PlannedRound#BY_ENGINE} if none did. */
    public long operatorSequence()
    {
        return unitKind() == UnitKind.MANUAL ? DecisionIds.sequence(planId) : PlannedRound.BY_ENGINE;
    }

    /** The policy under which the round was planned. */
    public Policy policy()
    {
        return policy;
    }

    /** What is closed as a whole. */
    public UnitKind unitKind()
    {
        return plan.unitKind();
    }

    /** Margin on which the round was planned. */
    public AccountMargin before()
    {
        return before;
    }

    /** Expected margin after this order and those before it in its round. */
    public AccountMargin after()
    {
        return plan.after(leg);
    }

    /** Half-spread, impact and fee, in cash. */
    public long costExpected()
    {
        return plan.cost(leg);
    }

    /** What the whole round may cost more than the cheapest, in cash, or {@link LiquidationPlan#NO_GAP}. */
    public long optimalityGap()
    {
        return plan.optimalityGap();
    }
}
