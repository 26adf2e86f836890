package softlanding.engine.state.copy;

/** A stored state cannot be loaded: it is not one of this engine and these limits, or it contradicts itself. */
public final class StateCopyException extends RuntimeException
{
    private static final long serialVersionUID = 1;

    /** Says what does not fit. */
    public StateCopyException(final String message)
    {
        super(message);
    }
}
