package softlanding.engine.protection;

import softlanding.engine.state.RecentIds;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Remembers the rounds that opened a hedge as their last resort, so that no hedge is forgotten. */
public final class LastResortHedges
{
    private static final int MOST_PLANS = 1 << 14;

    private final RecentIds plans;
    private final HedgeBook hedges;

    LastResortHedges(final HedgeBook hedges, final int rememberedIds)
    {
        this.hedges = hedges;
        plans = new RecentIds(
            StateOwner.LAST_RESORT_PLANS_ADDED,
            new StateOwner[] {
                StateOwner.LAST_RESORT_PLAN, StateOwner.LAST_RESORT_PLAN_ACCOUNT, StateOwner.LAST_RESORT_PLAN_SPARE},
            Math.min(MOST_PLANS, rememberedIds));
    }

    /** Notes that a round of an account hedges. */
    public void note(final int account, final long planId)
    {
        if (!plans.contains(planId, account, 0))
        {
            plans.add(planId, account, 0);
        }
    }

    /** Notes a fill of a round, which counts if the round hedges. */
    public void onFilled(
        final int account,
        final long planId,
        final int instrument,
        final long quantity,
        final long price,
        final long nowNs)
    {
        if (plans.contains(planId, account, 0))
        {
            hedges.open(account, instrument, quantity, price, nowNs);
        }
    }

    long hash()
    {
        return plans.hash();
    }

    void copyState(final StateCopy copy)
    {
        plans.copyState(copy);
    }
}
