package softlanding.engine.auction;

/** Receives the decisions of auctions. Money and shares are Decimal8 mantissas. */
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

    /**
     * Receives the fill of a bid. The amounts before the fill are the inputs of fraction and price.
     *
     * @param fraction           share of the portfolio before the fill, reserved cash excluded.
     * @param price              paid by the bidder; a negative price is paid to the bidder by the insurance fund.
     * @param cashMoved          cash that moved with the share; negative is debt.
     * @param equityBefore       equity of the account in auction.
     * @param bufferMarginBefore buffer margin of the account in auction.
     * @param reservedBefore     cash paid in by earlier bids of the auction.
     * @param discount           asked share of the value; 0 where insurance pays.
     */
    void onAuctionFilled(
        long auctionId,
        long bidId,
        long liquidatorId,
        long accountId,
        long fraction,
        long price,
        long cashMoved,
        long equityBefore,
        long bufferMarginBefore,
        long reservedBefore,
        long discount);

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
