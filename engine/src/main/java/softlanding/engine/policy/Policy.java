package softlanding.engine.policy;

/** How an account is brought back. */
public enum Policy
{
    /** Close everything at once: the old way, kept as the baseline. */
    FULL,
    /** In stages, just enough of the riskiest unit. */
    TIERED,
    /** The cheapest combination of units. */
    OPTIMAL
}
