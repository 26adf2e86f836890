package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.journal.Durability;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalSettings;
import softlanding.node.EngineFactory;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EngineService;
import softlanding.node.VenueLines;
import softlanding.node.recovery.EngineOfJournal;
import softlanding.node.recovery.EventQuarantine;
import softlanding.node.recovery.TrialReplay;

/** An event that is journaled already stops the engine at every start, until an operator replaces it. */
class EventQuarantineTest
{
    private static final long STOP = 8;

    @TempDir
    private Path folder;
    private Path journal;

    @BeforeEach
    void run() throws IOException
    {
        journal = folder.resolve("journal");
        final Path lines = Files.write(folder.resolve("events.jsonl"), VenueLines.usual().price("850").take());
        final CommandLineRun run = CommandLineRun.of(
            "run", "--events", lines.toString(), "--journal", journal.toString());
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
    }

    private List<String> dump()
    {
        return CommandLineRun.of("dump", "--journal", journal.toString(), "--stream", "events").out().lines().toList();
    }

    @Test
    void shouldNameTheEventThatStopsTheEngineAndReplaceItByARejectionThatNamesTheOperator() throws IOException
    {
        final List<String> before = dump();
        final TrialReplay trial = TrialReplay.of(journal, stopsAt(STOP), sequence -> {});
        assertEquals(STOP, trial.stoppedAt());
        assertTrue(trial.stop().getMessage().contains("fault"), trial.stop()::toString);

        final EventQuarantine quarantine = EventQuarantine.of(journal, STOP);
        assertEquals(before.get((int)STOP - 1), quarantine.text());
        final Path aside = journal.resolve("quarantine-0001");
        try (JournalFolder held = JournalFolder.open(journal, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            quarantine.replace(held, aside, 4711, "overflow in the waterfall");
        }

        final List<String> after = dump();
        assertEquals(before.size(), after.size());
        assertEquals(before.subList(0, (int)STOP - 1), after.subList(0, (int)STOP - 1));
        assertEquals(before.subList((int)STOP, before.size()), after.subList((int)STOP, after.size()));
        final String replaced = after.get((int)STOP - 1);
        assertTrue(replaced.contains("EventQuarantined") && replaced.contains("\"operatorId\":\"4711\"") &&
            replaced.contains("overflow in the waterfall"), replaced);
        assertTrue(Files.readString(aside.resolve("quarantine.txt")).contains("operator 4711"));

        final CommandLineRun replay = CommandLineRun.of("replay", "--journal", journal.toString());
        assertEquals(ExitCode.OK, replay.exitCode(), replay.err());
        assertEquals(0, TrialReplay.of(journal, EngineOfJournal.of(journal), sequence -> {}).stoppedAt());
    }

    @Test
    void shouldRefuseToReplaceAnEventThatStopsNothing()
    {
        final CommandLineRun refused = CommandLineRun.of(
            "recover", "--journal", journal.toString(), "--quarantine", "3", "--operator", "1", "--reason", "why");
        assertEquals(ExitCode.UNUSABLE_INPUT, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("no event stops the engine"), refused.err());
        final CommandLineRun anonymous =
            CommandLineRun.of("recover", "--journal", journal.toString(), "--quarantine", "3");
        assertEquals(ExitCode.UNUSABLE_INPUT, anonymous.exitCode(), anonymous.err());
    }

    private EngineFactory stopsAt(final long sequence)
    {
        final EngineFactory sound = EngineOfJournal.of(journal);
        return sink -> new FaultyEngine(sound.create(sink), sequence);
    }

    /** Throws at one event. */
    private static final class FaultyEngine implements EngineService
    {
        private final EngineService sound;
        private final long stop;

        FaultyEngine(final EngineService sound, final long stop)
        {
            this.sound = sound;
            this.stop = stop;
        }

        @Override
        public void onEvent(final long sequence, final DirectBuffer buffer, final int offset, final int length)
        {
            if (sequence == stop)
            {
                throw new ArithmeticException("fault");
            }
            sound.onEvent(sequence, buffer, offset, length);
        }

        @Override
        public void decideTo(final DecisionSink sink)
        {
            sound.decideTo(sink);
        }

        @Override
        public long timeNs()
        {
            return sound.timeNs();
        }

        @Override
        public long stateHash()
        {
            return sound.stateHash();
        }
    }
}
