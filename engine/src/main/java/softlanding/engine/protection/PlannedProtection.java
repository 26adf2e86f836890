package softlanding.engine.protection;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.Begins;

/** One protection order. One view is reused: it is good during the call only. Decimal8 mantissas. */
public final class PlannedProtection
{
    private long planId;
    private long accountId;
    private ProtectionPurpose purpose = ProtectionPurpose.CLOSE;
    private AccountMargin before;
    private LiquidationPlan plan;
    private long validUntilNs;
    private int leg;
    private long orderId;
    private int instrumentId;
    private long limit;
    private long hedgeAfter;

    @Begins
    void beginPlan(
        final long newPlanId,
        final long ofAccountId,
        final ProtectionPurpose newPurpose,
        final LiquidationPlan newPlan,
        final AccountMargin marginBefore,
        final long newValidUntilNs)
    {
        planId = newPlanId;
        accountId = ofAccountId;
        purpose = newPurpose;
        plan = newPlan;
        before = marginBefore;
        validUntilNs = newValidUntilNs;
    }

    PlannedProtection ofLeg(
        final int newLeg, final long newOrderId, final int ofInstrumentId, final long newLimit, final long newHedge)
    {
        leg = newLeg;
        orderId = newOrderId;
        instrumentId = ofInstrumentId;
        limit = newLimit;
        hedgeAfter = newHedge;
        return this;
    }

    /** Returns the id of the order. */
    public long orderId()
    {
        return orderId;
    }

    /** Returns the id that the orders of the plan share. */
    public long planId()
    {
        return planId;
    }

    /** Returns the place of the order in its plan, from 0. */
    public int legIndex()
    {
        return leg;
    }

    /** Returns the id of the account. */
    public long accountId()
    {
        return accountId;
    }

    /** Returns the id of the instrument. */
    public int instrumentId()
    {
        return instrumentId;
    }

    /** Returns the contracts that the account trades, signed. */
    public long quantity()
    {
        return plan.quantity(leg);
    }

    /** Returns the limit price, in cash per coin. */
    public long limitPrice()
    {
        return limit;
    }

    /** Returns the time at which the gateway ends the order. */
    public long validUntilNs()
    {
        return validUntilNs;
    }

    /** Returns what the order is for. */
    public ProtectionPurpose purpose()
    {
        return purpose;
    }

    /** Returns the margin on which the order was planned. */
    public AccountMargin before()
    {
        return before;
    }

    /** Returns the margin expected after the orders of the plan up to this one. */
    public AccountMargin after()
    {
        return plan.after(leg);
    }

    /** Returns the expected cost, in cash. */
    public long costExpected()
    {
        return plan.cost(leg);
    }

    /** Returns whether the order changes a hedge. */
    public boolean isOfHedge()
    {
        return purpose != ProtectionPurpose.CLOSE;
    }

    /** Returns the contracts of the hedge once the order fills, signed. */
    public long hedgeAfter()
    {
        return hedgeAfter;
    }

    /** Returns what is closed as a whole. */
    public UnitKind unitKind()
    {
        return plan.unitKind();
    }

    /** Returns the package that is closed; 0 if it is none. */
    public long packageId()
    {
        return plan.chosen().packageId();
    }
}
