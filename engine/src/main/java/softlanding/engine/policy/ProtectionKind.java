package softlanding.engine.policy;

/** How an account is kept out of liquidation, above every tier. */
public enum ProtectionKind
{
    NONE,
    /** It is made smaller, a little at a time and patiently. */
    CLOSE,
    /** Its delta is hedged in the perpetual or the nearest future. */
    HEDGE
}
