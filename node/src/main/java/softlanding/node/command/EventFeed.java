package softlanding.node.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.UnusableMessageException;
import softlanding.node.FrameRefusedException;
import softlanding.node.MarginNode;
import softlanding.node.input.LineSplitter;
import softlanding.node.input.SequenceToLine;

/** Feeds lines to a node. A bad line is refused with its number and the reason, and the feed continues. */
final class EventFeed
{
    private final JsonReader json = new JsonReader();
    private final LineSplitter lines;
    private final SequenceToLine sequenceToLine;
    private final String source;
    private final LimitedReporter refusals;
    private final Console console;
    private long accepted;
    private long lastLine;

    EventFeed(
        final LineSplitter lines,
        final SequenceToLine sequenceToLine,
        final String source,
        final LimitedReporter refusals,
        final Console console)
    {
        this.lines = lines;
        this.sequenceToLine = sequenceToLine;
        this.source = source;
        this.refusals = refusals;
        this.console = console;
    }

    /**
     * Feeds every line until the process is asked to stop.
     *
     * @param node to feed.
     * @param stop knows whether the process was asked to stop.
     * @throws IOException if the input is cut off; every complete line before that was fed.
     */
    void run(final MarginNode node, final OrderlyStop stop) throws IOException
    {
        while (stop.next(lines))
        {
            final String line = lines.text();
            if (!line.isBlank())
            {
                feed(node, line);
            }
            lastLine = lines.number();
        }
    }

    /** Returns the number of the last line that was fed or refused; a line that was only read does not count. */
    long lastLine()
    {
        return lastLine;
    }

    long accepted()
    {
        return accepted;
    }

    private void feed(final MarginNode node, final String line)
    {
        if (lines.isTooLong())
        {
            refuse("longer than " + LineSplitter.LONGEST_LINE + " bytes");
            return;
        }
        try
        {
            final int length = json.read(line);
            // The node may add its own event about the lag before this event.
            sequenceToLine.put(node.lastAccepted() + 1, lines.number());
            sequenceToLine.put(node.lastAccepted() + 2, lines.number());
            while (!node.offer(json.frame(), 0, length))
            {
                Thread.onSpinWait();
            }
            accepted++;
            console.progress("running", accepted);
        }
        catch (final UnusableMessageException | FrameRefusedException e)
        {
            refuse(e.getMessage());
        }
    }

    private void refuse(final @Nullable String reason)
    {
        refusals.add(source + " line " + lines.number() + ": refused: " + reason);
    }
}
