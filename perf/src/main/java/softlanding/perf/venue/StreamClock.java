package softlanding.perf.venue;

/** Time of a stream's events: ten microseconds from one to the next, as in a stream of 100,000 a second. */
final class StreamClock
{
    private static final long NS_PER_EVENT = 10_000;

    private long nowNs = BenchVenue.START_NS;

    /** Time of the next event, nanoseconds since the epoch. */
    long next()
    {
        nowNs += NS_PER_EVENT;
        return nowNs;
    }

    void skip(final long durationNs)
    {
        nowNs += durationNs;
    }
}
