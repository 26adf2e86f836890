package softlanding.workload.exchange;

/**
 * A bid that a liquidator means to place.
 *
 * @param timestampNs when, nanoseconds since the epoch.
 * @param auctionId   in which auction.
 * @param liquidator  who, from 0.
 * @param fraction    wanted, a Decimal8 mantissa.
 * @param limitPrice  most that is paid for it, a Decimal8 mantissa.
 */
record PendingBid(long timestampNs, long auctionId, int liquidator, long fraction, long limitPrice)
    implements Comparable<PendingBid>
{
    /** By time, then by auction and liquidator: never by the accident of arrival. */
    @Override
    public int compareTo(final PendingBid other)
    {
        final int byTime = Long.compare(timestampNs, other.timestampNs);
        final int byAuction = byTime != 0 ? byTime : Long.compare(auctionId, other.auctionId);
        return byAuction != 0 ? byAuction : Integer.compare(liquidator, other.liquidator);
    }
}
