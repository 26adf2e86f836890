package softlanding.node.command;

/** The exit codes of the process. */
public final class ExitCode
{
    /** Done. */
    public static final int OK = 0;

    /** Failure that is not caused by the input or the journal. */
    public static final int FAILED = 1;

    /** The command line or the input cannot be used. */
    public static final int UNUSABLE_INPUT = 2;

    /** A replay made other decisions than the recorded ones. */
    static final int DIVERGED = 3;

    /** A journal is damaged, or another process holds it. */
    static final int DAMAGED_JOURNAL = 4;

    private ExitCode()
    {
    }
}
