package softlanding.node.command;

/** Says the first few of many alike, then only counts them: a file with a million bad lines stays readable. */
final class LimitedReporter
{
    private static final int SAID_IN_FULL = 20;

    private final Console console;
    private long count;

    LimitedReporter(final Console console)
    {
        this.console = console;
    }

    void add(final String message)
    {
        count++;
        if (count <= SAID_IN_FULL)
        {
            console.say("%s", message);
        }
    }

    /**
     * Says how many were not said.
     *
     * @param what they are, in the plural.
     */
    void close(final String what)
    {
        if (count > SAID_IN_FULL)
        {
            console.say("... and %,d more %s", count - SAID_IN_FULL, what);
        }
    }

    long count()
    {
        return count;
    }
}
