package softlanding.node.command;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import softlanding.codecs.Policy;

/** One underlying through a crash: its undisturbed price, and how far each policy's liquidations pushed it. */
final class CascadeChart
{
    private static final int WIDTH = 1_100;
    private static final int HEIGHT = 560;
    private static final int MOST_POINTS = 1_500;
    private static final int TICK_SPACING = 130;
    private static final int PUSHED = 0;
    private static final int PRICE = 1;
    private static final double PERCENT = 100;
    private static final double NS_PER_HOUR = 3.6e12;
    private static final Map<Policy, Color> COLORS = Map.of(
        Policy.FULL, new Color(0xC0392B), Policy.TIERED, new Color(0x2471A3), Policy.OPTIMAL, new Color(0x1E8449));

    private final XYChart chart;

    /**
     * An empty chart.
     *
     * @param title over it.
     */
    CascadeChart(final String title)
    {
        chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title)
            .xAxisTitle("hours since the first price").build();
        chart.setYAxisGroupTitle(PUSHED, "pushed by liquidations, % of the undisturbed price");
        chart.setYAxisGroupTitle(PRICE, "undisturbed price, cash per coin");
        chart.getStyler().setYAxisGroupPosition(PRICE, Styler.YAxisPosition.Right);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSW);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotBorderVisible(false);
        chart.getStyler().setPlotGridLinesColor(new Color(0xE5E7E9));
        chart.getStyler().setDecimalPattern("#,##0.##");
        chart.getStyler().setXAxisTickMarkSpacingHint(TICK_SPACING);
        chart.getStyler().setMarkerSize(0);
    }

    /**
     * Draws the price that would have been.
     *
     * @param path of any policy: all have the same.
     */
    void addUndisturbed(final SpotPaths.Path path)
    {
        draw("undisturbed price (right)", PRICE, path, path.undisturbed::get, new Color(0xB2BABB), 2.5f);
    }

    /**
     * Draws how far the price was pushed.
     *
     * @param policy under which accounts were liquidated.
     * @param path   of that run.
     */
    void add(final Policy policy, final SpotPaths.Path path)
    {
        draw(
            policy.toString(), PUSHED, path,
            i -> PERCENT * (path.prices.get(i) / path.undisturbed.get(i) - 1), COLORS.get(policy), 1.8f);
    }

    private void draw(
        final String name,
        final int axis,
        final SpotPaths.Path path,
        final IntToDoubleFunction value,
        final Color color,
        final float width)
    {
        final int step = Math.max(1, path.prices.size() / MOST_POINTS);
        final int points = (path.prices.size() + step - 1) / step;
        final double[] hours = new double[points];
        final double[] values = new double[points];
        for (int i = 0; i < points; i++)
        {
            hours[i] = (path.timesNs.get(i * step) - path.timesNs.get(0)) / NS_PER_HOUR;
            values[i] = value.applyAsDouble(i * step);
        }
        final XYSeries series = chart.addSeries(name, hours, values);
        series.setYAxisGroup(axis);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(width));
    }

    /**
     * Writes the chart as SVG and as PNG.
     *
     * @param file without its ending.
     * @throws IOException if it cannot be written.
     */
    void write(final Path file) throws IOException
    {
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
