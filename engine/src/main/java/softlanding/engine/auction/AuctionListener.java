package softlanding.engine.auction;

/** Receives what was decided in auctions. Money and shares are Decimal8 mantissas. Objects are good during the call. */
public interface AuctionListener
{
    /** Where no price is known. */
    long NO_PRICE = Long.MIN_VALUE;

    /**
     * A share of a portfolio is in sale.
     *
     * @param insolvent    whether insurance pays the bidder.
     * @param equity       after the fee.
     * @param bufferMargin net maintenance margin with the buffer, after the fee.
     * @param fee          paid to the insurance fund.
     * @param fraction     most that can be bought now.
     */
    void onAuctionStarted(
        long auctionId,
        long accountId,
        boolean insolvent,
        long equity,
        long bufferMargin,
        long fee,
        long fraction);

    /** A bid took a share. */
    void onAuctionFilled(AuctionFill fill);

    /**
     * Nothing more is in sale.
     *
     * @param cashRaised paid by bidders less what was paid to them, in all.
     */
    void onAuctionEnded(long auctionId, long accountId, AuctionEndReason reason, long cashRaised);

    /**
     * A bid did not trade, or not yet.
     *
     * @param price asked for its fraction now, or {@link #NO_PRICE}.
     */
    void onAuctionBidDecided(long auctionId, long bidId, long liquidatorId, BidVerdict verdict, long price);
}
