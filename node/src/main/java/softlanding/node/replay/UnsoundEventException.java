package softlanding.node.replay;

/** A record of the events journal is no event of this version's schema: nothing can be rebuilt beyond it. */
public final class UnsoundEventException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * Names the record.
     *
     * @param sequence of the event.
     * @param reason   why it cannot be applied, naming the field.
     */
    public UnsoundEventException(final long sequence, final String reason)
    {
        super("events journal: sequence=" + sequence + " is no event: " + reason +
            "; use the version that wrote the journal");
    }
}
