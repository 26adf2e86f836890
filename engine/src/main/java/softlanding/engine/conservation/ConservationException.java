package softlanding.engine.conservation;

/**
 * Reports that positions or cash were created or lost. The state is wrong, and the node must stop before it makes a
 * decision on it. A replay of the journal up to the named sequence reproduces the event at fault.
 */
public final class ConservationException extends IllegalStateException
{
    private static final long serialVersionUID = 1L;

    ConservationException(final String message)
    {
        super(message);
    }
}
