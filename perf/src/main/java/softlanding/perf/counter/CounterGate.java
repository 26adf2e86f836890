package softlanding.perf.counter;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts work on fixed streams and compares it with what is recorded. Nothing in it depends on the machine. */
@Command(
    name = "counters",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Counts bytes allocated and journaled, accounts judged and simplex pivots on fixed streams of events.",
        "Exit codes: 0 nothing has grown; 1 something has, or a number is recorded that is no longer counted."})
public final class CounterGate implements Callable<Integer>
{
    @Option(names = "--recorded", required = true, paramLabel = "FILE", description = "Numbers to compare with.")
    private Path recordedFile;

    @Option(names = "--accept", description = "Records the numbers of now instead.")
    private boolean accept;

    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "New folder for journals.")
    private Path journal;

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
        SimplexCounter.count(counted);
        new PathCounters(journal).count(counted);
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
            CounterComparison.of(Files.exists(recordedFile) ? file.read() : Map.of(), counted);
        comparison.failures().forEach(spec.commandLine().getErr()::println);
        comparison.news().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        return comparison.failures().isEmpty() ? 0 : 1;
    }
}
