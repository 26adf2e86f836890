package softlanding.lab.study;

import java.util.List;
import java.util.Locale;

/** Formats a study as a Markdown table for people and as comma-separated numbers. */
public final class StudyText
{
    private static final String HEAD = """
        | rule                            | cost, bp: |     mean | 9 in 10 |  worsened |   back at |   value | steps |
        |                                 |    median |          |   below |  of steps |    target |  closed |       |
        |---------------------------------|----------:|---------:|--------:|----------:|----------:|--------:|------:|
        """;

    private StudyText()
    {
    }

    /**
     * Returns a table for each group of portfolios.
     *
     * @param study that is complete.
     * @return Markdown.
     */
    public static String tables(final Study study)
    {
        final StringBuilder text = new StringBuilder();
        BookGroup group = null;
        for (final RuleSummary summary : study.summaries())
        {
            if (summary.group() != group)
            {
                group = summary.group();
                text.append(line("%n**%s** (%,d books)%n%n", group.label(), summary.books())).append(HEAD);
            }
            text.append(row(summary));
        }
        return text.toString();
    }

    private static String row(final RuleSummary summary)
    {
        return line(
            "| %-31s | %,9.2f | %,8.2f | %,7.0f | %7.1f %% | %7.1f %% | %5.1f %% | %5.0f |%n",
            summary.rule().label(), summary.medianCostBp(), summary.meanCostBp(), summary.highCostBp(),
            100 * summary.worsenedShare(), 100 * summary.reachedShare(), 100 * summary.medianClosed(),
            summary.medianSteps());
    }

    /**
     * Returns one line for every portfolio and rule.
     *
     * @param study that is complete.
     * @return comma-separated values with a header line.
     */
    public static String books(final Study study)
    {
        final StringBuilder text = new StringBuilder(
            line("book,group,legs,rule,steps,stepsWorsened,costBp,closedShare,reached%n"));
        for (final TrialResult result : study.results())
        {
            text.append(line(
                "%s,%s,%d,%s,%d,%d,%.4f,%.6f,%b%n",
                result.book(), result.group(), result.legs(), result.rule(), result.steps(), result.worsened(),
                result.costBp(), result.closedShare(), result.reached()));
        }
        return text.toString();
    }

    /**
     * Returns one line for every group and rule.
     *
     * @param summaries of a study.
     * @return comma-separated values with a header line.
     */
    public static String summary(final List<RuleSummary> summaries)
    {
        final StringBuilder text = new StringBuilder(line(
            "group,rule,books,reachedShare,worsenedShare,medianSteps,medianCostBp,meanCostBp,costBp90," +
            "medianClosedShare%n"));
        for (final RuleSummary summary : summaries)
        {
            text.append(line(
                "%s,%s,%d,%.4f,%.4f,%.0f,%.4f,%.4f,%.4f,%.6f%n",
                summary.group(), summary.rule(), summary.books(), summary.reachedShare(), summary.worsenedShare(),
                summary.medianSteps(), summary.medianCostBp(), summary.meanCostBp(), summary.highCostBp(),
                summary.medianClosed()));
        }
        return text.toString();
    }

    private static String line(final String format, final Object... values)
    {
        return String.format(Locale.ROOT, format, values).replace(System.lineSeparator(), "\n");
    }
}
