package softlanding.engine.policy;

/** Names when the fee of an auction is taken. */
public enum AuctionFeeMode
{
    /** From each share sold. The auction stops at the account's target. */
    PER_FILL,
    /** At the start, for the share offered. The auction stops at the requirement and its buffer. */
    START
}
