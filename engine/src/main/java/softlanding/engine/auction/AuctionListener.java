package softlanding.engine.auction;

/** Receives what was decided in auctions. Money and shares are Decimal8 mantissas. Objects are good during the call. */
public interface AuctionListener
{
    /** Replaces a price that is unknown. */
    long NO_PRICE = Long.MIN_VALUE;

    /**
     * Receives the start of an auction of a share of a portfolio.
     *
     * @param insolvent    whether insurance pays the bidder.
     * @param equity       equity after the fee.
     * @param bufferMargin maintenance excess less the buffer, after the fee.
     * @param fee          paid to the insurance fund.
     * @param fraction     maximum share that can be bought now.
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
     * Receives the end of an auction.
     *
     * @param cashRaised total paid by bidders less the total paid to them.
     */
    void onAuctionEnded(long auctionId, long accountId, AuctionEndReason reason, long cashRaised);

    /**
     * Receives the decision on a bid that did not trade, or does not trade yet.
     *
     * @param price price asked now for the bid's fraction, or {@link #NO_PRICE}.
     */
    void onAuctionBidDecided(long auctionId, long bidId, long liquidatorId, BidVerdict verdict, long price);
}
