package softlanding.perf.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Formats figures and ratios as comma-separated values: one line per system, one line per ratio. */
final class ResultCsv
{
    private static final String FIGURES_HEAD = "workload,accounts,lane,verdict,rate_wanted_per_s,rate_reached_per_s," +
        "events,latency_p50_us,latency_p90_us,latency_p99_us,latency_p999_us,latency_max_us," +
        "engine_mean_us,engine_p50_us,engine_p99_us,most_per_s\n";
    private static final String RATIOS_HEAD = "workload,accounts,metric,lane,base,pairs,median,low_95,high_95\n";

    private final Path figures;
    private final Path ratios;

    ResultCsv(final Path folder) throws IOException
    {
        figures = Files.writeString(folder.resolve("results.csv"), FIGURES_HEAD);
        ratios = Files.writeString(folder.resolve("ratios.csv"), RATIOS_HEAD);
    }

    void write(final CellResult result) throws IOException
    {
        final StringBuilder lines = new StringBuilder();
        for (final SystemFigures lane : result.lanes())
        {
            lines.append(row("%s,%d,%s,%s,%.1f,%.1f,%d", result.workload().label(), result.accounts(), lane.name(),
                lane.verdict(), lane.rateWanted(), lane.rateReached(), lane.latency().getTotalCount()));
            lines.append(latencies(lane.latency()));
            lines.append(row(",%.3f,%.3f,%.3f,%.0f%n", lane.service().getMean() / 1e3, us(lane.service(), 50),
                us(lane.service(), 99), lane.mostPerSecond()));
        }
        lines.append(row("%s,%d,platform,OK,,,%d", result.workload().label(), result.accounts(),
            result.hiccups().getTotalCount()));
        lines.append(latencies(result.hiccups())).append(",,,,\n");
        Files.writeString(figures, lines, StandardOpenOption.APPEND);
        lines.setLength(0);
        for (final Comparison comparison : result.comparisons())
        {
            lines.append(row("%s,%d,%s,%s,%s,%d,%.4f,%.4f,%.4f%n", result.workload().label(), result.accounts(),
                comparison.metric().name().toLowerCase(Locale.ROOT), comparison.lane(), comparison.base(),
                comparison.ratio().pairs(), comparison.ratio().median(), comparison.ratio().low(),
                comparison.ratio().high()));
        }
        Files.writeString(ratios, lines, StandardOpenOption.APPEND);
    }

    private static String latencies(final Histogram histogram)
    {
        return row(",%.3f,%.3f,%.3f,%.3f,%.3f", us(histogram, 50), us(histogram, 90), us(histogram, 99),
            us(histogram, 99.9), us(histogram, 100));
    }

    private static double us(final Histogram histogram, final double percentile)
    {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }

    private static String row(final String format, final Object... values)
    {
        return String.format(Locale.ROOT, format, values);
    }
}
