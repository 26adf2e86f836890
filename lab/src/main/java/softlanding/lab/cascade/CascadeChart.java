package softlanding.lab.cascade;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import softlanding.workload.market.Coin;

/**
 * Draws one coin through a crash. The upper panel is its undisturbed price, the lower panel the price push of each
 * rule.
 */
public final class CascadeChart
{
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 420;
    private static final int TICK_SPACING = 90;
    private static final double PERCENT = 100;
    private static final double NS_PER_HOUR = 3.6e12;
    private static final double HOURS_PER_DAY = 24;
    private static final double MAX_HOURS = 72;
    private static final float THIN = 1.6f;
    /** The default is drawn wide, so that it shows behind a rule that goes the same way. */
    private static final float WIDE = 4.5f;

    private final double nsPerUnit;
    private final XYChart price;
    private final XYChart push;

    private CascadeChart(final String title, final SpotPaths.Path path)
    {
        final long lengthNs = path.timesNs.get(path.timesNs.size() - 1) - path.timesNs.get(0);
        final boolean inDays = lengthNs > MAX_HOURS * NS_PER_HOUR;
        nsPerUnit = inDays ? HOURS_PER_DAY * NS_PER_HOUR : NS_PER_HOUR;
        final String time = (inDays ? "days" : "hours") + " since the first price";
        price = chart(title, "undisturbed, cash per coin", time, "#,##0");
        push = chart("", "pushed by liquidations, %", time, "0.00");
        price.getStyler().setLegendVisible(false);
        draw(price, "undisturbed", path, path.undisturbed::get, new Color(0x566573), THIN);
    }

    /**
     * Draws a coin.
     *
     * @param title of the chart.
     * @param coin  whose price is drawn.
     * @param paths of each rule, all of the same crash.
     * @param file  without its extension; .png has both panels, .svg only the push.
     * @throws IOException if the file cannot be written.
     */
    public static void draw(
        final String title, final Coin coin, final Map<CascadeRule, SpotPaths> paths, final Path file)
        throws IOException
    {
        final CascadeChart chart = new CascadeChart(title, paths.values().iterator().next().path(coin));
        paths.forEach((rule, spots) ->
        {
            final SpotPaths.Path path = spots.path(coin);
            chart.draw(
                chart.push, rule.label(), path, i -> PERCENT * path.push(i), rule.color(),
                rule == CascadeRule.SOFT ? WIDE : THIN);
        });
        chart.write(file);
    }

    private static XYChart chart(
        final String title, final String yTitle, final String xTitle, final String yPattern)
    {
        final XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title)
            .xAxisTitle(xTitle).yAxisTitle(yTitle).build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSW);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotBorderVisible(false);
        chart.getStyler().setPlotGridLinesColor(new Color(0xE5E7E9));
        chart.getStyler().setYAxisDecimalPattern(yPattern);
        chart.getStyler().setXAxisDecimalPattern("0.##");
        chart.getStyler().setXAxisTickMarkSpacingHint(TICK_SPACING);
        return chart;
    }

    /** Draws a point, and the point before it, where the line has moved visibly since the last drawn point. */
    private void draw(
        final XYChart chart,
        final String name,
        final SpotPaths.Path path,
        final IntToDoubleFunction value,
        final Color color,
        final float width)
    {
        final int points = path.prices.size();
        final DoubleSummaryStatistics range = IntStream.range(0, points).mapToDouble(value).summaryStatistics();
        final double visible = (range.getMax() - range.getMin()) / HEIGHT;
        final List<Double> times = new ArrayList<>();
        final List<Double> values = new ArrayList<>();
        int drawn = -1;
        for (int i = 0; i < points; i++)
        {
            final double current = value.applyAsDouble(i);
            if (drawn < 0 || i == points - 1 || Math.abs(current - value.applyAsDouble(drawn)) > visible)
            {
                for (int k = Math.max(drawn + 1, i - 1); k <= i; k++)
                {
                    times.add((path.timesNs.get(k) - path.timesNs.get(0)) / nsPerUnit);
                    values.add(value.applyAsDouble(k));
                }
                drawn = i;
            }
        }
        final XYSeries series = chart.addSeries(name, times, values);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(width));
    }

    private void write(final Path file) throws IOException
    {
        VectorGraphicsEncoder.saveVectorGraphic(push, file.toString(), VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
        try (OutputStream png = new BufferedOutputStream(Files.newOutputStream(Path.of(file + ".png"))))
        {
            BitmapEncoder.saveBitmap(List.of(price, push), 2, 1, png, BitmapEncoder.BitmapFormat.PNG);
        }
    }
}
