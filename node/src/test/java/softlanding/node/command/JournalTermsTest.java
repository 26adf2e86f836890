package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.json.JsonReader;
import softlanding.engine.wire.WireEngine;
import softlanding.journal.Durability;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalSettings;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.VenueLines;
import softlanding.node.replay.JournalManifest;

/** The terms that decide stand in the journal, and win over every option. */
class JournalTermsTest
{
    private static final String LIMITS = "accounts=1000,positions=16000,balances=4000,instruments=256,orders=1024";

    @TempDir
    private Path folder;

    @Test
    void shouldWriteEveryTermAndRaiseTheEpochAtEachStart() throws IOException
    {
        final Path journal = folder.resolve("journal");
        assertEquals(ExitCode.OK, run(journal, List.of()).exitCode());
        final Properties first = manifest(journal);
        for (final String key : List.of("format", "journal.id", "layout", "epoch", "schema.version", "schema.hash",
            "rules.version", "first.sequence", "first.decision", "clock", "tick", "frame.bytes", "limits.underlyings",
            "limits.expiries", "limits.instruments", "limits.assets", "limits.accounts", "limits.positions",
            "limits.balances", "limits.positionsPerAccount", "limits.orders"))
        {
            assertNotEquals(null, first.getProperty(key), key);
        }
        assertEquals("1", first.getProperty("epoch"));
        assertEquals("EVENTS", first.getProperty("clock"));
        assertEquals("1000", first.getProperty("limits.accounts"));
        Files.writeString(journal.resolve(JournalManifest.FILE), "key.of.later=5\n",
            java.nio.file.StandardOpenOption.APPEND);

        assertEquals(ExitCode.OK, run(journal, List.of()).exitCode());
        final Properties second = manifest(journal);
        assertEquals("2", second.remove("epoch"));
        first.remove("epoch");
        assertEquals("5", second.remove("key.of.later"));
        assertEquals(first, second);
    }

    @ParameterizedTest
    @CsvSource({"accounts=1001, limits.accounts=1000, limits.accounts=1001",
        "orders=1025, limits.orders=1024, limits.orders=1025",
        "frame-bytes=8192, frame.bytes=16384, frame.bytes=8192"})
    void shouldRefuseOtherTermsWithTheKeyAndBothValues(final String limit, final String stands, final String asked)
        throws IOException
    {
        final Path journal = folder.resolve("journal");
        run(journal, List.of());
        final CommandLineRun refused = run(journal, List.of("--limit", limit));

        assertEquals(ExitCode.UNUSABLE_INPUT, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains(stands) && refused.err().contains(asked), refused.err());
        assertEquals("1", manifest(journal).getProperty("epoch"), "nothing began");
    }

    @Test
    void shouldRefuseTheEventsClockInAJournalOfTheNodesClock() throws IOException
    {
        final Path journal = folder.resolve("journal");
        run(journal, List.of());
        change(journal, "clock", "WALL");
        final CommandLineRun refused = run(journal, List.of());

        assertEquals(ExitCode.UNUSABLE_INPUT, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("clock=WALL") && refused.err().contains("clock=EVENTS"), refused.err());
        assertEquals(ExitCode.OK, CommandLineRun.of("replay", "--journal", journal).exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "recover", "dump"})
    void shouldRefuseOtherRulesAndNameBothVersions(final String command) throws IOException
    {
        final Path journal = folder.resolve("journal");
        run(journal, List.of());
        change(journal, "rules.version", "77");
        final CommandLineRun refused =
            command.equals("run") ? run(journal, List.of()) : CommandLineRun.of(command, "--journal", journal);

        assertEquals(ExitCode.UNUSABLE_INPUT, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("77"), refused.err());
        assertTrue(refused.err().contains("runs " + WireEngine.RULES_VERSION), refused.err());
    }

    @Test
    void shouldReadAJournalWithoutOriginsAndNotContinueIt() throws IOException
    {
        final Path journal = folder.resolve("old");
        writeLayoutZero(journal);

        assertEquals(ExitCode.OK, CommandLineRun.of("recover", "--journal", journal).exitCode());
        final CommandLineRun replay = CommandLineRun.of("replay", "--journal", journal);
        assertEquals(ExitCode.OK, replay.exitCode(), replay.err());
        assertEquals(lines().size(), CommandLineRun.of("dump", "--journal", journal).out().lines().count());
        final CommandLineRun refused = run(journal, List.of());
        assertEquals(ExitCode.UNUSABLE_INPUT, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("layout 0") && refused.err().contains("softlanding 0."), refused.err());
    }

    @Test
    void shouldPlayADumpWithOriginsAgain() throws IOException
    {
        final Path journal = folder.resolve("journal");
        run(journal, List.of("--monitor-lag"));
        final Path recorded = folder.resolve("recorded.jsonl");
        Files.writeString(recorded, CommandLineRun.of("dump", "--journal", journal, "--origin").out());
        assertTrue(Files.readString(recorded).contains("{\"origin\":{\"sourceId\":0,\"sequence\":\"0\""));
        final Path again = folder.resolve("again");
        final CommandLineRun run = runOf(recorded, again, List.of("--recorded"));

        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals(Files.readString(recorded), CommandLineRun.of("dump", "--journal", again, "--origin").out());
        assertEquals(decisions(journal), decisions(again));
    }

    @Test
    void shouldRefuseRecordedLinesThatAreNoneAndMessagesWithoutTheirEnd() throws IOException
    {
        final String event = "\"event\":{\"type\":\"TimeAdvanced\",\"timestampNs\":\"5\"}}";
        final String origin = "{\"origin\":{\"sourceId\":7,\"sequence\":\"1\",\"framesToCome\":%d,\"sentNs\":\"5\"," +
            "\"ingestNs\":\"5\",\"clockErrorNs\":\"-1\"},";
        final Path recorded = Files.write(folder.resolve("recorded.jsonl"), List.of(
            String.format(origin, 0) + event,
            "{\"type\":\"TimeAdvanced\",\"timestampNs\":\"5\"}",
            String.format(origin, 2) + event,
            String.format(origin, 0) + event,
            String.format(origin, 1) + event));
        final CommandLineRun run = runOf(recorded, folder.resolve("again"), List.of("--recorded"));

        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertTrue(run.err().contains("line 2: refused: line: is no event with an origin"), run.err());
        assertTrue(run.err().contains("line 4: refused: origin.framesToCome"), run.err());
        assertTrue(run.err().contains("line 5: refused: the message of its event is not whole"), run.err());
        assertEquals(
            1, CommandLineRun.of("dump", "--journal", folder.resolve("again")).out().lines().count());
    }

    @Test
    void shouldMakeNoJournalThatTheHeapHasNoRoomFor() throws IOException
    {
        final Path journal = folder.resolve("journal");
        final Path events = Files.write(folder.resolve("events.jsonl"), lines());
        final CommandLineRun refused = CommandLineRun.of(
            "run", "--events", events, "--journal", journal, "--limit", "accounts=16000000");

        assertEquals(ExitCode.UNUSABLE_INPUT, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("-Xmx"), refused.err());
        assertTrue(Files.notExists(journal.resolve(JournalManifest.FILE)));
        assertEquals(ExitCode.OK, run(journal, List.of("--limit", "accounts=1000")).exitCode());
    }

    private static String decisions(final Path journal)
    {
        return CommandLineRun.of("dump", "--journal", journal, "--stream", "DECISIONS").out();
    }

    private static List<String> lines()
    {
        return VenueLines.usual().price("870").take();
    }

    private void writeLayoutZero(final Path journal) throws IOException
    {
        final JsonReader json = new JsonReader();
        try (JournalFolder held = JournalFolder.open(
            journal, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            Files.writeString(journal.resolve(JournalManifest.FILE), "schema.hash=" +
                MessageCatalog.instance().schemaHash() + "\njournal.id=6f1c1f4e-0000-4000-8000-000000000000\n" +
                "limit.accounts=1000\n");
            final JournalWriter writer = held.writer(JournalStream.EVENTS);
            held.writer(JournalStream.DECISIONS);
            for (final String line : lines())
            {
                final int length = json.read(line);
                writer.append(json.frame(), 0, length);
            }
        }
    }

    private CommandLineRun run(final Path journal, final List<String> more) throws IOException
    {
        return runOf(Files.write(folder.resolve("events.jsonl"), lines()), journal, more);
    }

    private CommandLineRun runOf(final Path events, final Path journal, final List<String> more)
    {
        final List<Object> arguments = new ArrayList<>(List.of("run", "--events", events, "--journal", journal));
        if (!Files.exists(journal))
        {
            for (final String limit : LIMITS.split(","))
            {
                arguments.addAll(List.of("--limit", limit));
            }
        }
        arguments.addAll(more);
        return CommandLineRun.of(arguments.toArray());
    }

    private static Properties manifest(final Path journal) throws IOException
    {
        final Properties properties = new Properties();
        properties.load(Files.newBufferedReader(journal.resolve(JournalManifest.FILE)));
        return properties;
    }

    private static void change(final Path journal, final String key, final String value) throws IOException
    {
        final Path file = journal.resolve(JournalManifest.FILE);
        Files.writeString(file, Files.readString(file).replaceAll(key + "=.*", key + "=" + value));
    }
}
