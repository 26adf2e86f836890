package softlanding.node;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.ProducerType;
import org.agrona.DirectBuffer;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalSettings;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.replay.Replay;
import softlanding.node.replay.ReplayReport;

/**
 * The process around the engine: events enter a ring of preallocated slots, are journaled, then applied, and their
 * decisions are journaled, then handed to egress; each once and in order.
 * <p>
 * <b>Threads:</b> one thread offers, awaits and closes. The stages run on threads of their own; egress is called there.
 * <p>
 * <b>Failure:</b> the first failure of a stage stops the node before a wrong state meets the next event. Every later
 * call throws {@link NodeStoppedException}. What was journaled is recovered by the next launch on the same folder.
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

    private MarginNode(final MarginNodeContext context, final JournalFolder journals)
    {
        this.journals = journals;
        final JournalWriter events = journals.writer(JournalStream.EVENTS);
        final JournalWriter decisions = journals.writer(JournalStream.DECISIONS);
        try (JournalReader journaled = JournalReader.open(context.journalDirectory(), JournalStream.EVENTS);
            JournalReader recorded = JournalReader.open(context.journalDirectory(), JournalStream.DECISIONS))
        {
            final DecisionRecorder recorder = new DecisionRecorder(decisions, context.egress());
            final Replay replay = new Replay(context.engine(), journaled, recorded, recorder);
            recovery = replay.run(context.recoveryProgress());
            engine = replay.engine();
        }

        failStop = new FailStop(recovery.events() + 1, this::halt);
        threads = new StageThreads(context.stages() == PipelineThreads.TWO ? 2 : 1, failStop);
        disruptor = new Disruptor<>(
            EventSlot::new, context.ringCapacity(), threads, ProducerType.SINGLE, context.waitStrategy());
        disruptor.setDefaultExceptionHandler(failStop);
        applied = stages(context, events).asSequenceBarrier();
        ring = disruptor.start();
        threads.awaitStarted();
        ingress = new Ingress(ring, applied, context.lagWatch(engine.timeNs()));
        if (context.isRestartAnnounced() && recovery.events() > 0)
        {
            ingress.announceRestart(engine.timeNs());
        }
    }

    /**
     * Opens the journals, replays them, and starts to accept events.
     *
     * @param context of the node; concluded here.
     * @return a running node, to be closed by the caller.
     * @throws ReplayDivergedException if the engine does not repeat its recorded decisions.
     * @throws softlanding.journal.JournalException if a journal is damaged, full or held by another process.
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
     * Offers an event. Once accepted, it has its sequence: one more than the event accepted before it. A node that
     * watches the lag may add an event of its own, before it or after it.
     *
     * @param buffer that holds the frame; free again when this returns.
     * @param offset of the frame, in bytes.
     * @param length of the frame, in bytes.
     * @return false if the ring is full: nothing happened, offer it again.
     * @throws FrameRefusedException if the frame is not a sound event; the next one may be offered.
     * @throws NodeStoppedException  if the node has stopped.
     */
    public boolean offer(final DirectBuffer buffer, final int offset, final int length)
    {
        failStop.throwIfFailed();
        return ingress.offer(buffer, offset, length);
    }

    /**
     * Waits until every accepted event is applied and its decisions have gone to egress.
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
     * Sequence of the last accepted event.
     *
     * @return from 1; 0 before the first.
     */
    public long lastAccepted()
    {
        return recovery.events() + ring.getCursor() + 1;
    }

    /**
     * Sequence of the last event that is applied, its decisions gone to egress: the acknowledgement.
     *
     * @return from 1; 0 before the first.
     */
    public long lastApplied()
    {
        return recovery.events() + applied.getCursor() + 1;
    }

    /**
     * What the launch found in the journals.
     *
     * @return the report; missing decisions in it have been appended and handed to egress.
     */
    public ReplayReport recovery()
    {
        return recovery;
    }

    /**
     * Fingerprint of the engine's state. Waits like {@link #awaitApplied()}.
     *
     * @return 64-bit hash.
     */
    public long stateHash()
    {
        awaitApplied();
        return engine.stateHash();
    }

    /**
     * Applies what was accepted, then stops the threads and closes the journals.
     *
     * @throws NodeStoppedException if the node had stopped before it could apply everything.
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
        disruptor.halt();
    }

    private EventHandlerGroup<EventSlot> stages(final MarginNodeContext context, final JournalWriter events)
    {
        final long first = recovery.events() + 1;
        final Runnable started = threads::handlerStarted;
        if (context.stages() == PipelineThreads.TWO)
        {
            return disruptor
                .handleEventsWith(new JournalHandler(events, context.durability(), first, started))
                .then(new EngineHandler(engine, first, started));
        }
        return disruptor.handleEventsWith(new SerialHandler(
            new JournalHandler(events, context.durability(), first, started),
            new EngineHandler(engine, first, () -> {}),
            context.durability(),
            disruptor.getRingBuffer()));
    }
}
