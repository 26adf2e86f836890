package softlanding.engine.state;

/**
 * Sums of times in nanoseconds. A sum that would be beyond the range of a long is the latest time that there is,
 * because a deadline that lies so far ahead never comes.
 */
public final class Times
{
    /** The latest timestamp that an event may carry, in the year 2099. */
    public static final long LATEST_NS = 4_100_000_000_000_000_000L;

    private Times()
    {
    }

    /**
     * Returns a time later by a duration.
     *
     * @param durationNs not negative.
     */
    public static long plus(final long timeNs, final long durationNs)
    {
        final long sum = timeNs + durationNs;
        return sum < timeNs ? Long.MAX_VALUE : sum;
    }

    /**
     * Returns a duration doubled a number of times.
     *
     * @param durationNs not negative.
     */
    public static long doubled(final long durationNs, final int times)
    {
        return durationNs > Long.MAX_VALUE >> times ? Long.MAX_VALUE : durationNs << times;
    }
}
