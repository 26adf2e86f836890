package softlanding.node.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.node.VenueLines;
import softlanding.node.command.CommandLineRun;

/** Starts the command {@code node} with files of events that end. */
class NodeCommandTest
{
    private static final String LIMITS = "limits = { accounts = 64, positions = 1024, balances = 64, orders = 64, " +
        "positions-per-account = 64, instruments = 64, expiries = 16, underlyings = 4, assets = 8 }\n";

    @TempDir
    private Path folder;
    private Path journal;
    private Path config;
    private Path events;

    @BeforeEach
    void shouldHaveFiles() throws IOException
    {
        journal = folder.resolve("journal");
        events = folder.resolve("events.jsonl");
        Files.write(events, VenueLines.usual().price("900").take());
        config = configure("EVENTS", LIMITS);
    }

    private Path configure(final String clock, final String more) throws IOException
    {
        return Files.writeString(folder.resolve("node.toml"), "journal = { dir = \"" + journal +
            "\", durability = \"SURVIVES_PROCESS_CRASH\", min-free-disk = \"1 MiB\", clock = \"" + clock +
            "\" }\nhttp = { listen = \"127.0.0.1:0\" }\n" + more);
    }

    private CommandLineRun run()
    {
        return CommandLineRun.of("node", "--config", config, "--events", events);
    }

    @Test
    void shouldRunToTheEndOfItsInputAndSayWhatHappened() throws IOException
    {
        Files.writeString(events, Files.readString(events) + "nonsense\n");

        final CommandLineRun first = run();

        assertEquals(0, first.exitCode(), first.err());
        final List<String> log = first.err().lines().toList();
        assertTrue(log.get(0).contains("\"event\":\"start\""), first.err());
        assertTrue(log.stream().allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}")), first.err());
        assertTrue(first.err().contains("\"event\":\"refused\",\"source\":\"lines\",\"line\":"), first.err());
        final long last = Files.readAllLines(events).size() - 1L;
        assertTrue(log.get(log.size() - 1).contains(
            // One event more opens the stream of the lines.
            "\"event\":\"stop\",\"lastSequence\":" + (last + 1) + ",\"accepted\":" + last + ",\"refused\":1,"),
            first.err());
        assertEquals(0, CommandLineRun.of("replay", "--journal", journal).exitCode());
    }

    @Test
    void shouldNoteEachStartAndHowTheLastRunEnded() throws IOException
    {
        run();
        Files.writeString(events, "");
        run();
        final Path starts = journal.resolve("starts.jsonl");
        final List<String> lines = Files.readAllLines(starts);
        assertEquals(4, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("\"start\":1,") && lines.get(0).contains("\"lastEnd\":\"none\""));
        assertTrue(lines.get(2).contains("\"start\":2,") && lines.get(2).contains("\"lastEnd\":\"stopped\""));

        Files.write(starts, lines.subList(0, 3));
        run();
        assertTrue(Files.readAllLines(starts).get(3).contains("\"lastEnd\":\"killed\""));
    }

    @Test
    void shouldRefuseOtherLimitsThanThoseOfTheJournal() throws IOException
    {
        run();
        config = configure("EVENTS", LIMITS.replace("accounts = 64", "accounts = 65"));

        final CommandLineRun again = run();

        assertEquals(2, again.exitCode());
        assertTrue(again.err().contains("limits or clock differ from those of the journal"), again.err());
        assertTrue(again.err().contains("accounts=64") && again.err().contains("accounts=65"), again.err());
    }

    @Test
    void shouldRefuseAHeapThatIsTooSmallAndNameTheRightOne() throws IOException
    {
        config = configure("EVENTS", "limits = { accounts = 8_000_000 }\n");

        final CommandLineRun refused = run();

        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().matches("(?s).*start with -Xmx[0-9]+m.*"), refused.err());
        assertFalse(Files.exists(journal), "nothing was made");
    }

    @Test
    void shouldRefuseADiskThatIsTooFull() throws IOException
    {
        Files.writeString(config, Files.readString(config).replace("1 MiB", "8000 TiB"));

        final CommandLineRun refused = run();

        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("journal.min-free-disk is "), refused.err());
    }

    @Test
    void shouldPrintEveryValueWithItsOriginAndStartNothing()
    {
        final CommandLineRun check = CommandLineRun.of("node", "--config", config, "--check");

        assertEquals(0, check.exitCode(), check.err());
        assertTrue(check.out().contains("limits.accounts = 64    # " + config + ":3:"), check.out());
        assertTrue(check.out().contains("gateway.idle = \"YIELD\"    # default"), check.out());
        assertTrue(check.out().contains("not served yet"), check.out());
        assertFalse(Files.exists(journal));
    }

    @Test
    void shouldRefuseAConfigurationWithAMistake() throws IOException
    {
        Files.writeString(config, "jurnal = {}\n");

        final CommandLineRun refused = run();

        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains(config + ":1:1: table jurnal is unknown; did you mean journal?"),
            refused.err());
    }
}
