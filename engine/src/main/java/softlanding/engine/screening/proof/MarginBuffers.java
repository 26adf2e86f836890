package softlanding.engine.screening.proof;

/**
 * Holds the buffers of an account, in cash: its margin equity above the first tier and above the initial requirement,
 * or below the initial requirement if the account is restricted. The groups of marks of an account share the buffers
 * equally.
 */
public final class MarginBuffers
{
    private boolean guardsTier;
    private boolean restricted;
    private double threshold;
    private double tier;
    private double initial;

    /**
     * Sets the thresholds that bind the account.
     *
     * @param newGuardsTier whether the account can be liquidated at all.
     * @param newRestricted whether the initial excess is below zero and must stay so, instead of not falling below
     *     zero.
     * @param newThreshold  the ratio at which liquidation begins.
     * @param newTier       margin equity less threshold times maintenance requirement, in cash.
     * @param newInitial    the magnitude of the initial excess, in cash.
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

    /** Divides the buffers by a number of equal shares. */
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

    /** Returns whether all binding buffers are positive. */
    boolean isPositive()
    {
        return (!guardsTier || tier > 0) && initial > 0;
    }
}
