package softlanding.perf.venue;

/**
 * Time of a stream's events: 20 microseconds from one to the next, as on a venue of 50,000 events a second, however
 * fast they are sent. Marks, options and certificates age per event as they would there.
 */
final class StreamClock
{
    static final long NS_PER_EVENT = 20_000;

    private long nowNs = BenchVenue.START_NS;

    /** Time of the next event, nanoseconds since the epoch. */
    long next()
    {
        nowNs += NS_PER_EVENT;
        return nowNs;
    }
}
