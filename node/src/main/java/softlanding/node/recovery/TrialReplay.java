package softlanding.node.recovery;

import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.node.EngineFactory;
import softlanding.node.replay.Origin;
import softlanding.node.replay.Replay;
import softlanding.node.replay.ReplayDivergedException;

/** A replay of a whole journal, to learn whether an event of it stops the engine. */
public final class TrialReplay
{
    private long replayed;
    private @Nullable Throwable stop;

    private TrialReplay()
    {
    }

    /**
     * Replays a journal that opens, without writing.
     *
     * @param folder   of the journal.
     * @param factory  of the engine.
     * @param progress receives the sequence of each event before the next one is replayed.
     * @return what came of it.
     */
    public static TrialReplay of(final Path folder, final EngineFactory factory, final LongConsumer progress)
    {
        final TrialReplay trial = new TrialReplay();
        try (JournalReader events = Origin.openEvents(folder);
            JournalReader decisions = JournalReader.open(folder, JournalStream.DECISIONS))
        {
            trial.run(new Replay(factory, events, decisions, (buffer, offset, length) -> {}), progress);
        }
        return trial;
    }

    private void run(final Replay replay, final LongConsumer progress)
    {
        try
        {
            replay.run(sequence ->
            {
                replayed = sequence;
                progress.accept(sequence);
            });
        }
        catch (final ReplayDivergedException otherDecisions)
        {
            throw otherDecisions;
        }
        catch (final RuntimeException | AssertionError thrown)
        {
            stop = thrown;
        }
    }

    /**
     * Returns the sequence of the event that stops the engine.
     *
     * @return sequence from 1, or 0 if no event stops it.
     */
    public long stoppedAt()
    {
        return stop == null ? 0 : replayed + 1;
    }

    /**
     * Returns what the engine threw.
     *
     * @return the failure, or null if no event stops the engine.
     */
    public @Nullable Throwable stop()
    {
        return stop;
    }
}
