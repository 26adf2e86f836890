package softlanding.node.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.journal.Durability;
import softlanding.node.MarginNodeContext;
import softlanding.node.PipelineThreads;
import softlanding.node.WaitMode;
import softlanding.node.input.EventSource;
import softlanding.node.input.LineSplitter;
import softlanding.node.replay.ClockMode;

/** Runs the node over a finite input. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    header = "Runs the node over a finite input.",
    description = {
        "Runs the node over a finite input of JSON lines, one event each.",
        "Prices are in cash per coin, quantities in contracts or coins, amounts in cash (up to 8 decimals),",
        "times in nanoseconds since 1970 UTC. A bad line is refused and the run goes on.",
        "An existing journal is recovered first, then continued as if it had never stopped,",
        "or with --mark-restart as after an outage: prices count again once they were heard of.",
        "Exit code 2: the input cannot be read to its end, none of its lines is an event, or another version wrote the",
        "journal."})
final class RunCommand implements Callable<Integer>
{
    @Option(names = "--events", required = true, paramLabel = "FILE|-",
        description = "JSON lines, plain or gzip by content; - is standard input.")
    private String events;

    @Option(names = "--journal", required = true, paramLabel = "DIR",
        description = "Folder of the journal, made when missing.")
    private Path journal;

    @Option(names = "--durability", defaultValue = "SURVIVES_PROCESS_CRASH", paramLabel = "CHOICE",
        description = "What an event survives once acted on: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. " +
            "SURVIVES_POWER_LOSS syncs each batch to disk, 0.1 to 0.3 milliseconds each.")
    private Durability durability;

    @Option(names = "--stages", defaultValue = "AUTO", paramLabel = "CHOICE",
        description = "Threads behind the ring: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}, " +
            "which is two with 4 cores or more, else one.")
    private PipelineThreads threads;

    @Option(names = "--waiting", defaultValue = "YIELD", paramLabel = "CHOICE",
        description = "How these threads wait for events: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}. " +
            "SPIN and YIELD keep a core busy each (0.25 and 0.5 microseconds to wake up), BLOCK sleeps (10).")
    private WaitMode waitMode;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private ScreeningOptions screening;

    @Option(names = "--ring-slots", defaultValue = "4096", paramLabel = "N",
        description = "Events that may wait for the engine, a power of two; default ${DEFAULT-VALUE}.")
    private int ringSlots;

    @Option(names = "--recorded",
        description = "Takes lines with origins, as dump --origin writes them, as they are: the node adds no event and " +
            "judges none.")
    private boolean isRecorded;

    @Option(names = "--monitor-lag",
        description = "For live input only. The node compares the times of events with the clock of this machine and " +
            "journals the lag as InputLagChanged. Beyond maxLagNs no liquidation begins.")
    private boolean monitorsLag;

    @Option(names = "--mark-restart",
        description = "Journals NodeRestarted when a journal is continued: a feed counts again after its next price.")
    private boolean marksRestart;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        final String source = EventSource.describe(events);
        final MarginNodeContext context = new MarginNodeContext()
            .journalDirectory(journal)
            .durability(durability)
            .stages(threads)
            .waiting(waitMode)
            .engineLimits(limits.limits(journal))
            .clock(ClockMode.EVENTS)
            .screening(screening.settings())
            .restartAnnounced(marksRestart);
        try
        {
            context.ringCapacity(ringSlots);
        }
        catch (final IllegalArgumentException e)
        {
            throw new UnusableInputException("--ring-slots: " + e.getMessage(), e);
        }
        limits.frameBytes(context);
        if (isRecorded && (monitorsLag || marksRestart))
        {
            throw new UnusableInputException("--recorded adds no event: leave out --monitor-lag and --mark-restart");
        }
        if (monitorsLag)
        {
            context.lagWatched();
        }
        try (LineSplitter lines = EventSource.open(events))
        {
            final FiniteRun run = new FiniteRun(new Console(spec.commandLine().getErr()), source, lines, context);
            (isRecorded ? run.takeRecorded() : run).run();
            return ExitCode.OK;
        }
        catch (final IOException e)
        {
            throw new UnusableInputException("cannot read " + source + ": " + UnusableInputException.reason(e), e);
        }
    }
}
