package softlanding.engine.liquidation;

import softlanding.engine.policy.Health;

/** Counts the accounts in each health state and tier. It follows from the state of the accounts. */
final class HealthCounts
{
    private static final int MOST_TIERS = 128;

    private final int[] byHealth = new int[Health.values().length];
    private final int[] byTier = new int[MOST_TIERS];

    void moveHealth(final Health before, final Health after)
    {
        byHealth[before.code()]--;
        byHealth[after.code()]++;
    }

    void moveTier(final int before, final int after)
    {
        byTier[before]--;
        byTier[after]++;
    }

    /** Returns the number of accounts in a health state other than HEALTHY, in which accounts begin uncounted. */
    int in(final Health health)
    {
        return byHealth[health.code()];
    }

    /** Returns the number of accounts in a tier, from 1. */
    int inTier(final int tier)
    {
        return byTier[tier];
    }
}
