package softlanding.node;

/**
 * Reports that the node stopped because an event could not be journaled or applied. The first failure is the cause.
 */
public final class NodeStoppedException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    private final long sequence;
    private final Throwable failure;

    /**
     * Reports the first failure.
     *
     * @param sequence of the event at which the node stopped; no later event was applied.
     * @param cause    first failure.
     */
    public NodeStoppedException(final long sequence, final Throwable cause)
    {
        super("the node stopped at event sequence=" + sequence + ": " + cause +
            "; nothing after it was applied, and the next start recovers from the journal", cause);
        this.sequence = sequence;
        failure = cause;
    }

    /**
     * Returns the sequence of the event at which the node stopped.
     *
     * @return sequence, from 1.
     */
    public long sequence()
    {
        return sequence;
    }

    /**
     * Returns the first failure.
     *
     * @return the cause.
     */
    public Throwable failure()
    {
        return failure;
    }
}
