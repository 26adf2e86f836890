package softlanding.node.replay;

/** A journal whose manifest is missing or unreadable: the journal is damaged. */
public final class JournalManifestException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong and what to do.
     *
     * @param message for people.
     */
    public JournalManifestException(final String message)
    {
        super(message);
    }
}
