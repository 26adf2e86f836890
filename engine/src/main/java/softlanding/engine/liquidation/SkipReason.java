package softlanding.engine.liquidation;

/** Why no round begins for an account that is in a tier, or would be. */
public enum SkipReason
{
    /** No closing improves the account. */
    NOTHING_HELPS,
    /** The account rests between two rounds. */
    RESTING,
    /** Liquidation, or the account, is frozen. */
    FROZEN,
    /** An operator paused liquidation. */
    PAUSED,
    /** The portfolio is in auction. */
    IN_AUCTION,
    /** Not one lot fits into what a round may cost or trade. */
    NO_ROOM,
    /** Marks are missing, and no position that has all its marks can be closed. */
    UNPRICED,
    /** A lone mark crossed the threshold, and the breach is not yet confirmed. */
    UNCONFIRMED,
    /** The breach was not confirmed: the ratio came back. */
    RECOVERED
}
