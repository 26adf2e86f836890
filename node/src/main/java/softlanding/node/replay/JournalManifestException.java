package softlanding.node.replay;

/** A journal whose manifest is missing or unreadable: the journal is damaged. */
public final class JournalManifestException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /** @param message for people. */
    public JournalManifestException(final String message)
    {
        super(message);
    }
}
