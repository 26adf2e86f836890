package softlanding.node.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.engine.state.EngineLimits;
import softlanding.node.EngineFactory;
import softlanding.node.command.CommandLineRun;
import softlanding.node.gate.GateTerms;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.NamedLimits;

/** A node starts behind a state file that a keeper wrote, and behind no damaged one. */
class StateFilesTest
{
    private static final int EVENTS = 9_000;
    private static final int PLACE = 8_192;
    private static final int MORE = 200;
    private static final String[] LIMITS =
    {
        "underlyings=2", "expiries=4", "instruments=32", "assets=4", "accounts=32", "positions=256", "balances=64",
        "positionsPerAccount=32", "orders=64", "liquidators=16"
    };

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeJournalAndFiles() throws IOException
    {
        run(shared.resolve("journal"), 0, EVENTS);
        final CommandLineRun keeper = CommandLineRun.of("keeper", "--once", "--journal", shared.resolve("journal"));
        assertEquals(0, keeper.exitCode(), keeper.err());
    }

    private static CommandLineRun run(final Path journal, final int from, final int to) throws IOException
    {
        final List<String> lines = new ArrayList<>();
        if (from == 0)
        {
            lines.add(line(0, "UnderlyingListed", "\"underlyingId\":1,\"symbol\":\"ONE\""));
            lines.add(line(1, "PerpetualListed",
                "\"instrumentId\":1,\"underlyingId\":1,\"contractSize\":\"1\",\"lotSize\":\"0.1\""));
            lines.add(line(2, "AccountOpened", "\"accountId\":\"7\",\"marginMode\":\"PORTFOLIO\""));
        }
        for (int i = Math.max(from, lines.size()); i < to; i++)
        {
            lines.add(line(i, "SpotPriceChanged",
                "\"underlyingId\":1,\"price\":\"" + (1_000 + i % 7) + "\",\"confidence\":\"1\""));
        }
        final Path file = shared.resolve("events-" + from + ".jsonl");
        Files.write(file, lines);
        final List<Object> arguments = new ArrayList<>(List.of("run", "--events", file, "--journal", journal));
        for (final String limit : LIMITS)
        {
            arguments.addAll(List.of("--limit", limit));
        }
        final CommandLineRun run = CommandLineRun.of(arguments.toArray());
        assertEquals(0, run.exitCode(), run.err());
        return run;
    }

    private static String line(final int i, final String type, final String fields)
    {
        return "{\"type\":\"" + type + "\",\"timestampNs\":\"" + (i + 1) * 1_000L + "\"," + fields + "}";
    }

    private Path copy() throws IOException
    {
        final Path copy = folder.resolve("journal");
        try (java.util.stream.Stream<Path> files = Files.walk(shared.resolve("journal")))
        {
            files.forEach(file ->
            {
                try
                {
                    Files.copy(file, copy.resolve(shared.resolve("journal").relativize(file).toString()));
                }
                catch (final IOException e)
                {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return copy;
    }

    @Test
    void shouldStartBehindTheNewestFileAndDecideWhatAWholeReplayDecides() throws IOException
    {
        final Path journal = copy();

        final CommandLineRun more = run(journal, EVENTS, EVENTS + MORE);

        assertTrue(more.err().contains("state-" + PLACE + ".sls loaded"), more.err());
        final CommandLineRun whole = CommandLineRun.of("replay", "--journal", journal);
        assertEquals(0, whole.exitCode(), whole.err());
        assertTrue(whole.err().contains("identical  " + String.format("%,d", EVENTS + MORE) + " events"), whole.err());
        final CommandLineRun behind = CommandLineRun.of("replay", "--from-state", "--journal", journal);
        assertEquals(0, behind.exitCode(), behind.err());
        assertTrue(behind.err().contains("identical  " + String.format("%,d", EVENTS + MORE - PLACE)), behind.err());
        assertEquals(hash(whole), hash(behind));
    }

    private static String hash(final CommandLineRun replay)
    {
        return replay.err().substring(replay.err().indexOf("state hash "));
    }

    @Test
    void shouldTakeTheOlderFileWhereTheNewestIsDamagedAndSaySo() throws IOException
    {
        final Path journal = copy();
        final List<Path> files = StateFiles.newestFirst(journal);
        assertEquals(2, files.size(), files.toString());
        flip(files.get(0), Files.size(files.get(0)) / 2);

        final CommandLineRun replay = CommandLineRun.of("replay", "--from-state", "--journal", journal);

        assertEquals(0, replay.exitCode(), replay.err());
        assertTrue(replay.err().contains("state-" + PLACE + ".sls is not used"), replay.err());
        assertTrue(replay.err().contains("state-" + PLACE / 2 + ".sls loaded"), replay.err());
    }

    @Test
    void shouldBeginAtTheFirstEventWithoutAFileAndNotAtAllWithoutThatEvent() throws IOException
    {
        final Path journal = copy();
        for (final Path file : StateFiles.newestFirst(journal))
        {
            Files.delete(file);
        }
        assertEquals(0, CommandLineRun.of("replay", "--from-state", "--journal", journal).exitCode());

        final Path manifest = journal.resolve(JournalManifest.FILE);
        Files.writeString(manifest, Files.readString(manifest).replace("first.sequence=1", "first.sequence=4000"));
        final CommandLineRun replay = CommandLineRun.of("replay", "--journal", journal);

        assertEquals(4, replay.exitCode(), replay.err());
        assertTrue(replay.err().contains("begins at event 4000"), replay.err());
    }

    @Test
    void shouldRefuseAFileInWhichAnyByteIsChanged() throws IOException
    {
        final Path whole = StateFiles.newestFirst(shared.resolve("journal")).get(0);
        final byte[] bytes = Files.readAllBytes(whole);
        final Path file = folder.resolve("state-1.sls");
        final int step = Integer.getInteger("softlanding.flipStep", Math.max(1, bytes.length / 4_096));
        for (int i = 0; i < bytes.length; i += step)
        {
            bytes[i] ^= 0x10;
            Files.write(file, bytes);
            final int at = i;
            assertThrows(StateFileException.class, () -> StateFiles.verify(file), () -> "byte " + at);
            bytes[i] ^= 0x10;
        }
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThrows(StateFileException.class, () -> StateFiles.verify(file));
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length + 1));
        assertThrows(StateFileException.class, () -> StateFiles.verify(file));
        Files.write(file, bytes);
        assertEquals(PLACE, StateFiles.verify(file).sequence());
    }

    @Test
    void shouldRefuseAFileOfOtherLimitsWithBothValues() throws IOException
    {
        final Path journal = shared.resolve("journal");
        final EngineLimits others = NamedLimits.changed(JournalManifest.limits(journal), Map.of("accounts", 64));
        final List<String> said = new ArrayList<>();

        final LoadedState state = new StateLoader(
            journal, EngineFactory.margin(others), others, new GateTerms(ClockMode.EVENTS, 16_384, -1),
            said::add).newest();

        assertEquals(0, state.sequence());
        assertTrue(said.get(0).contains("limits.accounts is 32 in the file and 64 here"), said.toString());
    }

    @Test
    void shouldBeReadableByItsOwnerOnly() throws IOException
    {
        final Path file = StateFiles.newestFirst(shared.resolve("journal")).get(0);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    private static void flip(final Path file, final long at) throws IOException
    {
        final byte[] bytes = Files.readAllBytes(file);
        bytes[(int)at] ^= 1;
        Files.write(file, bytes);
    }
}
