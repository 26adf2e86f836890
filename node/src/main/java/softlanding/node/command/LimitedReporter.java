package softlanding.node.command;

/**
 * Prints the first few messages of a kind, then only counts them. A file with a million bad lines gives a short report.
 */
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
     * Prints the number of messages that were not printed.
     *
     * @param what noun of the messages, in the plural.
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
