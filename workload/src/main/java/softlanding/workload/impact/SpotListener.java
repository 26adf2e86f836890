package softlanding.workload.impact;

/** Receives every spot price, with and without price impact. */
@FunctionalInterface
public interface SpotListener
{
    /**
     * Receives a new spot price.
     *
     * @param underlyingId of the spot.
     * @param timestampNs  in nanoseconds since the epoch.
     * @param undisturbed  price without liquidations, in cash per coin.
     * @param price        price with liquidations, in cash per coin.
     */
    void onSpot(int underlyingId, long timestampNs, double undisturbed, double price);
}
