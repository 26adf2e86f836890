package softlanding.engine.auction;

/** Names the reason why an auction ended. */
public enum AuctionEndReason
{
    /** The account has its maintenance requirement and the buffer again. */
    RECOVERED,
    /** The whole offered share is sold. */
    SOLD,
    /** No bidder would pay for the remainder; an insolvent auction follows. */
    TURNED_INSOLVENT,
    /** The auction restarts: it did not sell in time, or the account is solvent again. */
    RESET,
    /** The waterfall took the account over. */
    DELEVERAGED,
    /** The portfolio is empty. */
    CLOSED_OUT
}
