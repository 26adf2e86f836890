package softlanding.perf.rig;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import softlanding.perf.venue.Workload;

/** The command line of the latency rig. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Measures the time from the intended sending of an event until its decisions are in the journal, for the floor",
        "(an engine that only decodes), the engine and the full scan in turns, and compares them pair by pair.",
        "Tables go to standard output. Exit codes: 0 measured; 1 a replay differs, or a gate has tripped."})
public final class BenchCommand implements Callable<Integer>
{
    private static final int FULL_PAIRS = 15;
    private static final double NS_PER_SECOND = 1e9;

    @Option(names = "--out", required = true, paramLabel = "DIR",
        description = "Folder for results.csv, ratios.csv, environment.txt, histograms and charts.")
    private Path folder;

    @Option(names = "--accounts", split = ",", paramLabel = "N",
        description = "Numbers of accounts (default: 1k,100k,1M).")
    private List<String> accounts = List.of();

    @Option(names = "--workload", split = ",", paramLabel = "NAME",
        description = "What to measure: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Workload> workloads = Arrays.asList(Workload.values());

    @Option(names = "--variant", split = ",", paramLabel = "NAME",
        description = "Engines, the floor first: ${COMPLETION-CANDIDATES} (default: all).")
    private List<EngineVariant> variants = Arrays.asList(EngineVariant.values());

    @Option(names = "--rate", defaultValue = "0", paramLabel = "N",
        description = "Events per second; default 100,000 ticks or fills, 20,000 checks, 4,000 of liquidating rounds.")
    private int rate;

    @Option(names = "--rounds", defaultValue = "0", paramLabel = "N",
        description = "Rounds in which every engine has its turn (default: 15).")
    private int pairs;

    @Option(names = "--layout", split = ",", defaultValue = "auto:yield", paramLabel = "STAGES:WAITING",
        description = "Threads of the nodes, the first to compare with: one, two or auto stages that spin, yield or " +
            "block, as in one:yield,two:spin (default: ${DEFAULT-VALUE}).")
    private List<String> layouts;

    @Option(names = "--quick", description = "Turns of 0.05 instead of 1 s, warm-up of 1 instead of 5 s, 1k accounts.")
    private boolean quick;

    @Option(names = "--gate", paramLabel = "FILE",
        description = "Fails when a ratio to the floor lies beyond its limit in this file with its whole interval.")
    private @Nullable Path gate;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
        description = "Of the confidence intervals (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    /**
     * Runs the rig.
     *
     * @param arguments see --help.
     */
    public static void main(final String[] arguments)
    {
        System.exit(new CommandLine(new BenchCommand()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
    }

    @Override
    public Integer call() throws IOException
    {
        final RigSettings settings = settings();
        final RatioGate ratioGate = gate == null ? RatioGate.open() : RatioGate.read(gate);
        requireEmptyFolder();
        EnvironmentFile.write(folder, settings);
        final PrintWriter err = spec.commandLine().getErr();
        final ResultTable table = new ResultTable(spec.commandLine().getOut());
        final ResultCsv csv = new ResultCsv(folder);
        final List<String> tripped = new ArrayList<>();
        new Experiment(settings, folder, result ->
        {
            table.print(result);
            tripped.addAll(ratioGate.tripped(result));
            keep(csv, result);
        }, err::println).run();
        tripped.forEach(err::println);
        return tripped.isEmpty() ? 0 : 1;
    }

    private void requireEmptyFolder() throws IOException
    {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder))
        {
            if (files.findAny().isPresent())
            {
                throw new ParameterException(
                    spec.commandLine(), "--out " + folder + " is not empty: give each run a folder of its own");
            }
        }
    }

    private void keep(final ResultCsv csv, final CellResult result)
    {
        try
        {
            csv.write(result);
            new HdrFiles(folder).write(result);
            new LatencyChart(folder).write(result);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot write results: folder=" + folder, e);
        }
    }

    private RigSettings settings()
    {
        if (variants.get(0) != EngineVariant.FLOOR || variants.size() * layouts.size() < 2)
        {
            throw new ParameterException(
                spec.commandLine(), "--variant wants the floor first, and an engine or another layout beside it");
        }
        final List<Integer> counts;
        final List<NodeShape> shapes;
        try
        {
            counts = accountsOrDefault().stream().map(AccountCount::parse).sorted().toList();
            shapes = layouts.stream().map(NodeShape::parse).toList();
        }
        catch (final IllegalArgumentException e)
        {
            throw new ParameterException(spec.commandLine(), "--accounts or --layout: " + e.getMessage(), e);
        }
        return new RigSettings(
            counts,
            workloads,
            variants,
            shapes,
            pairs > 0 ? pairs : FULL_PAIRS,
            (long)((quick ? 0.05 : 1.0) * NS_PER_SECOND),
            (long)((quick ? 1.0 : 5.0) * NS_PER_SECOND),
            rate,
            seed);
    }

    private List<String> accountsOrDefault()
    {
        if (!accounts.isEmpty())
        {
            return accounts;
        }
        return quick ? List.of("1k") : List.of("1k", "100k", "1M");
    }
}
