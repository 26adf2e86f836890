package softlanding.perf.rig;

/**
 * The speed of a replay, without the opening of accounts.
 *
 * @param events    number of replayed events.
 * @param elapsedNs in nanoseconds.
 * @param stateHash at the end of both the run and its replay.
 */
record ReplayRate(long events, long elapsedNs, long stateHash)
{
    private static final double STREAM_EVENTS_PER_SECOND = 50_000;

    double perSecond()
    {
        return events * 1e9 / elapsedNs;
    }

    /** Returns the speed relative to a stream of 50,000 events per second. */
    double timesStream()
    {
        return perSecond() / STREAM_EVENTS_PER_SECOND;
    }
}
