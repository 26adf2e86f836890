package softlanding.engine.policy;

/** How much a tier closes. */
public enum Sizing
{
    /** The least lots that reach the target, up to the tier's cap. */
    JUST_ENOUGH,
    /** Everything that remains. */
    ALL
}
