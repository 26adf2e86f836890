package softlanding.engine.screening.proof;

/**
 * What an account has to spare, in cash: above its first tier, above initial margin or, if it is restricted, below it.
 * Several groups of marks split it, each having its share to lose.
 */
public final class MarginBuffers
{
    private boolean guardsTier;
    private boolean restricted;
    private double threshold;
    private double tier;
    private double initial;

    /**
     * Sets which thresholds bind the account.
     *
     * @param newGuardsTier whether the account can be liquidated at all.
     * @param newRestricted whether initial margin is below zero and must stay so, instead of not falling below.
     * @param newThreshold  ratio at which liquidation begins.
     * @param newTier       margin equity less threshold times maintenance requirement.
     * @param newInitial    magnitude of initial margin.
     */
    public void set(
        final boolean newGuardsTier,
        final boolean newRestricted,
        final double newThreshold,
        final double newTier,
        final double newInitial)
    {
        guardsTier = newGuardsTier;
        restricted = newRestricted;
        threshold = newThreshold;
        tier = newTier;
        initial = newInitial;
    }

    /** Keeps one of so many equal shares. */
    void split(final int shares)
    {
        tier /= shares;
        initial /= shares;
    }

    boolean guardsTier()
    {
        return guardsTier;
    }

    boolean isRestricted()
    {
        return restricted;
    }

    double threshold()
    {
        return threshold;
    }

    double tier()
    {
        return tier;
    }

    double initial()
    {
        return initial;
    }

    /** Whether there is anything to lose. */
    boolean isPositive()
    {
        return (!guardsTier || tier > 0) && initial > 0;
    }
}
