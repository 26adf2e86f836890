package softlanding.node.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.Frames;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.UnusableMessageException;
import softlanding.node.FrameRefusedException;
import softlanding.node.MarginNode;
import softlanding.node.command.OrderlyStop;
import softlanding.node.input.EventSource;
import softlanding.node.input.LineSplitter;
import softlanding.node.metrics.SourceCounters;

/**
 * Feeds the lines of an input to a node as they come. A bad line is refused, logged and counted, and the feed goes on. A
 * named pipe is opened again when its writer is gone.
 */
final class LiveFeed
{
    private static final int TOO_LONG = 0;
    private static final int MALFORMED = 1;
    private static final int UNSOUND = 2;

    private final JsonReader json = new JsonReader();
    private final String input;
    private final SourceCounters source;
    private final NodeLog log;
    private final NodeState.WallClock clock;

    /**
     * Prepares a feed.
     *
     * @param input  name of a file, or {@link EventSource#STANDARD_INPUT}.
     * @param source counts the events.
     * @param log    receives refusals.
     * @param clock  of this machine.
     */
    LiveFeed(final String input, final SourceCounters source, final NodeLog log, final NodeState.WallClock clock)
    {
        this.input = input;
        this.source = source;
        this.log = log;
        this.clock = clock;
    }

    /** Feeds until the input ends, or the process is asked to stop. */
    void run(final MarginNode node, final OrderlyStop stop) throws IOException
    {
        do
        {
            final LineSplitter lines = stop.open(() -> EventSource.open(input));
            if (lines == null)
            {
                return;
            }
            try (lines)
            {
                source.setConnected(true);
                log.write(log.info("source-connected").put("source", source.name()).put("input", input));
                while (stop.next(lines))
                {
                    feed(node, lines);
                }
            }
            finally
            {
                source.setConnected(false);
                log.write(log.info("source-lost").put("source", source.name()).put("accepted", source.accepted()));
            }
        }
        while (!stop.isAsked() && isPipe());
    }

    private boolean isPipe()
    {
        final Path path = Path.of(input);
        return !EventSource.STANDARD_INPUT.equals(input) && Files.exists(path) && !Files.isRegularFile(path) &&
            !Files.isDirectory(path);
    }

    private void feed(final MarginNode node, final LineSplitter lines)
    {
        if (lines.isTooLong())
        {
            refuse(TOO_LONG, lines.number(), "longer than " + LineSplitter.LONGEST_LINE + " bytes");
            return;
        }
        final String line = lines.text();
        if (line.isBlank())
        {
            return;
        }
        try
        {
            final int length = json.read(line);
            final DirectBuffer frame = json.frame();
            while (!node.offer(frame, 0, length))
            {
                Thread.onSpinWait();
            }
            source.onAccepted(lines.number(), Frames.timestampNs(frame, 0), clock.nowNs());
        }
        catch (final UnusableMessageException e)
        {
            refuse(MALFORMED, lines.number(), e.getMessage());
        }
        catch (final FrameRefusedException e)
        {
            refuse(UNSOUND, lines.number(), e.getMessage());
        }
    }

    private void refuse(final int reason, final long line, final @Nullable String why)
    {
        source.onRefused(reason);
        log.refusal(source.name(), log.warning("refused")
            .put("source", source.name())
            .put("line", line)
            .put("reason", SourceCounters.REFUSALS.get(reason))
            .put("why", String.valueOf(why)));
    }
}
