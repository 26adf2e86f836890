package softlanding.engine.auction;

/** Answers a bid that did not trade at once. */
public enum BidVerdict
{
    /** The ask price is above the bid's limit; the bid rests. */
    RESTING,
    /** The bidder would not meet its initial requirement afterwards, or is in liquidation. */
    INITIAL_MARGIN_TOO_LOW,
    /** The account in auction is unpriced, has an order in flight, or an operator stops it; the bid rests. */
    PAUSED,
    /** Nothing remains on offer. */
    NOTHING_LEFT,
    /** The auction ended before the bid traded. */
    WITHDRAWN,
    /** The maximum number of resting bids is reached, and all of them are better. */
    OUTRANKED,
    /** The bidder's account has no room for the share, or an amount is beyond the decimal range. */
    CANNOT_BE_BOOKED,
    /** An operator froze the bidder's account. */
    FROZEN
}
