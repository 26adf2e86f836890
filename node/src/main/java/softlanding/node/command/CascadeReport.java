package softlanding.node.command;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A crash under several policies side by side: as a page that reads well on a terminal and as Markdown, and as CSV. */
final class CascadeReport
{
    private static final int LABEL_WIDTH = 46;
    private static final int VALUE_WIDTH = 14;

    private final List<CascadeOutcome> outcomes;
    private final StringBuilder text = new StringBuilder();

    /**
     * Prepares a report.
     *
     * @param outcomes one per policy, in the order of the columns.
     */
    CascadeReport(final List<CascadeOutcome> outcomes)
    {
        this.outcomes = outcomes;
    }

    /**
     * The page.
     *
     * @param title what crashed.
     * @return Markdown.
     */
    String page(final String title)
    {
        line("# " + title);
        line("");
        line(row("", outcome -> outcome.policy().toString()));
        line("|-" + "-".repeat(LABEL_WIDTH) + "-|" + ("-".repeat(VALUE_WIDTH + 1) + ":|").repeat(outcomes.size()));
        line(row("lowest price below the undisturbed one", o -> number("%.2f %%", 100 * o.overshoot())));
        line(row("price away from it, on average over time", o -> number("%.2f %%", 100 * o.meanPush())));
        line(row("accounts liquidated", outcome -> number("%,d", outcome.liquidated())));
        line(row("of those closed to the last position", outcome -> number("%,d", outcome.fullyClosed())));
        line(row("liquidation orders", outcome -> number("%,d", outcome.orders())));
        line(row("value closed, cash", outcome -> number("%,.0f", outcome.valueClosed())));
        line(row("cost to account holders, cash", outcome -> number("%,.0f", outcome.executionCost())));
        line(row("bad debt in the end, cash", outcome -> number("%,.0f", outcome.badDebt())));
        line(row("paid by the insurance fund, cash", outcome -> number("%,.0f", outcome.insuranceUsed())));
        return text.toString();
    }

    /**
     * The numbers for a machine.
     *
     * @return CSV, a header and one line per policy; shares as fractions of 1, money in cash.
     */
    String csv()
    {
        final StringBuilder csv = new StringBuilder(
            "policy,overshoot,mean_push,accounts_liquidated,accounts_fully_closed,orders,value_closed," +
            "execution_cost,bad_debt,insurance_used,client_equity\n");
        for (final CascadeOutcome outcome : outcomes)
        {
            csv.append(number(
                "%s,%.6f,%.6f,%d,%d,%d,%.2f,%.2f,%.2f,%.2f,%.2f%n",
                outcome.policy(), outcome.overshoot(), outcome.meanPush(),
                outcome.liquidated(), outcome.fullyClosed(), outcome.orders(), outcome.valueClosed(),
                outcome.executionCost(), outcome.badDebt(), outcome.insuranceUsed(), outcome.clientEquity()));
        }
        return csv.toString();
    }

    private String row(final String label, final Function<CascadeOutcome, String> value)
    {
        final StringBuilder row = new StringBuilder(number("| %-" + LABEL_WIDTH + "s |", label));
        outcomes.forEach(outcome -> row.append(number(" %" + VALUE_WIDTH + "s |", value.apply(outcome))));
        return row.toString();
    }

    private static String number(final String format, final Object... values)
    {
        return String.format(Locale.ROOT, format, values);
    }

    private void line(final String content)
    {
        text.append(content).append('\n');
    }
}
