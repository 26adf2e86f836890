package softlanding.engine.auction;

/** Why an auction ended. */
public enum AuctionEndReason
{
    /** The account has its maintenance margin and the buffer again. */
    RECOVERED,
    /** All that was in sale is sold. */
    SOLD,
    /** Nothing is left that a bidder would pay for; an insolvent auction takes its place. */
    TURNED_INSOLVENT,
    /** It starts again from the start: not sold in time, or solvent again. */
    RESET,
    /** The waterfall took the account over. */
    DELEVERAGED,
    /** Nothing is left of the portfolio. */
    CLOSED_OUT
}
