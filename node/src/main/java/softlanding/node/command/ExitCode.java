package softlanding.node.command;

/** What the process says to its caller. */
public final class ExitCode
{
    /** Done. */
    public static final int OK = 0;

    /** Something broke that is neither the input nor the journal. */
    public static final int FAILED = 1;

    /** The command line or the input cannot be used. */
    public static final int UNUSABLE_INPUT = 2;

    /** A replay decided something else than was recorded. */
    static final int DIVERGED = 3;

    /** A journal is damaged, or another process holds it. */
    static final int DAMAGED_JOURNAL = 4;

    private ExitCode()
    {
    }
}
