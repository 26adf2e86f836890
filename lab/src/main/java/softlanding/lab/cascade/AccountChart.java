package softlanding.lab.cascade;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the ratio of one account in the same crash under several rules, with its orders, one panel for each rule. */
final class AccountChart
{
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 330;
    private static final double NS_PER_MINUTE = 6e10;
    private static final double PERCENT = 100;
    private static final double FIRST_TIER = 105;
    private static final double PROTECTED = 125;
    private static final int MARKER = 8;
    private static final double MOST = 200;

    private AccountChart()
    {
    }

    /**
     * Draws an account.
     *
     * @param title   of the first panel.
     * @param stories of the account, by rule.
     * @param png     the file to write.
     */
    static void draw(final String title, final Map<CascadeRule, AccountStory> stories, final Path png)
        throws IOException
    {
        final List<XYChart> panels = new ArrayList<>();
        for (final Map.Entry<CascadeRule, AccountStory> story : stories.entrySet())
        {
            panels.add(panel(
                (panels.isEmpty() ? title + ": " : "") + name(story.getKey()), story.getValue(),
                panels.size() == stories.size() - 1));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(png)))
        {
            BitmapEncoder.saveBitmap(panels, panels.size(), 1, out, BitmapEncoder.BitmapFormat.PNG);
        }
    }

    private static String name(final CascadeRule rule)
    {
        return switch (rule)
        {
            case CLOSE -> "CLOSE below 125 %";
            case HEDGE -> "HEDGE below 125 %";
            default -> "without protection";
        };
    }

    private static XYChart panel(final String title, final AccountStory story, final boolean isLast)
    {
        final XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title)
            .xAxisTitle(isLast ? "minutes since the account was opened" : "").yAxisTitle("ratio, %").build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotBorderVisible(false);
        chart.getStyler().setPlotGridLinesColor(new Color(0xE5E7E9));
        chart.getStyler().setYAxisDecimalPattern("0");
        chart.getStyler().setXAxisDecimalPattern("0");
        chart.getStyler().setMarkerSize(MARKER);
        chart.getStyler().setYAxisMin(90.0);
        chart.getStyler().setYAxisMax(MOST);
        final long startNs = story.ratios().get(0).timeNs();
        final List<Double> times = new ArrayList<>();
        final List<Double> ratios = new ArrayList<>();
        for (final AccountStory.Point point : story.ratios())
        {
            times.add((point.timeNs() - startNs) / NS_PER_MINUTE);
            ratios.add(Math.min(MOST, PERCENT * point.ratio()));
        }
        final double end = times.get(times.size() - 1);
        level(chart, "first tier, 105 %", FIRST_TIER, end, new Color(0xC0392B));
        level(chart, "protected below 125 %", PROTECTED, end, new Color(0x95A5A6));
        final XYSeries line = chart.addSeries("ratio", times, ratios);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(new Color(0x2C3E50));
        line.setLineStyle(new BasicStroke(1.6f));
        marks(chart, story, startNs, AccountStory.Kind.LIQUIDATION, new Color(0xC0392B), SeriesMarkers.CROSS);
        marks(chart, story, startNs, AccountStory.Kind.CLOSE, new Color(0x1E8449), SeriesMarkers.CIRCLE);
        marks(chart, story, startNs, AccountStory.Kind.HEDGE, new Color(0x2471A3), SeriesMarkers.TRIANGLE_DOWN);
        marks(chart, story, startNs, AccountStory.Kind.RELEASE, new Color(0x5DADE2), SeriesMarkers.TRIANGLE_UP);
        return chart;
    }

    private static void level(
        final XYChart chart, final String name, final double ratio, final double end, final Color color)
    {
        final XYSeries level = chart.addSeries(name, new double[] {0, end}, new double[] {ratio, ratio});
        level.setMarker(SeriesMarkers.NONE);
        level.setLineColor(color);
        level.setLineStyle(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {6, 4}, 0));
    }

    private static void marks(
        final XYChart chart,
        final AccountStory story,
        final long startNs,
        final AccountStory.Kind kind,
        final Color color,
        final Marker marker)
    {
        final List<Double> times = new ArrayList<>();
        final List<Double> ratios = new ArrayList<>();
        for (final AccountStory.Mark mark : story.marks())
        {
            if (mark.kind() == kind)
            {
                times.add((mark.timeNs() - startNs) / NS_PER_MINUTE);
                ratios.add(Math.min(MOST, PERCENT * mark.ratio()));
            }
        }
        if (!times.isEmpty())
        {
            final XYSeries series = chart.addSeries(label(kind) + ", " + times.size(), times, ratios);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setMarker(marker);
            series.setMarkerColor(color);
        }
    }

    private static String label(final AccountStory.Kind kind)
    {
        return switch (kind)
        {
            case LIQUIDATION -> "liquidation orders";
            case CLOSE -> "protection orders";
            case HEDGE -> "hedges";
            case RELEASE -> "releases of hedges";
        };
    }
}
