package softlanding.engine.conservation;

/**
 * Positions or cash came from nowhere or went nowhere: the state is wrong, and the node must stop before it decides
 * anything on it. Replaying the journal up to the sequence named leads to the event at fault.
 */
public final class ConservationException extends IllegalStateException
{
    private static final long serialVersionUID = 1L;

    ConservationException(final String message)
    {
        super(message);
    }
}
