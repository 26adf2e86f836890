package softlanding.engine.protection;

/** What a protection order is for. */
public enum ProtectionPurpose
{
    /** Closes a part of the account. */
    CLOSE,
    /** Opens or raises a hedge. */
    HEDGE,
    /** Closes a hedge, wholly or in part. */
    RELEASE
}
