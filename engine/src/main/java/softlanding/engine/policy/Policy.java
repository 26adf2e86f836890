package softlanding.engine.policy;

/** Names the way in which an account is liquidated. */
public enum Policy
{
    /** Closes everything at once. This traditional method is kept as the baseline. */
    FULL,
    /** Closes in stages, each time just enough of the unit that ranks first. */
    TIERED,
    /** Closes the cheapest combination of units. */
    OPTIMAL
}
