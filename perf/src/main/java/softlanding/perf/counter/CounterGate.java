package softlanding.perf.counter;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.agrona.IoUtil;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.perf.crash.CrashCounters;

/** Counts work on fixed streams and compares it with recorded numbers. The result does not depend on the machine. */
@Command(
    name = "counters",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Counts bytes allocated and journaled, accounts judged, margins evaluated and simplex pivots on fixed streams",
        "of events.",
        "Exit codes: 0 nothing has grown; 1 something has, or a number is recorded that is no longer counted; with",
        "--exact 1 also if a number has shrunk."})
public final class CounterGate implements Callable<Integer>
{
    @Option(names = "--recorded", defaultValue = "perf/counters.properties", paramLabel = "FILE",
        description = "Numbers to compare with; default ${DEFAULT-VALUE}.")
    private Path recordedFile;

    @Option(names = "--accept", description = "Records the numbers of now instead.")
    private boolean accept;

    @Option(names = "--exact", description = "Fails on any difference, for a change that should not change the work.")
    private boolean exact;

    @Option(names = "--journal", paramLabel = "DIR",
        description = "New folder for journals; default a temporary folder, deleted at the end.")
    private @Nullable Path journal;

    @Spec
    private CommandSpec spec;

    /**
     * Runs the gate.
     *
     * @param arguments see --help.
     */
    public static void main(final String[] arguments)
    {
        System.exit(new CommandLine(new CounterGate()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException
    {
        final Map<String, Long> counted = new TreeMap<>();
        new EngineCounters().count(counted);
        new CrashCounters().count(counted);
        countPath(counted);
        final CounterFile file = new CounterFile(recordedFile);
        final PrintWriter out = spec.commandLine().getOut();
        counted.forEach((name, number) -> out.println(name + "=" + number));
        out.flush();
        if (accept)
        {
            file.write(counted);
            return 0;
        }
        final CounterComparison comparison =
            CounterComparison.of(Files.exists(recordedFile) ? file.read() : Map.of(), counted, exact);
        comparison.failures().forEach(spec.commandLine().getErr()::println);
        comparison.news().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        return comparison.failures().isEmpty() ? 0 : 1;
    }

    private void countPath(final Map<String, Long> counted) throws IOException
    {
        if (journal != null)
        {
            new PathCounters(journal).count(counted);
            return;
        }
        final Path folder = Files.createTempDirectory("softlanding-counters");
        try
        {
            new PathCounters(folder).count(counted);
        }
        finally
        {
            IoUtil.delete(folder.toFile(), false);
        }
    }
}
