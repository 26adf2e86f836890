package softlanding.node.replay;

/**
 * Reports that a record of the events journal is not an event of this schema version. No state can be rebuilt beyond
 * it.
 */
public final class UnsoundEventException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for one record.
     *
     * @param sequence of the event.
     * @param reason   of the refusal, with the name of the field.
     */
    public UnsoundEventException(final long sequence, final String reason)
    {
        super("events journal: sequence=" + sequence + " is no event: " + reason +
            "; use the version that wrote the journal");
    }
}
