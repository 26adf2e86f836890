package softlanding.node;

/** How many threads empty the ring. The decisions are the same either way. */
public enum PipelineThreads
{
    /** Two with four cores or more, else one: a third runnable thread on two cores costs milliseconds at p99. */
    AUTO,

    /** One thread journals an event, then applies it. */
    ONE,

    /** One thread journals, another applies what has been journaled. */
    TWO;

    private static final int CORES_FOR_TWO = 4;

    /**
     * Settles {@link #AUTO}.
     *
     * @param cores that the process may use.
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
