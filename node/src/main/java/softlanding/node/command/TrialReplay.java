package softlanding.node.command;

import java.nio.file.Path;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.node.EngineFactory;
import softlanding.node.replay.Replay;
import softlanding.node.replay.ReplayDivergedException;

/** A replay of a whole journal, to learn whether an event of it stops the engine. */
final class TrialReplay
{
    private long replayed;
    private Throwable stop;

    private TrialReplay()
    {
    }

    /** Replays a journal that opens, without writing. */
    static TrialReplay of(final Path folder, final EngineFactory factory, final Console console)
    {
        final TrialReplay trial = new TrialReplay();
        try (JournalReader events = JournalReader.open(folder, JournalStream.EVENTS);
            JournalReader decisions = JournalReader.open(folder, JournalStream.DECISIONS))
        {
            trial.run(new Replay(factory, events, decisions, (buffer, offset, length) -> {}), console);
        }
        return trial;
    }

    private void run(final Replay replay, final Console console)
    {
        try
        {
            replay.run(sequence ->
            {
                replayed = sequence;
                console.progress("replaying", sequence);
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

    /** Returns the sequence of the event that stops the engine, or 0. */
    long stoppedAt()
    {
        return stop == null ? 0 : replayed + 1;
    }

    /** Returns what the engine threw. */
    Throwable stop()
    {
        return stop;
    }
}
