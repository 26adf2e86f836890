package softlanding.lab.cascade;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import softlanding.workload.market.Coin;

/**
 * Compares several rules on one or several seeds of a crash, as a page for terminals and Markdown, and as CSV. The page
 * shows the push of the most pushed coin, then of each coin. With several seeds it shows medians, and in how many seeds
 * a rule was better than the first one.
 */
public final class CascadeReport
{
    private static final int LABEL_WIDTH = 44;
    private static final int VALUE_WIDTH = 19;
    private static final double PERCENT = 100;
    private static final List<Push> PUSHES = List.of(
        new Push("pushed at most", PricePush::most),
        new Push("pushed further within an hour", PricePush::withinHour),
        new Push("pushed, on average over time", PricePush::mean),
        new Push("lowest price below the undisturbed one", PricePush::lowest));

    private final List<CascadeOutcome> outcomes;
    private final List<CascadeRule> rules;
    private final Map<Long, CascadeOutcome> firstBySeed;
    private final StringBuilder text = new StringBuilder();

    private record Push(String label, ToDoubleFunction<PricePush> measure)
    {
    }

    /**
     * Creates a report.
     *
     * @param outcomes one per seed and rule; every seed has all rules, and there is at least one seed.
     */
    public CascadeReport(final List<CascadeOutcome> outcomes)
    {
        this.outcomes = List.copyOf(outcomes);
        rules = outcomes.stream().map(CascadeOutcome::rule).distinct().toList();
        firstBySeed = of(rules.get(0)).stream().collect(Collectors.toMap(CascadeOutcome::seed, outcome -> outcome));
    }

    private List<CascadeOutcome> of(final CascadeRule rule)
    {
        return outcomes.stream().filter(outcome -> outcome.rule() == rule).toList();
    }

    /**
     * Returns the report as a page.
     *
     * @param title name of the crash.
     * @return Markdown.
     */
    public String page(final String title)
    {
        text.setLength(0);
        line("# " + title);
        line("");
        line("Pushes by liquidations, where no coin is named those of the coin that was pushed the most." +
            (firstBySeed.size() > 1 ?
                " Medians of " + firstBySeed.size() + " seeds; in brackets: in how many it was less than under " +
                rules.get(0).label() + "." :
                ""));
        line("");
        final StringBuilder head = new StringBuilder(cell("", LABEL_WIDTH, false));
        final StringBuilder rule = new StringBuilder("|-" + "-".repeat(LABEL_WIDTH) + "-|");
        for (final CascadeRule column : rules)
        {
            head.append(cell(column.label(), VALUE_WIDTH, true));
            rule.append("-".repeat(VALUE_WIDTH + 1)).append(":|");
        }
        line("|" + head);
        line(rule.toString());
        for (final Push push : PUSHES)
        {
            push(
                push.label(),
                outcome -> outcome.pushes().values().stream().mapToDouble(push.measure()).max().orElse(0));
        }
        row("accounts liquidated", "%,.0f", CascadeOutcome::liquidated);
        row("of those closed to the last position", "%,.0f", CascadeOutcome::fullyClosed);
        row("liquidations per liquidated account", "%.2f", CascadeOutcome::episodesPerAccount);
        row("liquidation orders", "%,.0f", CascadeOutcome::orders);
        row("orders per liquidated account", "%.1f", CascadeOutcome::ordersPerAccount);
        row("value closed, cash", "%,.0f", CascadeOutcome::valueClosed);
        row("cost to account holders, cash", "%,.0f", CascadeOutcome::cost);
        row("bad debt in the end, cash", "%,.0f", CascadeOutcome::badDebt);
        row("paid by the insurance fund, cash", "%,.0f", CascadeOutcome::insuranceUsed);
        if (rules.stream().anyMatch(CascadeRule.PROTECTION::contains))
        {
            protection();
        }
        for (final Coin coin : outcomes.get(0).pushes().keySet())
        {
            for (final Push push : PUSHES)
            {
                push(coin + " " + push.label(), outcome -> push.measure().applyAsDouble(outcome.pushes().get(coin)));
            }
        }
        return text.toString();
    }

    private void protection()
    {
        row("accounts ever in a tier", "%,.0f", outcome -> outcome.protection().inTier());
        row("accounts touched", "%,.0f", outcome -> outcome.protection().touched());
        row("protection orders that close", "%,.0f", outcome -> outcome.protection().orders());
        row("orders that hedge or release", "%,.0f", outcome -> outcome.protection().hedges());
        row("protection orders with a fill", "%,.0f", outcome -> outcome.protection().filled());
        row("of those that rested: filled", "%.1f %%", outcome -> PERCENT * outcome.protection().shareFilledAsMaker());
        row("of the sales that rested: filled", "%.1f %%",
            outcome -> PERCENT * outcome.protection().shareOfSalesFilled());
        row("equity of clients, cash", "%,.0f", CascadeOutcome::clientEquity);
        row("equity of clients against the first", "%+.2f %%", outcome -> PERCENT * (outcome.clientEquity() /
            Objects.requireNonNull(firstBySeed.get(outcome.seed())).clientEquity() - 1));
        against("in a tier, against the first", outcome -> outcome.protection().inTier());
        against("cost, against the first", CascadeOutcome::cost);
    }

    /** A row of the median of each seed's ratio to the first rule. */
    private void against(final String label, final ToDoubleFunction<CascadeOutcome> measure)
    {
        row(label, "%.2f", outcome -> measure.applyAsDouble(outcome) /
            measure.applyAsDouble(Objects.requireNonNull(firstBySeed.get(outcome.seed()))));
    }

    private void push(final String label, final ToDoubleFunction<CascadeOutcome> measure)
    {
        row(label, "%.2f %%", outcome -> PERCENT * measure.applyAsDouble(outcome));
    }

    private void row(final String label, final String format, final ToDoubleFunction<CascadeOutcome> measure)
    {
        final StringBuilder row = new StringBuilder("|" + cell(label, LABEL_WIDTH, false));
        for (final CascadeRule rule : rules)
        {
            final double median = median(of(rule).stream().mapToDouble(measure).toArray());
            final boolean isCompared = firstBySeed.size() > 1 && rule != rules.get(0);
            row.append(cell(number(format, median) + (isCompared ? " (" + wins(rule, measure) + ")" : ""),
                VALUE_WIDTH, true));
        }
        line(row.toString());
    }

    private long wins(final CascadeRule rule, final ToDoubleFunction<CascadeOutcome> measure)
    {
        return of(rule).stream()
            .filter(outcome -> measure.applyAsDouble(outcome) <
                measure.applyAsDouble(firstBySeed.get(outcome.seed())))
            .count();
    }

    static double median(final double[] values)
    {
        Arrays.sort(values);
        final int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /**
     * Returns the numbers as CSV.
     *
     * @return a header and one line per seed and rule; shares as fractions of 1, money in cash.
     */
    public String csv()
    {
        final StringBuilder csv = new StringBuilder("seed,rule");
        for (final Coin coin : outcomes.get(0).pushes().keySet())
        {
            final String name = coin.toString().toLowerCase(Locale.ROOT);
            csv.append(number(",%1$s_most,%1$s_within_hour,%1$s_lowest,%1$s_mean", name));
        }
        csv.append(",accounts_liquidated,episodes,accounts_fully_closed,orders,value_closed,cost,bad_debt," +
            "insurance_used,client_equity,in_tier,touched,protection_orders,hedges,protection_filled,sales_rested," +
            "sales_filled,buys_rested,buys_filled\n");
        for (final CascadeOutcome outcome : outcomes)
        {
            csv.append(number("%d,%s", outcome.seed(), outcome.rule()));
            outcome.pushes().values().forEach(push -> csv.append(number(
                ",%.6f,%.6f,%.6f,%.6f", push.most(), push.withinHour(), push.lowest(), push.mean())));
            csv.append(number(
                ",%d,%d,%d,%d,%.2f,%.2f,%.2f,%.2f,%.2f", outcome.liquidated(), outcome.episodes(),
                outcome.fullyClosed(), outcome.orders(), outcome.valueClosed(), outcome.cost(), outcome.badDebt(),
                outcome.insuranceUsed(), outcome.clientEquity()));
            final ProtectionOutcome of = outcome.protection();
            csv.append(number(
                ",%d,%d,%d,%d,%d,%d,%d,%d,%d%n", of.inTier(), of.touched(), of.orders(), of.hedges(), of.filled(),
                of.sales(), of.salesFilled(), of.buys(), of.buysFilled()));
        }
        return csv.toString();
    }

    private static String cell(final String content, final int width, final boolean isNumber)
    {
        return number(isNumber ? " %" + width + "s |" : " %-" + width + "s |", content);
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
