package softlanding.node.service;

import java.io.IOException;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.Frames;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.UnusableMessageException;
import softlanding.node.command.OrderlyStop;
import softlanding.node.config.GatewaySection.Idle;
import softlanding.node.gate.GateVerdict;
import softlanding.node.gate.Principal;
import softlanding.node.gate.SourceRole;
import softlanding.node.gate.SourceState;
import softlanding.node.input.LineSplitter;
import softlanding.node.metrics.SourceCounters;
import softlanding.node.pipeline.EventPipeline;

/**
 * Offers lines to a pipeline as they come, and lets it tick while none does. The lines are one source that may send
 * everything. A bad line is refused, logged and counted, and the feed goes on.
 */
final class LiveFeed
{
    /** Id of the source of lines: the same as of a run. */
    static final int SOURCE_ID = 1;

    private static final long STREAM_ID = 1;
    private static final int LINES_PER_COMMIT = 256;
    private static final int TOO_LONG = 0;
    private static final int MALFORMED = 1;
    private static final int UNSOUND = 2;
    private static final int NOT_PERMITTED = 3;

    private final JsonReader json = new JsonReader();
    private final Principal principal = Principal.of(SOURCE_ID, SourceRole.ALL);
    private final LineReader reader;
    private final SourceCounters counters;
    private final NodeLog log;
    private final NodeState state;
    private final Idle idle;
    private boolean isConnected;
    private int sinceCommit;
    private long nextSequence;

    LiveFeed(
        final LineReader reader,
        final SourceCounters counters,
        final NodeLog log,
        final NodeState state,
        final Idle idle)
    {
        this.reader = reader;
        this.counters = counters;
        this.log = log;
        this.state = state;
        this.idle = idle;
    }

    /**
     * Feeds until the input ends, or the process is asked to stop.
     *
     * @throws IOException if the input cannot be read to its end.
     */
    void run(final EventPipeline pipeline, final OrderlyStop stop) throws IOException
    {
        pipeline.openStream(principal, STREAM_ID, true, state.nowNs());
        nextSequence = source(pipeline).lastSequence() + 1;
        reader.start();
        while (!stop.isAsked())
        {
            final boolean isEnded = reader.isEnded();
            final LineReader.Line line = reader.poll();
            state.beat();
            if (line != null)
            {
                feed(pipeline, line);
            }
            else if (isEnded)
            {
                break;
            }
            else
            {
                rest(pipeline);
            }
            noteConnection();
        }
        pipeline.commit();
        noteConnection();
        final IOException failure = reader.failure();
        if (failure != null)
        {
            throw failure;
        }
    }

    private void rest(final EventPipeline pipeline)
    {
        if (sinceCommit > 0)
        {
            commit(pipeline);
        }
        pipeline.onIdle(state.nowNs());
        if (pipeline.prepare())
        {
            return;
        }
        switch (idle)
        {
            case SPIN -> Thread.onSpinWait();
            case BACKOFF ->
            {
                final LineReader.Line line = reader.poll(1);
                if (line != null)
                {
                    feed(pipeline, line);
                }
            }
            default -> Thread.yield();
        }
    }

    private void feed(final EventPipeline pipeline, final LineReader.Line line)
    {
        final String text = line.text();
        if (text == null)
        {
            refuse(TOO_LONG, line, "longer than " + LineSplitter.LONGEST_LINE + " bytes");
        }
        else if (!text.isBlank())
        {
            offer(pipeline, line, text);
        }
        if (sinceCommit >= LINES_PER_COMMIT)
        {
            commit(pipeline);
        }
    }

    private void offer(final EventPipeline pipeline, final LineReader.Line line, final String text)
    {
        final int length;
        try
        {
            length = json.read(text);
        }
        catch (final UnusableMessageException e)
        {
            refuse(MALFORMED, line, e.getMessage());
            return;
        }
        final DirectBuffer frame = json.frame();
        final long nowNs = state.nowNs();
        final GateVerdict verdict = pipeline.offerFrame(principal, nextSequence, nowNs, frame, 0, length);
        if (!verdict.isTaken())
        {
            refuse(NOT_PERMITTED, line, verdict.kind().name());
            return;
        }
        nextSequence++;
        sinceCommit++;
        if (verdict.isRefused(0))
        {
            refuse(UNSOUND, line, verdict.fault(0) + " " + verdict.field(0));
        }
        else
        {
            counters.onAccepted(nextSequence - 1, Frames.timestampNs(frame, 0), nowNs);
        }
        counters.setAhead(source(pipeline).aheadTotal());
    }

    private void commit(final EventPipeline pipeline)
    {
        pipeline.commit();
        sinceCommit = 0;
    }

    private SourceState source(final EventPipeline pipeline)
    {
        return pipeline.gate().table().source(SOURCE_ID);
    }

    private void noteConnection()
    {
        final boolean isNow = reader.isOpen() || reader.waiting() > 0;
        if (isNow != isConnected)
        {
            isConnected = isNow;
            counters.setConnected(isNow);
            log.write(log.info(isNow ? "source-connected" : "source-lost")
                .put("source", counters.name())
                .put("accepted", counters.accepted()));
        }
    }

    private void refuse(final int reason, final LineReader.Line line, final @Nullable String why)
    {
        counters.onRefused(reason);
        log.refusal(counters.name(), log.warning("refused")
            .put("source", counters.name())
            .put("line", line.number())
            .put("reason", SourceCounters.REFUSALS.get(reason))
            .put("why", String.valueOf(why)));
    }
}
