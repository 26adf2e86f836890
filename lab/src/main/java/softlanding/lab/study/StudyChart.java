package softlanding.lab.study;

import java.awt.Color;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.style.Styler;

/** Draws the cost of each rule, and the share of its rounds that made the account worse, by size of the portfolio. */
public final class StudyChart
{
    private static final int WIDTH = 1_400;
    private static final int HEIGHT = 560;
    private static final double MIN_BP = 0.1;
    private static final VectorGraphicsEncoder.VectorGraphicsFormat SVG =
        VectorGraphicsEncoder.VectorGraphicsFormat.SVG;

    private StudyChart()
    {
    }

    /**
     * Draws both charts. {@code study.png} has one above the other; {@code study-cost.svg} and {@code
     * study-worsened.svg} have one each.
     *
     * @param summaries of a study.
     * @param folder    existing folder for the files.
     * @throws IOException if a file cannot be written.
     */
    public static void draw(final List<RuleSummary> summaries, final Path folder) throws IOException
    {
        final CategoryChart cost = chart(
            "Cost from 97 % back to the target: median, basis points of the requirement (logarithmic)",
            summaries, summary -> Math.max(MIN_BP, summary.medianCostBp()));
        cost.getStyler().setYAxisLogarithmic(true);
        cost.getStyler().setYAxisMin(MIN_BP);
        cost.getStyler().setYAxisMax(powerOfTen(summaries));
        final CategoryChart worsened = chart(
            "Steps after which the account was worse: per cent of all steps",
            summaries, summary -> 100 * summary.worsenedShare());
        worsened.getStyler().setYAxisMin(0.0);
        try (OutputStream png = new BufferedOutputStream(Files.newOutputStream(folder.resolve("study.png"))))
        {
            BitmapEncoder.saveBitmap(List.of(cost, worsened), 2, 1, png, BitmapEncoder.BitmapFormat.PNG);
        }
        VectorGraphicsEncoder.saveVectorGraphic(cost, folder.resolve("study-cost.svg").toString(), SVG);
        VectorGraphicsEncoder.saveVectorGraphic(worsened, folder.resolve("study-worsened.svg").toString(), SVG);
    }

    /** Returns the lowest power of ten that no median exceeds. */
    private static double powerOfTen(final List<RuleSummary> summaries)
    {
        final double highest = summaries.stream().mapToDouble(RuleSummary::medianCostBp).max().orElse(1);
        return Math.pow(10, Math.ceil(Math.log10(Math.max(1, highest))));
    }

    private static CategoryChart chart(
        final String title, final List<RuleSummary> summaries, final ToDoubleFunction<RuleSummary> value)
    {
        final CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
        final List<String> groups = summaries.stream().map(summary -> summary.group().label()).distinct().toList();
        for (final StudyRule rule : StudyRule.values())
        {
            final List<Double> values = new ArrayList<>();
            summaries.stream().filter(summary -> summary.rule() == rule)
                .forEach(summary -> values.add(value.applyAsDouble(summary)));
            chart.addSeries(rule.label(), groups, values).setFillColor(color(rule));
        }
        chart.getStyler()
            .setLegendPosition(Styler.LegendPosition.OutsideE)
            .setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setAvailableSpaceFill(0.85);
        return chart;
    }

    /** Returns greens and blues for recommended rules, greys and reds for rules that serve as comparison. */
    private static Color color(final StudyRule rule)
    {
        return switch (rule)
        {
            case FULL -> new Color(0x8A8A8A);
            case CLASSICAL -> new Color(0x9CC7E8);
            case SOFT -> new Color(0x2C7FB8);
            case SOFT_110 -> new Color(0x41B6C4);
            case OPTIMAL_110 -> new Color(0x78C679);
            case OPTIMAL -> new Color(0x238B45);
            case STAND_ALONE_MARGIN -> new Color(0xFDBE85);
            case ABSOLUTE_DELTA -> new Color(0xFD8D3C);
            case WORST_SCENARIO_LOSS -> new Color(0xC0392B);
        };
    }
}
