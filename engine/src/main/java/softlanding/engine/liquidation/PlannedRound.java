package softlanding.engine.liquidation;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitChoice;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.legs.LimitReason;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;

/** Explains one round: why it was planned as it is. One view is reused: it is good during the call only. */
public final class PlannedRound
{
    private long planId;
    private long accountId;
    private int tier;
    private LiquidationPolicy policy;
    private LiquidationPlan plan;
    private AccountMargin before;
    private LimitReason limitReason;

    PlannedRound of(
        final long newPlanId,
        final long ofAccountId,
        final int ofTier,
        final LiquidationPolicy ofPolicy,
        final LiquidationPlan ofPlan,
        final AccountMargin margin,
        final LimitReason reason)
    {
        planId = newPlanId;
        accountId = ofAccountId;
        tier = ofTier;
        policy = ofPolicy;
        plan = ofPlan;
        before = margin;
        limitReason = reason;
        return this;
    }

    /** The id of the plan, which its orders repeat. */
    public long planId()
    {
        return planId;
    }

    /** The id of the account. */
    public long accountId()
    {
        return accountId;
    }

    /** Tier under which the round was planned, from 1; 0 for a round that a person planned. */
    public int tier()
    {
        return tier;
    }

    /** Ratio below which the tier acts; 0 for a round that a person planned. */
    public long threshold()
    {
        return tier == 0 ? 0 : policy.threshold(tier);
    }

    /** Ratio at which liquidation of the account stops. */
    public long targetRatio()
    {
        return policy.targetRatio();
    }

    /** Margin equity that is missing to the target, in cash. */
    public long shortfall()
    {
        return policy.shortfall(before);
    }

    /** Margin on which the round was planned. */
    public AccountMargin before()
    {
        return before;
    }

    /** Largest share of a unit that the round may close. */
    public long maxShare()
    {
        return plan.maxShare();
    }

    /** What is closed as a whole. */
    public UnitKind chosenKind()
    {
        return plan.unitKind();
    }

    /** Package that is closed; 0 if the unit is none. */
    public long chosenPackageId()
    {
        return plan.chosen().packageId();
    }

    /** Number of positions that the round trades. */
    public int chosenLegs()
    {
        return isUnit() ? plan.chosen().legs() : plan.legs();
    }

    /** Contracts of the largest leg. */
    public long chosenContracts()
    {
        if (isUnit())
        {
            return plan.chosen().contracts();
        }
        long most = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            most = Math.max(most, Math.abs(plan.quantity(leg)));
        }
        return most;
    }

    /** Surplus over the target that the round releases, in cash. */
    public double chosenRelease()
    {
        return isUnit() ? plan.chosen().release() :
            Decimal8.toDouble(policy.shortfall(before) - policy.shortfall(plan.after(plan.legs() - 1)));
    }

    /** Expected cost of the round, in cash. */
    public double chosenCost()
    {
        if (isUnit())
        {
            return plan.chosen().cost();
        }
        long cost = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            cost += plan.cost(leg);
        }
        return Decimal8.toDouble(cost);
    }

    /** Factor of the preference weights, at least 1. */
    public double chosenPreference()
    {
        return isUnit() ? plan.chosen().preference() : 1;
    }

    private boolean isUnit()
    {
        return plan.chosen().kind() != null;
    }

    /** The unit that would have been closed otherwise; null if there is none. */
    public UnitChoice nextBest()
    {
        return plan.nextBest().kind() == null ? null : plan.nextBest();
    }

    /** Number of units whose closing was evaluated. */
    public int unitsEvaluated()
    {
        return plan.unitsEvaluated();
    }

    /** What kept the round from being larger. */
    public LiquidationPlan.Limit limitedBy()
    {
        return plan.limitedBy();
    }

    /** What the limit prices come from. */
    public LimitReason limitReason()
    {
        return limitReason;
    }
}
