package softlanding.node.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.UnusableMessageException;
import softlanding.node.FrameRefusedException;
import softlanding.node.MarginNode;
import softlanding.node.input.LineSplitter;
import softlanding.node.input.RecordedStep;
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
    private final RecordedStep step = new RecordedStep();
    private boolean isRecorded;
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

    /** Takes lines with the origins of their events, as another node recorded them. */
    void takeRecorded()
    {
        isRecorded = true;
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
        if (step.records() > 0)
        {
            refuse("the message of its event is not whole: " + step.records() + " frames of it are left out");
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
            accepted += isRecorded ? feedRecorded(node, line) : feedEvent(node, line);
            console.progress("running", accepted);
        }
        catch (final UnusableMessageException | FrameRefusedException e)
        {
            refuse(e.getMessage());
        }
    }

    private int feedEvent(final MarginNode node, final String line)
    {
        final int length = json.read(line);
        // The node may add its own event about the lag before this event.
        noteLine(node, 2);
        while (!node.offer(json.frame(), 0, length))
        {
            Thread.onSpinWait();
        }
        return 1;
    }

    /** Feeds a message when its last line has come. */
    private int feedRecorded(final MarginNode node, final String line)
    {
        if (!step.add(line))
        {
            return 0;
        }
        final int records = step.records();
        try
        {
            noteLine(node, records);
            while (!node.offerRecorded(step.message(), 0, step.length()))
            {
                Thread.onSpinWait();
            }
            return records;
        }
        finally
        {
            step.clear();
        }
    }

    private void noteLine(final MarginNode node, final int events)
    {
        for (int i = 1; i <= events; i++)
        {
            sequenceToLine.put(node.lastAccepted() + i, lines.number());
        }
    }

    private void refuse(final @Nullable String reason)
    {
        refusals.add(source + " line " + lines.number() + ": refused: " + reason);
    }
}
