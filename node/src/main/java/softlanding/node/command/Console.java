package softlanding.node.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Prints lines for people on standard error, and a progress line if standard error is a terminal. Any thread may call
 * it.
 */
public final class Console
{
    /** The script sets this property if standard error is a terminal, because Java cannot ask that of one stream. */
    static final String TERMINAL_PROPERTY = "softlanding.terminal";

    private static final long EVENTS_BETWEEN_PROGRESS = 8192;

    private final PrintWriter err;
    private final boolean terminal;
    private boolean progressShown;

    /** Prints on standard error, or where a test listens. */
    public Console(final PrintWriter err)
    {
        this.err = err;
        this.terminal = Boolean.getBoolean(TERMINAL_PROPERTY);
    }

    /**
     * Prints a line.
     *
     * @param format    as of {@link String#format(String, Object...)}, in English conventions.
     * @param arguments of the format.
     */
    public synchronized void say(final String format, final @Nullable Object... arguments)
    {
        clearProgress();
        err.println(String.format(Locale.ROOT, format, arguments));
        err.flush();
    }

    /**
     * Shows the progress of a command, on a terminal only.
     *
     * @param verb  of the activity.
     * @param count of events so far.
     */
    public synchronized void progress(final String verb, final long count)
    {
        if (terminal && count % EVENTS_BETWEEN_PROGRESS == 0)
        {
            err.print(String.format(Locale.ROOT, "\r%s %,d events", verb, count));
            err.flush();
            progressShown = true;
        }
    }

    /**
     * Shows the progress of a command with a known end, on a terminal only.
     *
     * @param verb of the activity.
     * @param done number so far.
     * @param all  number at the end.
     * @param what noun of the counted things.
     */
    public synchronized void progressOf(final String verb, final long done, final long all, final String what)
    {
        if (terminal)
        {
            err.print(String.format(Locale.ROOT, "\r%s %,d of %,d %s", verb, done, all, what));
            err.flush();
            progressShown = true;
        }
    }

    private void clearProgress()
    {
        if (progressShown)
        {
            err.print("\r\033[K");
            progressShown = false;
        }
    }
}
