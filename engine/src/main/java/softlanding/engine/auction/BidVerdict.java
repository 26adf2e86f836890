package softlanding.engine.auction;

/** Answer to a bid that did not trade at once. */
public enum BidVerdict
{
    /** The price asked is above its limit; it waits. */
    RESTING,
    /** The bidder would not meet initial margin afterwards, or is himself being liquidated. */
    INITIAL_MARGIN_TOO_LOW,
    /** The account in sale is unpriced; the bid waits. */
    PAUSED,
    /** Nothing more is in sale. */
    NOTHING_LEFT,
    /** The auction ended before the bid traded. */
    WITHDRAWN,
    /** As many better bids wait as are kept. */
    OUTRANKED,
    /** The bidder's account has no room for the share, or an amount could not be written. */
    CANNOT_BE_BOOKED
}
