package softlanding.node;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.ProducerType;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import softlanding.engine.figures.EngineFigures;
import softlanding.engine.state.EngineLimits;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalSettings;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.metrics.NodeMeter;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.NamedLimits;
import softlanding.node.replay.JournalVersionException;
import softlanding.node.replay.Replay;
import softlanding.node.replay.ReplayReport;

/**
 * The process around the engine. A feed or the command line ({@code EventFeed}) encodes an event and offers it; {@code
 * Ingress} checks the frame and copies it to a slot of the ring. {@code JournalHandler} writes the event to the events
 * journal, then {@code EngineHandler} applies it to the engine. {@code DecisionRecorder} writes each decision to the
 * decisions journal and passes it to egress, the venue's receiver of orders and reports. Each event passes each stage
 * once and in order.
 * <p>
 * <b>Threads:</b> one thread offers, awaits and closes. The stages have their own threads; egress is called on the
 * engine's thread.
 * <p>
 * <b>Failure:</b> the first failure of a stage stops the node before a wrong state meets the next event. Every later
 * call throws {@link NodeStoppedException}. The next launch on the same folder recovers the journaled events.
 */
public final class MarginNode implements AutoCloseable
{
    private final JournalFolder journals;
    private final EngineService engine;
    private final ReplayReport recovery;
    private final StageThreads threads;
    private final FailStop failStop;
    private final Disruptor<EventSlot> disruptor;
    private final RingBuffer<EventSlot> ring;
    private final SequenceBarrier applied;
    private final Ingress ingress;
    private boolean closed;
    private volatile boolean halting;

    private MarginNode(final MarginNodeContext context, final JournalFolder journals)
    {
        this.journals = journals;
        final EngineLimits limits = limits(context);
        final NodeMeter meter = context.meter();
        final JournalWriter events = journals.writer(JournalStream.EVENTS);
        final JournalWriter decisions = journals.writer(JournalStream.DECISIONS);
        try (JournalReader journaled = JournalReader.open(context.journalDirectory(), JournalStream.EVENTS);
            JournalReader recorded = JournalReader.open(context.journalDirectory(), JournalStream.DECISIONS))
        {
            final DecisionRecorder recorder = new DecisionRecorder(decisions, context.egress(), meter);
            final Replay replay = new Replay(context.engine(limits), journaled, recorded, recorder);
            final long journaledEvents = events.nextSequence() - 1;
            recovery = replay.run(sequence ->
            {
                meter.onReplayed(sequence, journaledEvents);
                context.recoveryProgress().accept(sequence);
            });
            engine = replay.engine();
            engine.decideTo(recorder);
        }
        final EngineFigures figures = new EngineFigures();
        engine.watch(figures);
        meter.onFigures(figures);

        failStop = new FailStop(recovery.events() + 1, this::halt);
        threads = new StageThreads(context.stages() == PipelineThreads.TWO ? 2 : 1, failStop);
        disruptor = new Disruptor<>(
            () -> new EventSlot(context.slotBytes()), context.ringCapacity(), threads, ProducerType.SINGLE,
            context.waitStrategy());
        disruptor.setDefaultExceptionHandler(failStop);
        applied = stages(context, events).asSequenceBarrier();
        ring = disruptor.start();
        threads.awaitStarted();
        ingress = new Ingress(ring, applied, context.lagWatch(engine.timeNs()), meter);
        if (context.isRestartAnnounced() && recovery.events() > 0)
        {
            ingress.announceRestart(engine.timeNs());
        }
    }

    /** Returns the limits that stand in the journal; a new journal gets those of the context. */
    private static EngineLimits limits(final MarginNodeContext context)
    {
        final Path folder = context.journalDirectory();
        JournalManifest.checkOrWrite(folder, context.limits() == null ? EngineLimits.defaults() : context.limits());
        final EngineLimits standing = JournalManifest.limits(folder);
        if (context.limits() != null && !context.limits().equals(standing))
        {
            throw new JournalVersionException(
                folder + " was written with the limits " + NamedLimits.of(standing) + ", asked for " +
                NamedLimits.of(context.limits()) + "; a journal goes on with its limits");
        }
        return standing;
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
        final JournalFolder journals =
            JournalFolder.open(context.journalDirectory(), JournalSettings.of(context.durability()));
        boolean launched = false;
        try
        {
            final MarginNode node = new MarginNode(context, journals);
            launched = true;
            return node;
        }
        finally
        {
            if (!launched)
            {
                journals.close();
            }
        }
    }

    /**
     * Offers an event. An accepted event has the sequence after the event accepted before it. A node that monitors the
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
        return ingress.offer(buffer, offset, length);
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
        return recovery.events() + ring.getCursor() + 1;
    }

    /**
     * Returns the sequence of the last applied event. This is the acknowledgement: egress has all its decisions.
     *
     * @return from 1; 0 before the first event.
     */
    public long lastApplied()
    {
        return recovery.events() + applied.getCursor() + 1;
    }

    /**
     * Returns the result of the recovery at the launch.
     *
     * @return the report; missing decisions in it have been appended and passed to egress.
     */
    public ReplayReport recovery()
    {
        return recovery;
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
        return engine.stateHash();
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
        journals.close();
        failStop.throwIfFailed();
    }

    private void halt()
    {
        halting = true;
        disruptor.halt();
    }

    private EventHandlerGroup<EventSlot> stages(final MarginNodeContext context, final JournalWriter events)
    {
        final long first = recovery.events() + 1;
        final Runnable started = threads::handlerStarted;
        final RingBuffer<EventSlot> input = disruptor.getRingBuffer();
        if (context.stages() == PipelineThreads.TWO)
        {
            return disruptor
                .handleEventsWith(new JournalHandler(events, context.durability(), first, started, context.meter()))
                .then(new EngineHandler(engine, first, started, input, () -> halting, context.meter()));
        }
        return disruptor.handleEventsWith(new SerialHandler(
            new JournalHandler(events, context.durability(), first, started, context.meter()),
            new EngineHandler(engine, first, () -> {}, input, () -> halting, context.meter()),
            context.durability(),
            input));
    }
}
