package softlanding.perf.venue;

/**
 * The event time of a stream: 20 microseconds between events, as on a venue with 50,000 events per second, at any send
 * rate. Marks, options and certificates age per event as on that venue.
 */
final class StreamClock
{
    static final long NS_PER_EVENT = 20_000;

    private long nowNs = BenchVenue.START_NS;

    /** Returns the time of the next event, in nanoseconds since the epoch. */
    long next()
    {
        nowNs += NS_PER_EVENT;
        return nowNs;
    }
}
