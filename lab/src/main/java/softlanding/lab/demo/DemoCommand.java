package softlanding.lab.demo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.journal.JournalReader;
import softlanding.node.command.Console;
import softlanding.node.command.EventFile;
import softlanding.node.command.ExitCode;
import softlanding.node.command.ReplayCommand;
import softlanding.node.command.UnusableInputException;
import softlanding.node.replay.Origin;
import softlanding.node.replay.ReplayReport;
import softlanding.workload.venue.VenueSettings;

/** Creates a venue and a crash, runs it, replays and verifies it, and writes a summary. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = "Runs a seeded venue through a crash.",
    description = {
        "Liquidates what must be liquidated, replays and verifies the run, plays it again with full liquidation for",
        "comparison, and writes events, journal and a summary.",
        "Money is in units of cash, time in seconds. The same seed and accounts give the same events."})
public final class DemoCommand implements Callable<Integer>
{
    /** Name of the event file. */
    static final String EVENTS = "events.jsonl.gz";

    /** Name of the journal folder. */
    static final String JOURNAL = "journal";

    /** Name of the summary file. */
    static final String SUMMARY = "summary.md";

    /** With the default number of accounts the demo takes less than 20 seconds on two cores. */
    private static final int TICKS = 1_000;

    private static final double NS_PER_SECOND = 1e9;

    @Option(names = "--out", paramLabel = "DIR",
        description = "Empty or new folder for the files; default the first free of out/demo-1, out/demo-2 ...")
    private @Nullable Path out;

    @Option(names = "--accounts", defaultValue = "1000", paramLabel = "N",
        description = "Number of accounts, at least 1; default ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S",
        description = "Any whole number of 64 bits; default ${DEFAULT-VALUE}.")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException
    {
        UnusableInputException.requireAtLeast("--accounts", accounts, 1);
        final VenueSettings settings = settings();
        final Path folder = out == null ? firstFree() : out;
        requireEmpty(folder);
        final Console console = new Console(spec.commandLine().getErr());
        final Demo demo = new Demo(settings, console);

        final long startNs = System.nanoTime();
        final LiquidationStatistics story = demo.play(folder.resolve(JOURNAL));
        final double seconds = (System.nanoTime() - startNs) / NS_PER_SECOND;
        final ReplayReport replay = ReplayCommand.verify(
            folder.resolve(JOURNAL), ScreeningSettings.defaults(), console);
        final LiquidationStatistics baseline = demo.playUnderFullPolicy();
        writeEvents(folder);
        final String summary = DemoSummary.of(settings, story, baseline, replay, seconds, folder);
        Files.writeString(folder.resolve(SUMMARY), summary);
        console.say("%s", summary);
        return ExitCode.OK;
    }

    private VenueSettings settings()
    {
        try
        {
            return VenueSettings.of(seed, accounts).withTicks(TICKS);
        }
        catch (final IllegalArgumentException e)
        {
            throw new UnusableInputException(e.getMessage(), e);
        }
    }

    private static Path firstFree()
    {
        int number = 1;
        while (Files.exists(Path.of("out", "demo-" + number)))
        {
            number++;
        }
        return Path.of("out", "demo-" + number);
    }

    private static void requireEmpty(final Path folder) throws IOException
    {
        UnusableInputException.requireFolder("--out", folder);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder))
        {
            if (entries.iterator().hasNext())
            {
                throw new UnusableInputException("--out " + folder + " is not empty; name another folder");
            }
        }
    }

    private static void writeEvents(final Path folder)
    {
        try (JournalReader reader = Origin.openEvents(folder.resolve(JOURNAL));
            EventFile file = EventFile.create(folder.resolve(EVENTS)))
        {
            reader.readToEnd(
                Origin.stripped((sequence, buffer, offset, length) -> file.onEvent(buffer, offset, length)));
            file.complete();
        }
    }
}
