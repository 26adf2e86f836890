package softlanding.engine.market;

/** Names the reason why a feed is suspended. */
public enum SuspensionReason
{
    /** The mark is too old. */
    STALE,
    /** The price moved too far at once and requires confirmation. */
    JUMP,
    /** The confidence in the price is too low. */
    LOW_CONFIDENCE,
    /** The source has no price. */
    VANISHED,
    /** The source's bids are above its asks. */
    CROSSED,
    /** No price has arrived since the restart. */
    RESTART,
    /** The mark is outside the range of its feed. */
    OUT_OF_RANGE
}
