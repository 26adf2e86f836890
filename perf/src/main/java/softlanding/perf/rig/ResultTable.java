package softlanding.perf.rig;

import java.io.PrintWriter;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Formats figures and ratios as text tables. */
final class ResultTable
{
    private final PrintWriter out;

    ResultTable(final PrintWriter out)
    {
        this.out = out;
    }

    void print(final CellResult result)
    {
        line("%n### %s, %s accounts%n", result.workload().label(), AccountCount.label(result.accounts()));
        line("| microseconds | p50 | p90 | p99 | p99.9 | max |" +
            " engine p50 | engine p99 | engine mean | most/s | rate |");
        line("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        for (final SystemFigures lane : result.lanes())
        {
            line("| %s |%s %s | %s | %.2f | %,.0f | %s |", lane.name(), latencies(lane.latency()),
                us(lane.service(), 50), us(lane.service(), 99), lane.service().getMean() / 1e3, lane.mostPerSecond(),
                rate(lane));
        }
        line("| platform |%s | | | | |", latencies(result.hiccups()));
        line("%n| ratio | to | of | median | 95 %% interval |%n|---|---|---|---:|---|");
        for (final Comparison comparison : result.comparisons())
        {
            line("| %s | %s | %s | %.3g | %.3g to %.3g |", comparison.lane(), comparison.base(),
                comparison.metric().name().toLowerCase(Locale.ROOT).replace('_', ' '), comparison.ratio().median(),
                comparison.ratio().low(), comparison.ratio().high());
        }
        out.flush();
    }

    private void line(final String format, final Object... values)
    {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private static String rate(final SystemFigures lane)
    {
        return lane.reachedRate() ? String.format(Locale.ROOT, "%,.0f/s", lane.rateReached()) :
            String.format(Locale.ROOT, "MISSED %,.0f/s: %,.0f/s", lane.rateWanted(), lane.rateReached());
    }

    private static String latencies(final Histogram histogram)
    {
        return " " + us(histogram, 50) + " | " + us(histogram, 90) + " | " + us(histogram, 99) + " | " +
            us(histogram, 99.9) + " | " + us(histogram, 100) + " |";
    }

    private static String us(final Histogram histogram, final double percentile)
    {
        return String.format(Locale.ROOT, "%.2f", histogram.getValueAtPercentile(percentile) / 1e3);
    }
}
