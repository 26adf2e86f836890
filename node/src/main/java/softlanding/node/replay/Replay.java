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
 * Rebuilds an engine from the events journal, and checks on the way that it decides what was recorded.
 * <p>
 * The decisions journal is always a prefix of what the events imply: fewer records are what a crash between the two
 * journals leaves, more are an error.
 */
public final class Replay
{
    private final FrameCheck frameCheck = new FrameCheck();
    private final JournalReader events;
    private final DecisionVerifier verifier;
    private final EngineService engine;
    private long replayed;

    /**
     * Prepares a replay; the engine's later decisions go to the same sink as those that are not recorded.
     *
     * @param factory   of the engine.
     * @param events    journal, from its first record.
     * @param decisions journal, from its first record.
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
     * @param progress told the sequence of each event.
     * @return what was found.
     * @throws ReplayDivergedException if a decision differs, or more are recorded than the events imply.
     * @throws UnsoundEventException   if a record is no event.
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
     * The engine, in the state after the last event once the replay has run.
     *
     * @return the engine.
     */
    public EngineService engine()
    {
        return engine;
    }

    private void apply(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        final String refusal = frameCheck.refusalOfEvent(buffer, offset, length);
        if (refusal != null)
        {
            throw new UnsoundEventException(sequence, refusal);
        }
        verifier.startEvent(sequence);
        engine.onEvent(sequence, buffer, offset, length);
        replayed = sequence;
    }
}
