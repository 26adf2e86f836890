package softlanding.engine.liquidation;

import org.jspecify.annotations.Nullable;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitChoice;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.legs.LimitReason;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.DecisionIds;

/** Explains one round: why it was planned as it is. One view is reused: it is good during the call only. */
public final class PlannedRound
{
    /** The sequence of no event: the engine planned the round. */
    public static final long BY_ENGINE = 0;

    private long planId;
    private long accountId;
    private int tier;
    private LiquidationPolicy policy;
    private LiquidationPlan plan;
    private AccountMargin before;
    private LiquidationPlan ordered;
    private int waitingLegs;
    private boolean part;
    private LimitReason limitReason;

    @Begins
    PlannedRound of(
        final long newPlanId,
        final long ofAccountId,
        final int ofTier,
        final LiquidationPolicy ofPolicy,
        final LiquidationPlan ofPlan,
        final AccountMargin margin)
    {
        planId = newPlanId;
        accountId = ofAccountId;
        tier = ofTier;
        policy = ofPolicy;
        plan = ofPlan;
        before = margin;
        return this;
    }

    /**
     * Tells of the whole plan what goes out now, and how many legs follow as that fills.
     *
     * @param isPart whether a smaller plan in the same ratio takes the place of the whole one.
     */
    @Begins
    PlannedRound ordering(
        final LiquidationPlan nowOrdered, final int legsThatWait, final boolean isPart, final LimitReason reason)
    {
        part = isPart;
        ordered = nowOrdered;
        waitingLegs = legsThatWait;
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

    /** Number of positions that the whole plan trades. */
    public int chosenLegs()
    {
        return isUnit() ? plan.chosen().legs() : plan.legs();
    }

    /** Contracts of the largest leg of the whole plan. */
    public long chosenContracts()
    {
        return isUnit() ? plan.chosen().contracts() : contracts(plan);
    }

    /** Surplus over the target that the whole plan releases, in cash. */
    public double chosenRelease()
    {
        return isUnit() ? plan.chosen().release() : release(plan);
    }

    /** Expected cost of the whole plan, in cash. */
    public double chosenCost()
    {
        return isUnit() ? plan.chosen().cost() : cost(plan);
    }

    /** Number of orders that go out now. */
    public int orderedLegs()
    {
        return ordered.legs();
    }

    /** Contracts of the largest order that goes out now. */
    public long orderedContracts()
    {
        return contracts(ordered);
    }

    /** Surplus over the target that the orders release that go out now, in cash. */
    public double orderedRelease()
    {
        return release(ordered);
    }

    /** Expected cost of the orders that go out now, in cash. */
    public double orderedCost()
    {
        return cost(ordered);
    }

    /** Number of legs of the round that follow as the orders fill. */
    public int waitingLegs()
    {
        return waitingLegs;
    }

    /** Sequence of the event by which an operator ordered the round, or {@link #BY_ENGINE}. */
    public long operatorSequence()
    {
        return plan.unitKind() == UnitKind.MANUAL ? DecisionIds.sequence(planId) : BY_ENGINE;
    }

    private static long contracts(final LiquidationPlan of)
    {
        long most = 0;
        for (int leg = 0; leg < of.legs(); leg++)
        {
            most = Math.max(most, Math.abs(of.quantity(leg)));
        }
        return most;
    }

    private double release(final LiquidationPlan of)
    {
        return Decimal8.toDouble(policy.shortfall(before) - policy.shortfall(of.after(of.legs() - 1)));
    }

    private static double cost(final LiquidationPlan of)
    {
        long cost = 0;
        for (int leg = 0; leg < of.legs(); leg++)
        {
            cost += of.cost(leg);
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
    public @Nullable UnitChoice nextBest()
    {
        return plan.nextBest().kind() == null ? null : plan.nextBest();
    }

    /** Number of units whose closing was evaluated. */
    public int unitsEvaluated()
    {
        return plan.unitsEvaluated();
    }

    /** What kept the round from being larger: its plan, or what may go out of it. */
    public LiquidationPlan.Limit limitedBy()
    {
        if (part)
        {
            return LiquidationPlan.Limit.NEVER_WORSE;
        }
        return isCut() ? LiquidationPlan.Limit.CASH : plan.limitedBy();
    }

    /** Returns whether an order is smaller than its leg of the plan, because no more fits into what it may cost. */
    private boolean isCut()
    {
        boolean cut = false;
        for (int order = 0; order < ordered.legs() && !cut; order++)
        {
            for (int leg = 0; leg < plan.legs() && !cut; leg++)
            {
                cut = plan.instrument(leg) == ordered.instrument(order) &&
                    Math.abs(ordered.quantity(order)) < Math.abs(plan.quantity(leg));
            }
        }
        return cut;
    }

    /** What the limit prices come from. */
    public LimitReason limitReason()
    {
        return limitReason;
    }
}
