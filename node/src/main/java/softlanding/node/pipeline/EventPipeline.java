package softlanding.node.pipeline;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.node.NodeStoppedException;
import softlanding.node.gate.GateVerdict;
import softlanding.node.gate.HelloVerdict;
import softlanding.node.gate.InputGate;
import softlanding.node.gate.Principal;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.JournalTerms;
import softlanding.node.replay.ReplayReport;

/**
 * The whole node on the thread of its caller: judges a message at the gate, journals it, applies it, and passes its
 * decisions on. A gateway polls its clients and calls it. It has no clock, no thread and no transport of its own.
 * <p>
 * <b>Acceptance.</b> With SURVIVES_PROCESS_CRASH a message that is taken is applied when {@link #offer} returns. With
 * SURVIVES_POWER_LOSS it is applied by the next {@link #commit}, which a caller makes once per poll. Only what {@link
 * #lastApplied} covers may be acknowledged.
 * <p>
 * <b>Failure:</b> after the first failure every call throws {@link NodeStoppedException}. The next start on the same
 * folder recovers the journaled events.
 */
public final class EventPipeline implements AutoCloseable
{
    private final NodeRecovery recovery;
    private final DirectSink sink;
    private final EventEntry entry;
    private final NodeNews news;
    private @Nullable Throwable failure;
    private long nowNs;
    private boolean isClosed;

    private EventPipeline(final PipelineContext context, final NodeRecovery recovery)
    {
        this.recovery = recovery;
        sink = new DirectSink(recovery, context.durability(), context.meter());
        final boolean isLive = recovery.terms().clock() == ClockMode.WALL;
        final LagMonitor lagMonitor = isLive && context.isLagMonitored() ?
            new LagMonitor(() -> nowNs, recovery.engine().timeNs()) : null;
        entry = new EventEntry(recovery.gate(), sink, lagMonitor);
        news = new NodeNews(entry, recovery, context.isRestartAnnounced());
    }

    /**
     * Opens the journals and replays them. Then the gate knows how far each source has got.
     *
     * @param context of the pipeline.
     * @return a pipeline, to be started before the first message; the caller closes it.
     * @throws softlanding.node.replay.ReplayDivergedException if the engine does not repeat its recorded decisions.
     * @throws softlanding.journal.JournalException if a journal is damaged, full or held by another process.
     * @throws softlanding.node.replay.JournalVersionException if the journal is of another version or of other terms.
     * @throws softlanding.node.replay.JournalManifestException if {@code journal.properties} is missing or unreadable.
     */
    public static EventPipeline recover(final PipelineContext context)
    {
        return new EventPipeline(context, NodeRecovery.of(context.recovery()));
    }

    /**
     * Goes live: journals that the node was away, or the guards of a new journal.
     *
     * @param clockNs the node's clock, in nanoseconds since the epoch.
     */
    public void start(final long clockNs)
    {
        begin(clockNs);
        try
        {
            news.onStart(clockNs);
        }
        catch (final RuntimeException | Error thrown)
        {
            throw stopped(thrown);
        }
    }

    /**
     * Offers a message of 1 to n frames of one source, which is one step: all of it is journaled and applied, or
     * nothing.
     *
     * @param source         authenticated sender.
     * @param sourceSequence of the first frame among those of the source.
     * @param clockNs        the node's clock, in nanoseconds since the epoch.
     * @param message        buffer that holds the message: see {@link softlanding.node.gate.MessageFrames}.
     * @param offset         of the message, in bytes.
     * @param length         of the message, in bytes.
     * @return verdict, valid until the next call.
     */
    public GateVerdict offer(
        final Principal source,
        final long sourceSequence,
        final long clockNs,
        final DirectBuffer message,
        final int offset,
        final int length)
    {
        begin(clockNs);
        try
        {
            return noted(entry.offer(source, sourceSequence, clockNs, message, offset, length));
        }
        catch (final RuntimeException | Error thrown)
        {
            throw stopped(thrown);
        }
    }

    /** Offers a message of one frame, which has no envelope: see {@link #offer}. */
    public GateVerdict offerFrame(
        final Principal source,
        final long sourceSequence,
        final long clockNs,
        final DirectBuffer frame,
        final int offset,
        final int length)
    {
        begin(clockNs);
        try
        {
            return noted(entry.offerFrame(source, sourceSequence, clockNs, frame, offset, length));
        }
        catch (final RuntimeException | Error thrown)
        {
            throw stopped(thrown);
        }
    }

    /**
     * Opens the stream of a source, without which none of its messages is taken.
     *
     * @param source      authenticated sender.
     * @param streamId    of its outbox.
     * @param isNewStream whether a stream that the journal does not know is the source's next one.
     * @param clockNs     the node's clock, in nanoseconds since the epoch.
     * @return whether the source may send.
     */
    public HelloVerdict openStream(
        final Principal source, final long streamId, final boolean isNewStream, final long clockNs)
    {
        begin(clockNs);
        try
        {
            return entry.openStream(source, streamId, isNewStream, clockNs);
        }
        catch (final RuntimeException | Error thrown)
        {
            throw stopped(thrown);
        }
    }

    /**
     * Uses a moment without a message: journals the clock after a tick, and a lag that has fallen.
     *
     * @param clockNs the node's clock, in nanoseconds since the epoch.
     */
    public void onIdle(final long clockNs)
    {
        begin(clockNs);
        try
        {
            news.onIdle(clockNs);
        }
        catch (final RuntimeException | Error thrown)
        {
            throw stopped(thrown);
        }
    }

    /**
     * Lets the engine prepare itself while no message waits, for some ten microseconds at most.
     *
     * @return whether there is more to prepare.
     */
    public boolean prepare()
    {
        begin(nowNs);
        try
        {
            return recovery.engine().idle();
        }
        catch (final RuntimeException | Error thrown)
        {
            throw stopped(thrown);
        }
    }

    /** Syncs where events must survive a loss of power, then applies what was taken. */
    public void commit()
    {
        begin(nowNs);
        try
        {
            sink.commit();
        }
        catch (final RuntimeException | Error thrown)
        {
            throw stopped(thrown);
        }
    }

    /**
     * Returns the sequence of the last applied event: this, and nothing else, may be acknowledged.
     *
     * @return from 1; 0 before the first event.
     */
    public long lastApplied()
    {
        return sink.lastApplied();
    }

    /** Returns the number of the last decision in the journal; 0 before the first. */
    public long lastDecision()
    {
        return recovery.lastDecision();
    }

    /** Returns the gate, which knows how far each source has got; nobody else may change it. */
    public InputGate gate()
    {
        return recovery.gate();
    }

    /**
     * Returns by how much a clock is behind the time that the events have reached. A node whose clock is more than a
     * second behind should wait before it goes live.
     *
     * @param clockNs the node's clock, in nanoseconds since the epoch.
     * @return nanoseconds; 0 if it is not behind, or where the events give the time.
     */
    public long clockBehindNs(final long clockNs)
    {
        return terms().clock() == ClockMode.WALL ? Math.max(0, gate().table().reachedNs() - clockNs) : 0;
    }

    /** Returns the terms that stand in the journal. */
    public JournalTerms terms()
    {
        return recovery.terms();
    }

    /** Returns the result of the recovery. */
    public ReplayReport recoveryReport()
    {
        return recovery.report();
    }

    /** Returns a fingerprint of the engine's state. */
    public long stateHash()
    {
        return recovery.engine().stateHash();
    }

    /** Applies what was taken and closes the journals. A second call has no effect. */
    @Override
    public void close()
    {
        if (isClosed)
        {
            return;
        }
        isClosed = true;
        try (recovery)
        {
            if (failure == null)
            {
                sink.commit();
            }
        }
        if (failure != null)
        {
            throw new NodeStoppedException(sink.lastApplied() + 1, failure);
        }
    }

    private GateVerdict noted(final GateVerdict verdict)
    {
        if (verdict.isTaken())
        {
            news.onMessage(nowNs);
        }
        return verdict;
    }

    private void begin(final long clockNs)
    {
        if (failure != null)
        {
            throw new NodeStoppedException(sink.lastApplied() + 1, failure);
        }
        nowNs = clockNs;
    }

    private NodeStoppedException stopped(final Throwable thrown)
    {
        failure = thrown;
        return new NodeStoppedException(sink.lastApplied() + 1, thrown);
    }
}
