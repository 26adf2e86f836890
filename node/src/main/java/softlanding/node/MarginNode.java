package softlanding.node;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.ProducerType;
import org.agrona.DirectBuffer;
import softlanding.journal.JournalWriter;
import softlanding.node.gate.GateVerdict;
import softlanding.node.gate.HelloVerdict;
import softlanding.node.gate.InputGate;
import softlanding.node.gate.Principal;
import softlanding.node.pipeline.EventEntry;
import softlanding.node.pipeline.NodeNews;
import softlanding.node.pipeline.NodeRecovery;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.JournalTerms;
import softlanding.node.replay.ReplayReport;

/**
 * The process around the engine. A feed or the command line ({@code EventFeed}) encodes an event and offers it; {@link
 * EventEntry} judges it at the gate and puts it with its origin into a slot of the ring. {@code JournalHandler} writes
 * the event to the events journal, then {@code EngineHandler} applies it to the engine. {@code DecisionRecorder} writes
 * each decision to the decisions journal and passes it to egress, the venue's receiver of orders and reports. Each event
 * passes each stage once and in order.
 * <p>
 * <b>Threads:</b> one thread offers, awaits and closes. The stages have their own threads; egress is called on the
 * engine's thread.
 * <p>
 * <b>Failure:</b> the first failure of a stage stops the node before a wrong state meets the next event. Every later
 * call throws {@link NodeStoppedException}. The next launch on the same folder recovers the journaled events.
 */
public final class MarginNode implements AutoCloseable
{
    private final NodeRecovery recovery;
    private final StageThreads threads;
    private final FailStop failStop;
    private final Disruptor<EventSlot> disruptor;
    private final RingBuffer<EventSlot> ring;
    private final SequenceBarrier applied;
    private final EventEntry entry;
    private final NodeNews news;
    private boolean closed;
    private volatile boolean halting;

    private MarginNode(final MarginNodeContext context, final NodeRecovery recovery)
    {
        this.recovery = recovery;
        failStop = new FailStop(recovery.report().events() + 1, this::halt);
        threads = new StageThreads(context.stages() == PipelineThreads.TWO ? 2 : 1, failStop);
        disruptor = new Disruptor<>(
            EventSlot::new, context.ringCapacity(), threads, ProducerType.SINGLE, context.waitStrategy());
        disruptor.setDefaultExceptionHandler(failStop);
        applied = stages(context, recovery.events()).asSequenceBarrier();
        ring = disruptor.start();
        threads.awaitStarted();
        final long timeNs = recovery.engine().timeNs();
        entry = new EventEntry(recovery.gate(), new RingSink(ring, applied), context.lagWatch(timeNs));
        news = new NodeNews(entry, recovery, context.isRestartAnnounced());
        if (recovery.terms().clock() == ClockMode.EVENTS)
        {
            news.onStart(timeNs);
        }
    }

    /**
     * Opens the journals, replays them, and starts to accept events.
     *
     * @param context of the node; this method concludes it.
     * @return a running node; the caller closes it.
     * @throws softlanding.node.replay.ReplayDivergedException if the engine does not repeat its recorded decisions.
     * @throws softlanding.journal.JournalException if a journal is damaged, full or held by another process.
     * @throws softlanding.node.replay.JournalVersionException if another version wrote the journal.
     * @throws softlanding.node.replay.JournalManifestException if {@code journal.properties} is missing or unreadable.
     */
    public static MarginNode launch(final MarginNodeContext context)
    {
        context.conclude();
        final NodeRecovery recovery = NodeRecovery.of(context.recovery());
        boolean launched = false;
        try
        {
            final MarginNode node = new MarginNode(context, recovery);
            launched = true;
            return node;
        }
        finally
        {
            if (!launched)
            {
                recovery.close();
            }
        }
    }

    /**
     * Goes live, where the node's clock counts: journals that the node was away, or the guards of a new journal. With
     * the clock of the events the launch has done so.
     *
     * @param nowNs the node's clock, in nanoseconds since the epoch.
     */
    public void start(final long nowNs)
    {
        if (recovery.terms().clock() == ClockMode.WALL)
        {
            news.onStart(nowNs);
        }
    }

    /**
     * Offers a message of 1 to n frames of one source, which is one step: see {@link
     * softlanding.node.pipeline.EventPipeline#offer}.
     *
     * @return verdict, valid until the next call; NO_ROOM if the ring is full.
     * @throws NodeStoppedException if the node has stopped.
     */
    public GateVerdict offer(
        final Principal source,
        final long sourceSequence,
        final long nowNs,
        final DirectBuffer message,
        final int offset,
        final int length)
    {
        failStop.throwIfFailed();
        final GateVerdict verdict = entry.offer(source, sourceSequence, nowNs, message, offset, length);
        if (verdict.isTaken())
        {
            news.onMessage(nowNs);
        }
        return verdict;
    }

    /**
     * Uses a moment without a message: where the node's clock counts, journals it after a tick, and a lag that has
     * fallen. Does nothing while the ring is full.
     *
     * @param nowNs the node's clock, in nanoseconds since the epoch.
     * @throws NodeStoppedException if the node has stopped.
     */
    public void onIdle(final long nowNs)
    {
        failStop.throwIfFailed();
        if (ring.hasAvailableCapacity(2))
        {
            news.onIdle(nowNs);
        }
    }

    /**
     * Opens the stream of a source, without which none of its messages is taken. Waits while the ring is full.
     *
     * @return whether the source may send.
     * @throws NodeStoppedException if the node has stopped.
     */
    public HelloVerdict openStream(
        final Principal source, final long streamId, final boolean isNewStream, final long nowNs)
    {
        while (!ring.hasAvailableCapacity(1))
        {
            failStop.throwIfFailed();
            Thread.onSpinWait();
        }
        return entry.openStream(source, streamId, isNewStream, nowNs);
    }

    /**
     * Offers the records of a step as another node wrote them, with their origins.
     *
     * @param records an envelope as of {@link softlanding.node.gate.MessageFrames}, with records for frames.
     * @return false if the ring is full.
     * @throws FrameRefusedException if a record has no origin or no sound event; the node accepts further events.
     * @throws NodeStoppedException  if the node has stopped.
     */
    public boolean offerRecorded(final DirectBuffer records, final int offset, final int length)
    {
        failStop.throwIfFailed();
        return entry.offerRecorded(records, offset, length);
    }

    /**
     * Offers an event of recorded input; its own time counts. An accepted event has the sequence after the event accepted before it. A node that monitors the
     * lag may add its own event before or after it.
     *
     * @param buffer that holds the frame; the caller may reuse it when this returns.
     * @param offset of the frame, in bytes.
     * @param length of the frame, in bytes.
     * @return false if the ring is full; the frame was not looked at, and the event may be offered again.
     * @throws FrameRefusedException if the frame is not a sound event; the node accepts further events.
     * @throws NodeStoppedException  if the node has stopped.
     */
    public boolean offer(final DirectBuffer buffer, final int offset, final int length)
    {
        failStop.throwIfFailed();
        if (recovery.terms().clock() != ClockMode.EVENTS)
        {
            throw new IllegalStateException("an event needs a source and a time where the node's clock counts");
        }
        return entry.offerUnrecorded(buffer, offset, length);
    }

    /**
     * Waits until every accepted event is applied and egress has its decisions.
     *
     * @throws NodeStoppedException if the node stops before that.
     */
    public void awaitApplied()
    {
        while (applied.getCursor() < ring.getCursor())
        {
            failStop.throwIfFailed();
            Thread.yield();
        }
    }

    /**
     * Returns the sequence of the last accepted event.
     *
     * @return from 1; 0 before the first event.
     */
    public long lastAccepted()
    {
        return recovery.report().events() + ring.getCursor() + 1;
    }

    /**
     * Returns the sequence of the last applied event. This is the acknowledgement: egress has all its decisions.
     *
     * @return from 1; 0 before the first event.
     */
    public long lastApplied()
    {
        return recovery.report().events() + applied.getCursor() + 1;
    }

    /**
     * Returns the result of the recovery at the launch.
     *
     * @return the report; missing decisions in it have been appended and passed to egress.
     */
    public ReplayReport recovery()
    {
        return recovery.report();
    }

    /** Returns the terms that stand in the journal. */
    public JournalTerms terms()
    {
        return recovery.terms();
    }

    /** Returns the gate, which knows how far each source has got; only the thread that offers may look. */
    public InputGate gate()
    {
        return recovery.gate();
    }

    /**
     * Returns a fingerprint of the engine's state. Waits like {@link #awaitApplied()}.
     *
     * @return 64-bit hash.
     * @throws NodeStoppedException if the node stops before every accepted event is applied.
     */
    public long stateHash()
    {
        awaitApplied();
        return recovery.engine().stateHash();
    }

    /**
     * Applies the accepted events, then stops the threads and closes the journals.
     *
     * @throws NodeStoppedException if the node stopped before it could apply every accepted event.
     */
    @Override
    public void close()
    {
        if (closed)
        {
            return;
        }
        closed = true;
        while (applied.getCursor() < ring.getCursor() && !failStop.hasFailed())
        {
            Thread.yield();
        }
        halt();
        threads.awaitEnded();
        recovery.close();
        failStop.throwIfFailed();
    }

    private void halt()
    {
        halting = true;
        disruptor.halt();
    }

    private EventHandlerGroup<EventSlot> stages(final MarginNodeContext context, final JournalWriter events)
    {
        final long first = recovery.report().events() + 1;
        final EngineService engine = recovery.engine();
        final Runnable started = threads::handlerStarted;
        final RingBuffer<EventSlot> input = disruptor.getRingBuffer();
        if (context.stages() == PipelineThreads.TWO)
        {
            return disruptor
                .handleEventsWith(new JournalHandler(events, context.durability(), first, started))
                .then(new EngineHandler(engine, first, started, input, () -> halting));
        }
        return disruptor.handleEventsWith(new SerialHandler(
            new JournalHandler(events, context.durability(), first, started),
            new EngineHandler(engine, first, () -> {}, input, () -> halting),
            context.durability(),
            input));
    }
}
