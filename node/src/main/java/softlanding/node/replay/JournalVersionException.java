package softlanding.node.replay;

/** A sound journal that this program cannot read, because another version wrote it. The message names both. */
public final class JournalVersionException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong and what to do.
     *
     * @param message for people.
     */
    public JournalVersionException(final String message)
    {
        super(message);
    }
}
