package softlanding.engine.market;

/** Why a feed is not believed. */
public enum HaltReason
{
    /** Its mark is too old. */
    STALE,
    /** It moved too far at once and wants confirmation. */
    JUMP,
    /** Its confidence is too low. */
    LOW_CONFIDENCE,
    /** The source has no price any more. */
    VANISHED,
    /** The source's bids are above its asks. */
    CROSSED,
    /** Nothing was heard of it since the restart. */
    RESTART
}
