package softlanding.perf.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.perf.rig.AccountCount;
import softlanding.perf.rig.RatioInterval;
import softlanding.perf.venue.BenchVenue;
import softlanding.perf.venue.CrashShape;

/** The command line of the crash benchmark. */
@Command(
    name = "crash",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
        "Measures the engine alone in a falling market, with the full scan on the same stream in alternation, and",
        "requires equal decisions and state of both. Smiles move, margin calls are on, orders fill at their limits.",
        "Exit codes: 0 measured; 1 the decisions differ."})
public final class CrashCommand implements Callable<Integer>
{
    private static final double NS_PER_MS = 1e6;
    private static final int WARM_UP_ACCOUNTS = 10_000;
    private static final int WARM_UP_TICKS = 16;
    private static final String HEAD = "shape,accounts,pair,engine,calm_ms,first_order_ms,tick_mean_ms,tick_p50_ms," +
        "tick_p99_ms,tick_max_ms,fill_mean_us,fill_p99_us,orders,rounds,evaluated_per_tick,redrawn_per_tick\n";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "New file for the figures, CSV.")
    private Path file;

    @Option(names = "--accounts", split = ",", defaultValue = "1k,100k", paramLabel = "N",
        description = "Numbers of accounts (default: ${DEFAULT-VALUE}).")
    private List<String> accounts;

    @Option(names = "--shape", split = ",", paramLabel = "NAME",
        description = "${COMPLETION-CANDIDATES} (default: all).")
    private List<CrashShape> shapes = Arrays.asList(CrashShape.values());

    @Option(names = "--pairs", defaultValue = "15", paramLabel = "N",
        description = "Runs of each engine, in alternation (default: ${DEFAULT-VALUE}).")
    private int pairs;

    @Option(names = "--engine-only", description = "Leaves out the full scan: for numbers that would take it hours.")
    private boolean engineOnly;

    @Spec
    private CommandSpec spec;

    private final BenchVenue venue = new BenchVenue();

    /**
     * Runs the benchmark.
     *
     * @param arguments see --help.
     */
    public static void main(final String[] arguments)
    {
        System.exit(new CommandLine(new CrashCommand()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
    }

    @Override
    public Integer call() throws IOException
    {
        if (Files.exists(file))
        {
            throw new ParameterException(spec.commandLine(), "--out " + file + " exists: give each run its own file");
        }
        Files.writeString(file, HEAD);
        final PrintWriter out = spec.commandLine().getOut();
        boolean isEqual = true;
        for (final CrashShape shape : shapes)
        {
            for (final String count : accounts)
            {
                warmUp(shape, AccountCount.parse(count));
                isEqual &= measure(shape, AccountCount.parse(count), out);
                out.flush();
            }
        }
        return isEqual ? 0 : 1;
    }

    /** Has the code of a crash compiled, as it is in a node that has replayed its journal. */
    private void warmUp(final CrashShape shape, final int count)
    {
        final int size = Math.min(count, WARM_UP_ACCOUNTS);
        for (int run = 0; run < Math.max(1, WARM_UP_TICKS / shape.ticks()); run++)
        {
            new CrashRun(venue, shape, size, ScreeningSettings.defaults()).measure();
        }
        new CrashRun(venue, shape, size, ScreeningSettings.fullScan()).measure();
    }

    private boolean measure(final CrashShape shape, final int count, final PrintWriter out) throws IOException
    {
        final List<CrashFigures> engine = new ArrayList<>();
        final List<CrashFigures> fullScan = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++)
        {
            final boolean isEngineFirst = pair % 2 == 0;
            if (isEngineFirst)
            {
                engine.add(run(shape, count, pair, ScreeningSettings.defaults(), "engine"));
            }
            if (!engineOnly)
            {
                fullScan.add(run(shape, count, pair, ScreeningSettings.fullScan(), "full-scan"));
            }
            if (!isEngineFirst)
            {
                engine.add(run(shape, count, pair, ScreeningSettings.defaults(), "engine"));
            }
        }
        print(shape, count, engine, fullScan, out);
        for (final CrashFigures figures : fullScan)
        {
            if (figures.hash() != engine.get(0).hash())
            {
                out.println("DIFFERENT: the decisions or the state of engine and full scan differ");
                return false;
            }
        }
        return true;
    }

    private CrashFigures run(
        final CrashShape shape,
        final int count,
        final int pair,
        final ScreeningSettings screening,
        final String name) throws IOException
    {
        final CrashFigures figures = new CrashRun(venue, shape, count, screening).measure();
        Files.writeString(
            file,
            row("%s,%d,%d,%s,%.4f,%.4f,%.4f,%.4f,%.4f,%.4f,%.3f,%.3f,%d,%d,%.2f,%.2f%n",
                shape.label(), count, pair, name, figures.calmNs() / NS_PER_MS, figures.firstOrderNs() / NS_PER_MS,
                figures.ticks().getMean() / NS_PER_MS, percentile(figures, 50), percentile(figures, 99),
                percentile(figures, 100), figures.fills().getMean() / 1e3,
                figures.fills().getValueAtPercentile(99) / 1e3, figures.orders(), figures.rounds(),
                (double)figures.evaluated() / shape.ticks(), (double)figures.redrawn() / shape.ticks()),
            StandardOpenOption.APPEND);
        return figures;
    }

    private static void print(
        final CrashShape shape,
        final int count,
        final List<CrashFigures> engine,
        final List<CrashFigures> fullScan,
        final PrintWriter out)
    {
        out.println();
        out.println(row(
            "%s, %s accounts: %,d rounds, %,d orders; medians of %d runs", shape.label(), AccountCount.label(count),
            engine.get(0).rounds(), engine.get(0).orders(), engine.size()));
        out.println(row("%-34s %12s %12s   %s", "milliseconds", "engine", "full scan", "ratio (95 %)"));
        line(out, "calm tick, every mark moves", engine, fullScan, CrashFigures::calmNs);
        line(out, "first order", engine, fullScan, CrashFigures::firstOrderNs);
        line(out, "tick, mean", engine, fullScan, figures -> figures.ticks().getMean());
        line(out, "tick, p99", engine, fullScan, figures -> figures.ticks().getValueAtPercentile(99));
        line(out, "tick, worst", engine, fullScan, figures -> figures.ticks().getMaxValue());
        line(out, "fill, mean", engine, fullScan, figures -> figures.fills().getMean());
        out.println(row(
            "per tick: %,.1f accounts evaluated (full scan %,.1f), %,.1f brackets redrawn",
            (double)engine.get(0).evaluated() / shape.ticks(),
            fullScan.isEmpty() ? Double.NaN : (double)fullScan.get(0).evaluated() / shape.ticks(),
            (double)engine.get(0).redrawn() / shape.ticks()));
    }

    private static void line(
        final PrintWriter out,
        final String name,
        final List<CrashFigures> engine,
        final List<CrashFigures> fullScan,
        final ToDoubleFunction<CrashFigures> figure)
    {
        final double[] above = engine.stream().mapToDouble(figure).toArray();
        if (fullScan.isEmpty())
        {
            out.println(row("%-34s %12.4f", name, RatioInterval.median(above) / NS_PER_MS));
            return;
        }
        final double[] below = fullScan.stream().mapToDouble(figure).toArray();
        final double[] ratios = new double[above.length];
        for (int i = 0; i < ratios.length; i++)
        {
            ratios[i] = above[i] / below[i];
        }
        final RatioInterval ratio = RatioInterval.of(ratios, 1);
        out.println(row(
            "%-34s %12.4f %12.4f   %.3f (%.3f to %.3f)", name, RatioInterval.median(above) / NS_PER_MS,
            RatioInterval.median(below) / NS_PER_MS, ratio.median(), ratio.low(), ratio.high()));
    }

    private static double percentile(final CrashFigures figures, final double percentile)
    {
        return figures.ticks().getValueAtPercentile(percentile) / NS_PER_MS;
    }

    private static String row(final String format, final Object... values)
    {
        return String.format(Locale.ROOT, format, values);
    }
}
