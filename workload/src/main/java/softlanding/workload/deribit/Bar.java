package softlanding.workload.deribit;

import softlanding.workload.market.Coin;

/**
 * One bar of a spot or perpetual market.
 *
 * @param coin        whose price.
 * @param isPerpetual whether it is the perpetual's, not the spot's.
 * @param openMs      its beginning, milliseconds since the epoch.
 * @param open        first price, USD.
 * @param high        highest, USD.
 * @param low         lowest, USD.
 * @param close       last, USD.
 */
record Bar(Coin coin, boolean isPerpetual, long openMs, double open, double high, double low, double close)
    implements Comparable<Bar>
{
    /** By time, then currency, spot before perpetual. */
    @Override
    public int compareTo(final Bar other)
    {
        int order = Long.compare(openMs, other.openMs);
        order = order != 0 ? order : coin.compareTo(other.coin);
        return order != 0 ? order : Boolean.compare(isPerpetual, other.isPerpetual);
    }

    /** High minus low as a share of the first price. */
    double range()
    {
        return (high - low) / open;
    }
}
