package softlanding.node;

/** The number of threads that empty the ring. It does not change the decisions. */
public enum PipelineThreads
{
    /**
     * Two threads with four or more cores, else one. On two cores a third runnable thread costs milliseconds at p99.
     */
    AUTO,

    /** One thread journals an event, then applies it. */
    ONE,

    /** One thread journals events, another applies the journaled events. */
    TWO;

    private static final int CORES_FOR_TWO = 4;

    /**
     * Resolves {@link #AUTO}.
     *
     * @param cores available to the process.
     * @return {@link #ONE} or {@link #TWO}.
     */
    PipelineThreads settle(final int cores)
    {
        if (this != AUTO)
        {
            return this;
        }
        return cores >= CORES_FOR_TWO ? TWO : ONE;
    }
}
