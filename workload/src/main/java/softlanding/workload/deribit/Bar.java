package softlanding.workload.deribit;

import softlanding.workload.market.Coin;

/**
 * One bar of a spot or perpetual market.
 *
 * @param coin        of the price.
 * @param isPerpetual true for the perpetual, false for spot.
 * @param openMs      start of the bar, in milliseconds since the epoch.
 * @param open        first price, in USD.
 * @param high        highest price, in USD.
 * @param low         lowest price, in USD.
 * @param close       last price, in USD.
 */
record Bar(Coin coin, boolean isPerpetual, long openMs, double open, double high, double low, double close)
    implements Comparable<Bar>
{
    /** Compares by time, then currency, then spot before perpetual. */
    @Override
    public int compareTo(final Bar other)
    {
        int order = Long.compare(openMs, other.openMs);
        order = order != 0 ? order : coin.compareTo(other.coin);
        return order != 0 ? order : Boolean.compare(isPerpetual, other.isPerpetual);
    }

    /** Returns high minus low as a share of the first price. */
    double range()
    {
        return (high - low) / open;
    }
}
