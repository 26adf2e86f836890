package softlanding.node;

/** The node has stopped because an event could not be journaled or applied. The first failure is the cause. */
public final class NodeStoppedException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    private final long sequence;

    /**
     * Reports the first failure.
     *
     * @param sequence of the event at which the node stopped; nothing after it was applied.
     * @param cause    the first failure.
     */
    public NodeStoppedException(final long sequence, final Throwable cause)
    {
        super("the node stopped at event sequence=" + sequence + ": " + cause +
            "; nothing after it was applied, and the next start recovers from the journal", cause);
        this.sequence = sequence;
    }

    /**
     * Where the node stopped.
     *
     * @return sequence of the event.
     */
    public long sequence()
    {
        return sequence;
    }
}
