package softlanding.node.service;

/** Ends a recovery that a signal interrupted; the next start begins again. */
final class StoppedWhileRecoveringException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    StoppedWhileRecoveringException(final long sequence)
    {
        super("stopped by a signal while recovering, after event " + sequence);
    }
}
