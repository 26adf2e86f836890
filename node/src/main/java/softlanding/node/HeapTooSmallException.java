package softlanding.node;

/** The largest heap of the process has no room for an engine with the limits of its journal. */
public final class HeapTooSmallException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /** Says which heap is wanted. */
    public HeapTooSmallException(final String message)
    {
        super(message);
    }
}
