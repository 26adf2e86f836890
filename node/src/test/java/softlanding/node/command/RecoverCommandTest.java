package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.journal.Durability;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalSettings;
import softlanding.node.VenueLines;

/** A machine died after the kernel had written back some pages but not others. */
class RecoverCommandTest
{
    /** Length of document header, record frame and message header, in bytes. */
    private static final int RECORD_BYTES_BEFORE_TIME = 4 + 16 + 8;

    private final VenueLines venue = VenueLines.usual().price("850");

    @TempDir
    private Path folder;
    private Path journal;
    private List<String> events;
    private List<String> decisions;

    @BeforeEach
    void run() throws IOException
    {
        journal = folder.resolve("journal");
        assertEquals(ExitCode.OK, run(venue.take()).exitCode());
        events = dump("events");
        decisions = dump("decisions");
        assertEquals(10, events.size());
        assertEquals(
            List.of("TransferDecided", "NoticeChanged", "MarginCalled", "AccountHealthChanged", "LiquidationPlanned",
                "LiquidationOrdered"),
            decisions.stream().map(line -> line.replaceAll(".*\"type\":\"(\\w+)\".*", "$1")).toList(),
            "a notice below 150 % at the trade; a plan and its order at the fall");
    }

    @Test
    void shouldSayThatNothingIsLostAndChangeNothing()
    {
        for (final String[] options : new String[][]{{}, {"--accept-loss"}})
        {
            final CommandLineRun recover = recover(options);
            assertEquals(ExitCode.OK, recover.exitCode(), recover.err());
            assertEquals("", recover.out());
            assertTrue(recover.err().contains("events     1 to 10 can be used; none is known to be lost"),
                recover.err());
            assertTrue(recover.err().contains("nothing is lost"), recover.err());
        }
        assertTrue(Files.notExists(journal.resolve("loss-0001")));
    }

    @Test
    void shouldOnlyReportWithoutTheOptionAndThenAcceptTheLossOfTheLastEvents() throws IOException
    {
        final byte[] damaged = zeroFrom("events", events.get(7));
        assertEquals(ExitCode.DAMAGED_JOURNAL, replay().exitCode());
        assertEquals(ExitCode.DAMAGED_JOURNAL, run(List.of()).exitCode());

        final CommandLineRun report = recover();

        assertEquals(ExitCode.DAMAGED_JOURNAL, report.exitCode());
        assertTrue(report.err().contains("events     1 to 7 can be used; 8 to 10 are lost (3)"), report.err());
        assertTrue(report.err().contains("decisions  1 to 1 can be used; 2 to 6 are made from events that are lost"),
            report.err());
        assertArrayEquals(damaged, Files.readAllBytes(segment("events")));

        final CommandLineRun accepted = recover("--accept-loss");

        assertEquals(ExitCode.OK, accepted.exitCode(), accepted.err());
        assertEquals(filled(7), dump("events"));
        assertEquals(decisions.subList(0, 1), dump("decisions"));
        assertEquals(ExitCode.OK, replay().exitCode());
        final Path aside = journal.resolve("loss-0001");
        final Path copy = aside.resolve(journal.relativize(segment("events")).toString());
        assertArrayEquals(damaged, Files.readAllBytes(copy));
        assertTrue(Files.exists(aside.resolve("events.watermark")) &&
            Files.exists(aside.resolve("decisions.watermark")));
        assertTrue(Files.readString(aside.resolve("loss.txt")).contains("8 to 10 are lost"));
        assertEquals(ExitCode.OK, recover().exitCode());
    }

    /** The sender repeats the same events, but their ids must differ from the earlier ids. */
    @Test
    void shouldGoOnAfterTheLossAndGiveNoIdASecondTime() throws IOException
    {
        zeroFrom("events", events.get(7));
        assertEquals(ExitCode.OK, recover("--accept-loss").exitCode());

        final CommandLineRun again = run(events.subList(7, 10));

        assertEquals(ExitCode.OK, again.exitCode(), again.err());
        final List<String> expected = new ArrayList<>(filled(7));
        expected.addAll(events.subList(7, 10));
        assertEquals(expected, dump("events"));
        assertEquals(ExitCode.OK, replay().exitCode());
        assertTrue(decisions.get(5).contains("\"orderId\":\"" + (10L << 20)), decisions.get(5));
        assertEquals(6, dump("decisions").size());
        assertTrue(dump("decisions").get(5).contains("\"orderId\":\"" + (13L << 20)), dump("decisions").get(5));
    }

    @Test
    void shouldAcceptASegmentThatWasCutShort() throws IOException
    {
        final byte[] whole = Files.readAllBytes(segment("events"));
        Files.write(segment("events"), Arrays.copyOf(whole, placeOf(whole, events.get(4)) + 3));

        assertEquals(ExitCode.DAMAGED_JOURNAL, replay().exitCode());
        final CommandLineRun accepted = recover("--accept-loss");

        assertEquals(ExitCode.OK, accepted.exitCode(), accepted.err());
        assertTrue(accepted.err().contains("damaged record"), accepted.err());
        assertEquals(filled(4), dump("events"));
        assertEquals(ExitCode.OK, replay().exitCode());
    }

    @Test
    void shouldMakeLostDecisionsAgainFromTheEvents() throws IOException
    {
        final byte[] whole = Files.readAllBytes(segment("decisions"));
        Files.write(segment("decisions"), Arrays.copyOf(whole, placeOf(whole, decisions.get(1)) + 3));
        assertEquals(ExitCode.DAMAGED_JOURNAL, run(List.of()).exitCode());

        final CommandLineRun accepted = recover("--accept-loss");

        assertTrue(accepted.err().contains("events     1 to 10 can be used; none is known to be lost"),
            accepted.err());
        assertTrue(accepted.err().contains("2 to 6 are unreadable (5); those of the events that are left"),
            accepted.err());
        assertEquals(decisions.subList(0, 1), dump("decisions"));
        assertEquals(ExitCode.OK, run(List.of()).exitCode());
        assertEquals(decisions, dump("decisions"));
        assertEquals(events, dump("events"));
    }

    /** Events and their watermark are older than the decisions. Only the decisions show the loss. */
    @Test
    void shouldLearnFromTheDecisionsThatEventsAreLost() throws IOException
    {
        final Path earlier = folder.resolve("earlier");
        assertEquals(ExitCode.OK, CommandLineRun.of("run", "--events",
            Files.write(folder.resolve("earlier.jsonl"), events.subList(0, 7)), "--journal", earlier).exitCode());
        Files.write(segment("events"), Files.readAllBytes(earlier.resolve(journal.relativize(segment("events")))));
        Files.write(journal.resolve("events.watermark"), Files.readAllBytes(earlier.resolve("events.watermark")));
        assertEquals(ExitCode.DIVERGED, replay().exitCode());

        final CommandLineRun report = recover();

        assertEquals(ExitCode.DAMAGED_JOURNAL, report.exitCode());
        assertTrue(report.err().contains("events     1 to 7 can be used; 8 to 10 are lost (3)"), report.err());
        assertEquals(ExitCode.OK, recover("--accept-loss").exitCode());
        assertEquals(filled(7), dump("events"));
        assertEquals(ExitCode.OK, replay().exitCode());
    }

    /** A rejected event may have a time in the future. The engine does not advance to it. */
    @Test
    void shouldFillAtTheTimeThatTheEngineHadReached() throws IOException
    {
        final String tomorrow = venue.pass(86_400 * VenueLines.SECOND).add("SpotPriceChanged",
            "'underlyingId':9,'price':'1','confidence':'1'").take().get(0);
        run(List.of(tomorrow, events.get(9), events.get(9)));
        final Path second = journal.resolve("events").resolve("run-00000001").resolve("19700102F.cq4");
        final byte[] bytes = Files.readAllBytes(second);
        Arrays.fill(bytes, placeOf(bytes, events.get(9)) - RECORD_BYTES_BEFORE_TIME, bytes.length, (byte)0);
        Files.write(second, bytes);

        assertEquals(ExitCode.OK, recover("--accept-loss").exitCode());

        final List<String> kept = dump("events");
        assertEquals(13, kept.size());
        assertEquals(tomorrow, kept.get(10));
        assertEquals(List.of(timeAdvanced(events.get(9)), timeAdvanced(events.get(9))), kept.subList(11, 13));
        assertEquals(ExitCode.OK, replay().exitCode());
    }

    @Test
    void shouldSayThatNobodyKnowsWhereTheWatermarkIsGone() throws IOException
    {
        Files.write(journal.resolve("events.watermark"), new byte[4096]);
        assertEquals(ExitCode.DAMAGED_JOURNAL, replay().exitCode());

        final CommandLineRun report = recover();

        assertEquals(ExitCode.DAMAGED_JOURNAL, report.exitCode());
        assertTrue(report.err().contains("none is known to be lost, but later ones may be"), report.err());
        assertEquals(ExitCode.OK, recover("--accept-loss").exitCode());
        assertEquals(ExitCode.OK, run(List.of()).exitCode());
        assertEquals(events, dump("events"));
    }

    @Test
    @SuppressWarnings("try") // the folder is only held
    void shouldAcceptNothingWhileAWriterHoldsTheJournal() throws IOException
    {
        zeroFrom("events", events.get(7));
        try (JournalFolder held = JournalFolder.open(journal, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            final CommandLineRun refused = recover("--accept-loss");
            assertEquals(ExitCode.DAMAGED_JOURNAL, refused.exitCode());
            assertTrue(refused.err().contains("held by another writer"), refused.err());
        }
        assertTrue(Files.notExists(journal.resolve("loss-0001")));
    }

    private CommandLineRun recover(final String... options)
    {
        return CommandLineRun.of(
            Stream.concat(Stream.of("recover", "--journal", journal), Stream.of(options)).toArray());
    }

    private CommandLineRun run(final List<String> lines) throws IOException
    {
        final Path input = Files.write(folder.resolve("events.jsonl"), lines);
        return CommandLineRun.of("run", "--events", input, "--journal", journal);
    }

    private CommandLineRun replay()
    {
        return CommandLineRun.of("replay", "--journal", journal);
    }

    private List<String> dump(final String stream)
    {
        return CommandLineRun.of("dump", "--journal", journal, "--stream", stream).out().lines().toList();
    }

    private Path segment(final String stream) throws IOException
    {
        return journal.resolve(stream).resolve("run-00000000").resolve("19700101F.cq4");
    }

    /** Writes zeros from a record on. Returns the damaged bytes. */
    private byte[] zeroFrom(final String stream, final String line) throws IOException
    {
        final byte[] bytes = Files.readAllBytes(segment(stream));
        Arrays.fill(bytes, placeOf(bytes, line) - RECORD_BYTES_BEFORE_TIME, bytes.length, (byte)0);
        Files.write(segment(stream), bytes);
        return bytes;
    }

    /** Returns the kept events, then an event without effect for each lost event of the ten. */
    private List<String> filled(final int kept)
    {
        final List<String> filled = new ArrayList<>(events.subList(0, kept));
        while (filled.size() < events.size())
        {
            filled.add(timeAdvanced(events.get(kept - 1)));
        }
        return filled;
    }

    private static String timeAdvanced(final String line)
    {
        return line.replaceAll(".*(\"timestampNs\":\"\\d+\").*", "{\"type\":\"TimeAdvanced\",$1}");
    }

    /** Returns the offset of a message's time in a file, found by its bytes. */
    private static int placeOf(final byte[] file, final String line)
    {
        final String digits = line.replaceAll(".*\"timestampNs\":\"(\\d+)\".*", "$1");
        final byte[] time = new byte[8];
        for (int i = 0; i < time.length; i++)
        {
            time[i] = (byte)(Long.parseLong(digits) >>> (8 * i));
        }
        final int place = new String(file, StandardCharsets.ISO_8859_1)
            .indexOf(new String(time, StandardCharsets.ISO_8859_1));
        if (place < 0)
        {
            throw new AssertionError("not in the file: " + line);
        }
        return place;
    }
}
