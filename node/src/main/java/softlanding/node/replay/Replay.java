package softlanding.node.replay;

import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import softlanding.codecs.FrameCheck;
import softlanding.engine.wire.DecisionSink;
import softlanding.journal.JournalReader;
import softlanding.journal.RecordHandler;
import softlanding.node.EngineFactory;
import softlanding.node.EngineService;

/**
 * Rebuilds an engine from the events journal and checks that its decisions equal the recorded ones.
 * <p>
 * The decisions journal is always a prefix of the decisions that the events imply. Fewer records are possible after a
 * crash between the two journals. More records are an error.
 */
public final class Replay
{
    private final FrameCheck frameCheck = new FrameCheck();
    private final JournalReader events;
    private final DecisionVerifier verifier;
    private final EngineService engine;
    private RecordHandler observer = (sequence, buffer, offset, length) -> {};
    private long replayed;

    /**
     * Prepares a replay. Decisions are verified until {@link EngineService#decideTo} gives the engine another sink.
     *
     * @param factory   of the engine.
     * @param events    journal, at its first record.
     * @param decisions journal, at its first record.
     * @param missing   receives the decisions that are not recorded.
     */
    public Replay(
        final EngineFactory factory,
        final JournalReader events,
        final JournalReader decisions,
        final DecisionSink missing)
    {
        this.events = events;
        verifier = new DecisionVerifier(decisions, missing);
        engine = factory.create(verifier);
    }

    /**
     * Replays every event.
     *
     * @param progress receives the sequence of each event.
     * @return the result.
     * @throws ReplayDivergedException if a decision differs, or more decisions are recorded than the events imply.
     * @throws UnsoundEventException   if a record is not an event.
     * @throws softlanding.journal.JournalException if a journal is damaged.
     */
    public ReplayReport run(final LongConsumer progress)
    {
        final RecordHandler apply = this::apply;
        while (events.poll(apply))
        {
            progress.accept(replayed);
        }
        verifier.requireEnd();
        return new ReplayReport(
            replayed, verifier.verified(), verifier.missing(), verifier.hashesVerified(), engine.stateHash());
    }

    /**
     * Returns the engine. After the replay it has the state after the last event.
     *
     * @return the engine.
     */
    public EngineService engine()
    {
        return engine;
    }

    /**
     * Sets who sees each record, with its origin, before its event is applied; default nobody.
     *
     * @param newObserver of sound records.
     */
    public void observe(final RecordHandler newObserver)
    {
        observer = newObserver;
    }

    private void apply(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        final int origin = Origin.length(buffer, offset, length);
        final int frame = offset + origin;
        final String refusal = frameCheck.refusalOfEvent(buffer, frame, length - origin);
        if (refusal != null)
        {
            throw new UnsoundEventException(sequence, refusal);
        }
        observer.onRecord(sequence, buffer, offset, length);
        verifier.startEvent(sequence);
        engine.onEvent(Origin.sourceId(buffer, offset, length), sequence, buffer, frame, length - origin);
        replayed = sequence;
    }
}
