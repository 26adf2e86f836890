package softlanding.engine.policy;

/** Names how much a tier closes. */
public enum Sizing
{
    /** Closes the minimum number of lots that reaches the target, up to the cap of the tier. */
    JUST_ENOUGH,
    /** Closes everything that remains. */
    ALL
}
