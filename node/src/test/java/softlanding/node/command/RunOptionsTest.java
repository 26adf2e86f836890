package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.node.VenueLines;

class RunOptionsTest
{
    private final VenueLines venue = VenueLines.withTerms("FeedGuardsSet", "'maxLagNs':'2000000000'").price("850");

    @TempDir
    private Path folder;

    /** The events are years old. With the lag monitor on, the user gets a warning and no account is liquidated. */
    @Test
    void shouldBeginNoLiquidationOnOldEventsThatAreSaidToBeLive() throws IOException
    {
        final Path input = input();
        final Path live = folder.resolve("live");
        final Path past = folder.resolve("past");
        assertEquals(ExitCode.OK, run(input, live, "--monitor-lag").exitCode());
        assertEquals(ExitCode.OK, run(input, past).exitCode());

        assertEquals(1, dump(live, "events", "InputLagChanged").size());
        assertEquals(1, dump(live, "decisions", "LiquidationFreezeChanged").size());
        assertEquals(0, dump(live, "decisions", "LiquidationOrdered").size());
        assertEquals(0, dump(past, "events", "InputLagChanged").size());
        assertEquals(1, dump(past, "decisions", "LiquidationOrdered").size());
        final CommandLineRun replay = CommandLineRun.of("replay", "--journal", live);
        assertEquals(ExitCode.OK, replay.exitCode(), replay.err());
    }

    /** Screening and wait mode change no decision. */
    @ParameterizedTest
    @ValueSource(strings = {
        "--no-screening", "--audit-every 1 --audit-accounts 4", "--audit-every 0", "--waiting block",
        "--waiting spin --stages two"})
    void shouldDecideTheSameWhateverTheWork(final String options) throws IOException
    {
        final Path input = input();
        run(input, folder.resolve("usual"));

        final CommandLineRun run = run(input, folder.resolve("other"), options.split(" "));

        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        final List<String> decisions = dump(folder.resolve("usual"), "decisions", null);
        assertEquals(
            List.of("TransferDecided", "NoticeChanged", "MarginCalled", "AccountHealthChanged", "LiquidationPlanned",
                "LiquidationOrdered"),
            decisions.stream().map(line -> line.replaceAll(".*\"type\":\"(\\w+)\".*", "$1")).toList());
        assertEquals(decisions, dump(folder.resolve("other"), "decisions", null));
        if (!options.contains("waiting"))
        {
            final List<Object> arguments = new ArrayList<>(List.of("replay", "--journal", folder.resolve("usual")));
            arguments.addAll(List.of(options.split(" ")));
            assertEquals(ExitCode.OK, CommandLineRun.of(arguments.toArray()).exitCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--no-screening --audit-every 5", "--no-screening --audit-accounts 5", "--audit-every -1",
        "--audit-accounts -1", "--audit-accounts 0", "--waiting often"})
    void shouldRefuseWhatMakesNoSenseBeforeItOpensAJournal(final String options) throws IOException
    {
        final CommandLineRun run = run(input(), folder.resolve("journal"), options.split(" "));

        assertEquals(ExitCode.UNUSABLE_INPUT, run.exitCode());
        assertTrue(run.err().contains("--audit-") || run.err().contains("--waiting"), run.err());
        assertTrue(Files.notExists(folder.resolve("journal")));
    }

    private Path input() throws IOException
    {
        return Files.write(folder.resolve("events.jsonl"), venue.take());
    }

    private static CommandLineRun run(final Path input, final Path journal, final String... options)
    {
        final List<Object> arguments = new ArrayList<>(List.of("run", "--events", input, "--journal", journal));
        arguments.addAll(List.of(options));
        return CommandLineRun.of(arguments.toArray());
    }

    private static List<String> dump(final Path journal, final String stream, final String type)
    {
        final List<Object> arguments = new ArrayList<>(List.of("dump", "--journal", journal, "--stream", stream));
        if (type != null)
        {
            arguments.addAll(List.of("--type", type));
        }
        return CommandLineRun.of(arguments.toArray()).out().lines().toList();
    }
}
