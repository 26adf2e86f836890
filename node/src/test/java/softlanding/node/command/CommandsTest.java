package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest
{
    static final String LISTED =
        "{\"type\":\"UnderlyingListed\",\"timestampNs\":\"1\",\"underlyingId\":1,\"symbol\":\"BTC\"}";
    static final String SPOT =
        "{\"type\":\"SpotPriceChanged\",\"timestampNs\":\"2\",\"underlyingId\":1,\"price\":\"95000\"," +
        "\"confidence\":\"1\"}";
    static final String SPOT_OF_NOBODY =
        "{\"type\":\"SpotPriceChanged\",\"timestampNs\":\"3\",\"underlyingId\":77,\"price\":\"95000\"," +
        "\"confidence\":\"1\"}";
    static final String OPENED =
        "{\"type\":\"AccountOpened\",\"timestampNs\":\"4\",\"accountId\":\"9\",\"marginMode\":\"PORTFOLIO\"}";

    @TempDir
    private Path folder;

    @Test
    void shouldRunReplayAndDumpWhatItWasGiven() throws IOException
    {
        final Path journal = folder.resolve("journal");
        final CommandLineRun run = run(file(LISTED, SPOT, OPENED), journal);
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains("3 accepted, 0 refused at the door, 0 rejected"), run.err());

        final CommandLineRun replay = CommandLineRun.of("replay", "--journal", journal);
        assertEquals(ExitCode.OK, replay.exitCode(), replay.err());
        assertEquals("", replay.out());
        assertTrue(replay.err().contains("identical  3 events"), replay.err());

        final CommandLineRun dump = CommandLineRun.of("dump", "--journal", journal);
        assertEquals(List.of(LISTED, SPOT, OPENED), dump.out().lines().toList());
        assertEquals("", dump.err());
    }

    @Test
    void shouldAcceptItsOwnDumpAsInput() throws IOException
    {
        run(file(LISTED, SPOT, SPOT_OF_NOBODY, OPENED), folder.resolve("first"));
        final String dump = CommandLineRun.of("dump", "--journal", folder.resolve("first")).out();
        assertEquals(4, dump.lines().count());
        final Path again = folder.resolve("again.jsonl");
        Files.writeString(again, dump);

        assertEquals(ExitCode.OK, run(again, folder.resolve("second")).exitCode());

        assertEquals(dump, CommandLineRun.of("dump", "--journal", folder.resolve("second")).out());
        assertEquals(decisions(folder.resolve("first")), decisions(folder.resolve("second")));
        assertTrue(decisions(folder.resolve("first")).contains("EventRejected"));
    }

    /** The buffer in which a line is written begins with 4,096 bytes. */
    @Test
    void shouldDumpAnEventWhoseLineIsVeryLong() throws IOException
    {
        final String mark =
            "{\"feedKind\":\"SPOT\",\"id\":1,\"price\":\"95000\",\"confidence\":\"1\"}";
        final String marks = "{\"type\":\"MarksChanged\",\"timestampNs\":\"2\",\"lastFragment\":\"YES\"," +
            "\"marks\":[" + String.join(",", Collections.nCopies(100, mark)) + "]}";
        run(file(LISTED, marks), folder.resolve("journal"));

        final CommandLineRun dump = CommandLineRun.of("dump", "--journal", folder.resolve("journal"));
        assertEquals(ExitCode.OK, dump.exitCode(), dump.err());
        assertTrue(dump.out().lines().anyMatch(line -> line.length() > 4_096), dump.out());
        assertEquals(2, dump.out().lines().count());
    }

    @Test
    void shouldDumpOnlyTheTypeAndTheAccountAskedFor() throws IOException
    {
        final Path journal = folder.resolve("journal");
        run(file(LISTED, SPOT, OPENED, OPENED.replace("\"9\"", "\"10\"")), journal);

        assertEquals(SPOT + "\n",
            CommandLineRun.of("dump", "--journal", journal, "--type", "SpotPriceChanged").out());
        assertEquals(OPENED + "\n", CommandLineRun.of("dump", "--journal", journal, "--account", "9").out());
        assertEquals(ExitCode.UNUSABLE_INPUT,
            CommandLineRun.of("dump", "--journal", journal, "--type", "Nonsense").exitCode());
    }

    @Test
    void shouldContinueAnExistingJournal() throws IOException
    {
        final Path journal = folder.resolve("journal");
        run(file(LISTED, SPOT), journal);
        final CommandLineRun second = run(file(OPENED), journal);

        assertEquals(ExitCode.OK, second.exitCode());
        assertTrue(second.err().contains("recovered  2 events"), second.err());
        assertEquals(List.of(LISTED, SPOT, OPENED),
            CommandLineRun.of("dump", "--journal", journal).out().lines().toList());
    }

    @Test
    void shouldBelieveNoOldPriceAfterAnAnnouncedRestart() throws IOException
    {
        final Path journal = folder.resolve("journal");
        run(file(LISTED, SPOT), journal);

        final CommandLineRun second = CommandLineRun.of(
            "run", "--events", file(OPENED), "--journal", journal, "--mark-restart");

        assertEquals(ExitCode.OK, second.exitCode(), second.err());
        final List<String> events = CommandLineRun.of("dump", "--journal", journal).out().lines().toList();
        assertEquals(4, events.size());
        assertTrue(events.get(2).contains("NodeRestarted"), events.get(2));
        assertTrue(decisions(journal).contains("\"type\":\"FeedSuspended\""), decisions(journal));
        assertTrue(decisions(journal).contains("\"reason\":\"RESTART\""), decisions(journal));
        assertEquals(ExitCode.OK, CommandLineRun.of("replay", "--journal", journal).exitCode());
    }

    @Test
    void shouldRefuseBadLinesByNumberAndGoOn() throws IOException
    {
        final CommandLineRun run = run(file(LISTED, "", "nonsense", SPOT), folder.resolve("journal"));
        assertEquals(ExitCode.OK, run.exitCode());
        assertTrue(run.err().contains("events.jsonl line 3: refused: "), run.err());
        assertTrue(run.err().contains("2 accepted, 1 refused"), run.err());
    }

    @Test
    void shouldSayWhichLineTheEngineRejected() throws IOException
    {
        final CommandLineRun run = run(file(LISTED, "", SPOT_OF_NOBODY), folder.resolve("journal"));
        assertEquals(ExitCode.OK, run.exitCode());
        assertTrue(run.err().contains(
            "events.jsonl line 3: rejected by the engine: UNKNOWN_ID underlyingId (event sequence=2)"), run.err());
        assertTrue(run.err().contains("1 rejected by the engine"), run.err());
    }

    @Test
    void shouldOnlyCountBadLinesBeyondTheFirstFew() throws IOException
    {
        final Path input = folder.resolve("events.jsonl");
        Files.writeString(input, LISTED + "\n" + "nonsense\n".repeat(1_000));
        final CommandLineRun run = run(input, folder.resolve("journal"));
        assertTrue(run.err().contains("and 980 more lines refused"), run.err());
        assertTrue(run.err().lines().count() < 40, run.err());
    }

    @Test
    void shouldExitWithTwoWhenNoLineIsAnEvent() throws IOException
    {
        final CommandLineRun run = run(file("nonsense", "{}"), folder.resolve("journal"));
        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode());
        assertTrue(run.err().contains("none of its 2 lines is an event"), run.err());
        assertEquals(ExitCode.OK, run(file("", " "), folder.resolve("other")).exitCode());
    }

    @Test
    void shouldExitWithTwoWhenTheInputIsMissing()
    {
        final CommandLineRun run = run(folder.resolve("missing.jsonl"), folder.resolve("journal"));
        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode());
        assertTrue(run.err().contains("missing.jsonl"), run.err());
        assertTrue(Files.notExists(folder.resolve("journal")));
    }

    @Test
    void shouldReadCompressedInputWhateverItsName() throws IOException
    {
        final Path input = folder.resolve("events.jsonl");
        Files.write(input, compressed(LISTED + "\n" + SPOT + "\n"));
        final CommandLineRun run = run(input, folder.resolve("journal"));
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertTrue(run.err().contains("2 accepted"), run.err());
    }

    @Test
    void shouldKeepWhatCameBeforeTheCutOfACompressedInput() throws IOException
    {
        final String lines = LISTED + "\n" + (SPOT + "\n").repeat(20_000);
        final byte[] whole = compressed(lines);
        final Path input = folder.resolve("events.jsonl.gz");
        Files.write(input, Arrays.copyOf(whole, whole.length - 20));
        final CommandLineRun run = run(input, folder.resolve("journal"));

        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode());
        assertTrue(run.err().contains("cut off"), run.err());
        final long kept = CommandLineRun.of("dump", "--journal", folder.resolve("journal")).out().lines().count();
        assertTrue(kept > 10_000 && kept < 20_001, "kept " + kept);
        assertEquals(ExitCode.OK, CommandLineRun.of("replay", "--journal", folder.resolve("journal")).exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--nonsense", "run", "replay", "recover", "dump --journal", "gibberish",
        "run --events - --journal x --stages six"})
    void shouldExitWithTwoOnWrongUsage(final String arguments)
    {
        final CommandLineRun run = CommandLineRun.of((Object[])arguments.split(" "));
        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode());
        assertTrue(run.err().contains("Usage") || run.err().contains("Did you mean"), run.err());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "dump"})
    void shouldExitWithTwoWhenThereIsNoJournal(final String command)
    {
        final CommandLineRun run = CommandLineRun.of(command, "--journal", folder.resolve("nowhere"));
        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode());
        assertTrue(run.err().contains("nowhere"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "dump", "recover"})
    void shouldHelpWithUnits(final String command)
    {
        final CommandLineRun run = CommandLineRun.of((Object[])(command + " --help").split(" "));
        assertEquals(ExitCode.OK, run.exitCode());
        assertTrue(run.out().contains("Usage: softlanding " + command), run.out());
        assertEquals("", run.err());
    }

    private static CommandLineRun run(final Path events, final Path journal)
    {
        return CommandLineRun.of("run", "--events", events, "--journal", journal);
    }

    private static String decisions(final Path journal)
    {
        return CommandLineRun.of("dump", "--journal", journal, "--stream", "decisions").out();
    }

    private Path file(final String... lines) throws IOException
    {
        return Files.writeString(folder.resolve("events.jsonl"), String.join("\n", lines) + "\n");
    }

    private static byte[] compressed(final String text) throws IOException
    {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressing = new GZIPOutputStream(bytes))
        {
            compressing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
