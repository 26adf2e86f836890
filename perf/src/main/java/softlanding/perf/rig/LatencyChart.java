package softlanding.perf.rig;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws latency over percentile for every system and the platform, both axes logarithmic. */
final class LatencyChart
{
    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;
    private static final long MIN_NS = 10;
    private static final int TICKS_PER_HALVING = 5;

    private final Path folder;

    LatencyChart(final Path folder)
    {
        this.folder = folder;
    }

    void write(final CellResult result) throws IOException
    {
        final XYChart chart = new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(result.workload().label() + ", " + AccountCount.label(result.accounts()) + " accounts")
            .xAxisTitle("one event in this number is slower")
            .yAxisTitle("microseconds from the intended send time")
            .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        for (final SystemFigures lane : result.lanes())
        {
            add(chart, lane.reachedRate() ? lane.name() : lane.name() + " (missed the rate)", lane.latency());
        }
        add(chart, "platform", result.hiccups());
        BitmapEncoder.saveBitmap(
            chart, folder.resolve(result.label() + ".png").toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private static void add(final XYChart chart, final String name, final Histogram histogram)
    {
        final List<Double> oneIn = new ArrayList<>();
        final List<Double> microseconds = new ArrayList<>();
        for (final HistogramIterationValue value : histogram.percentiles(TICKS_PER_HALVING))
        {
            final double above = 1 - value.getPercentileLevelIteratedTo() / 100;
            if (above > 0)
            {
                oneIn.add(1 / above);
                microseconds.add(Math.max(MIN_NS, value.getValueIteratedTo()) / 1e3);
            }
        }
        chart.addSeries(name, oneIn, microseconds).setMarker(SeriesMarkers.NONE);
    }
}
