package softlanding.workload.exchange;

/**
 * A scheduled bid of a liquidator.
 *
 * @param timestampNs of the bid, in nanoseconds since the epoch.
 * @param auctionId   of the auction.
 * @param liquidator  index from 0.
 * @param fraction    of the portfolio, a Decimal8 mantissa.
 * @param limitPrice  maximum payment for it, a Decimal8 mantissa.
 */
record PendingBid(long timestampNs, long auctionId, int liquidator, long fraction, long limitPrice)
    implements Comparable<PendingBid>
{
    /** Compares by time, then by auction and liquidator, so that the order of arrival has no effect. */
    @Override
    public int compareTo(final PendingBid other)
    {
        final int byTime = Long.compare(timestampNs, other.timestampNs);
        final int byAuction = byTime != 0 ? byTime : Long.compare(auctionId, other.auctionId);
        return byAuction != 0 ? byAuction : Integer.compare(liquidator, other.liquidator);
    }
}
