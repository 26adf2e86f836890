package softlanding.node.service;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Writes what happens to a node as JSON lines: a few for each start and stop, and at most 20 refusals per minute. */
final class NodeLog
{
    static final int MOST_REFUSALS = 20;

    private static final long MINUTE_MS = 60_000;

    private final PrintWriter out;
    private final Clock clock;
    private final Map<String, Refusals> refusals = new HashMap<>();

    /** The refusals of one source in its present minute. */
    private static final class Refusals
    {
        private long beganMs;
        private long count;
    }

    NodeLog(final PrintWriter out, final Clock clock)
    {
        this.out = out;
        this.clock = clock;
    }

    /** Returns a line that says what happened; it is written by {@link #write}. */
    JsonLine line(final String level, final String event)
    {
        return new JsonLine()
            .put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
            .put("level", level)
            .put("event", event);
    }

    JsonLine info(final String event)
    {
        return line("INFO", event);
    }

    JsonLine warning(final String event)
    {
        return line("WARN", event);
    }

    synchronized void write(final JsonLine line)
    {
        out.println(line);
        out.flush();
    }

    /** Writes a refused or rejected event, unless the source had its share in this minute; then it is only counted. */
    synchronized void refusal(final String source, final JsonLine line)
    {
        final Refusals ofSource = refusals.computeIfAbsent(source, none -> new Refusals());
        if (clock.millis() - ofSource.beganMs >= MINUTE_MS)
        {
            closeRefusals(source, ofSource);
            ofSource.beganMs = clock.millis();
            ofSource.count = 0;
        }
        ofSource.count++;
        if (ofSource.count <= MOST_REFUSALS)
        {
            write(line);
        }
    }

    /** Says how many refusals were only counted. */
    synchronized void closeRefusals()
    {
        refusals.forEach(this::closeRefusals);
        refusals.clear();
    }

    private void closeRefusals(final String source, final Refusals ofSource)
    {
        if (ofSource.count > MOST_REFUSALS)
        {
            write(warning("refusals-counted").put("source", source).put("more", ofSource.count - MOST_REFUSALS));
        }
    }
}
