package softlanding.perf.rig;

/**
 * How fast a journal was replayed, not counting the opening of accounts.
 *
 * @param events    replayed.
 * @param elapsedNs nanoseconds.
 * @param stateHash in which the run and its replay ended.
 */
record ReplayRate(long events, long elapsedNs, long stateHash)
{
    private static final double STREAM_EVENTS_PER_SECOND = 50_000;

    double perSecond()
    {
        return events * 1e9 / elapsedNs;
    }

    /** How many times faster than a stream of 50,000 events a second took. */
    double timesStream()
    {
        return perSecond() / STREAM_EVENTS_PER_SECOND;
    }
}
