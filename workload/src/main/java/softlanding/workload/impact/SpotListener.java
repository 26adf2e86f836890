package softlanding.workload.impact;

/** Is told of every spot price, as it would have been and as it became. */
@FunctionalInterface
public interface SpotListener
{
    /**
     * Hears a new spot price.
     *
     * @param underlyingId whose spot.
     * @param timestampNs  nanoseconds since the epoch.
     * @param undisturbed  cash per coin, had nobody been liquidated.
     * @param price        cash per coin, as the liquidations left it.
     */
    void onSpot(int underlyingId, long timestampNs, double undisturbed, double price);
}
