package softlanding.lab.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import softlanding.workload.book.SeededBooks;

/**
 * Compares when everything is closed: never, below a ratio, or by the horizon. Counts what fills cost and what accounts
 * owe in the end, because a gap that takes more than the equity is paid by others.
 */
final class HorizonStudy
{
    private static final double[] RATIOS = {0.99, 0.95, 0.9, 0.8, 0.6, 0.4};
    private static final double[] STILL = {1};
    private static final double[] GAPS = {0.92, 1.08};

    private final List<Row> rows = new ArrayList<>();
    private final int books;
    private final long seed;

    /**
     * Sums over portfolios, by rule.
     *
     * @param cost    basis points of the requirement.
     * @param deficit basis points of the requirement.
     */
    private record Row(
        HorizonMarket market, double ratio, Map<HorizonRule, Double> cost, Map<HorizonRule, Double> deficit)
    {
        double cost(final HorizonRule rule)
        {
            return cost.getOrDefault(rule, 0.0);
        }

        double deficit(final HorizonRule rule)
        {
            return deficit.getOrDefault(rule, 0.0);
        }

        double total(final HorizonRule rule)
        {
            return cost(rule) + deficit(rule);
        }
    }

    HorizonStudy(final int books, final long seed)
    {
        this.books = books;
        this.seed = seed;
    }

    /** Tries all rules; tells the number of rows done. */
    void run(final IntConsumer progress)
    {
        for (final HorizonMarket market : HorizonMarket.values())
        {
            for (final double ratio : RATIOS)
            {
                rows.add(row(market, ratio));
                progress.accept(rows.size());
            }
        }
    }

    /** Returns the number of rows of a complete study. */
    static int size()
    {
        return HorizonMarket.values().length * RATIOS.length;
    }

    private Row row(final HorizonMarket market, final double ratio)
    {
        final SeededBooks seeded = new SeededBooks(seed);
        final Row row = new Row(
            market, ratio, new EnumMap<>(HorizonRule.class), new EnumMap<>(HorizonRule.class));
        int tried = 0;
        for (int number = 1; number <= books; number++)
        {
            for (final double gap : market.jumps() ? GAPS : STILL)
            {
                int owing = 0;
                for (final HorizonRule rule : HorizonRule.values())
                {
                    final HorizonTrial.@Nullable Result result =
                        new HorizonTrial(new TrialVenue(seeded.book(number))).run(rule, ratio, market, gap);
                    if (result != null)
                    {
                        owing = 1;
                        row.cost.merge(rule, result.cost(), Double::sum);
                        row.deficit.merge(rule, result.deficit(), Double::sum);
                    }
                }
                tried += owing;
            }
        }
        final int divisor = Math.max(1, tried);
        row.cost.replaceAll((rule, sum) -> sum / divisor);
        row.deficit.replaceAll((rule, sum) -> sum / divisor);
        return row;
    }

    /** Returns the number of rows in which closing by horizon is dearer than both of the others. */
    int lost()
    {
        return (int)rows.stream().filter(row ->
            row.total(HorizonRule.BY_HORIZON) > row.total(HorizonRule.JUST_ENOUGH) &&
            row.total(HorizonRule.BY_HORIZON) > row.total(HorizonRule.ALL)).count();
    }

    /** Returns a table: mean cost, and what accounts owe in the end. */
    String table()
    {
        final StringBuilder text = new StringBuilder("| market | from |");
        final StringBuilder line = new StringBuilder("|---|---:|");
        for (final HorizonRule rule : HorizonRule.values())
        {
            text.append(' ').append(rule.label()).append(": cost | owed |");
            line.append("---:|---:|");
        }
        text.append('\n').append(line).append('\n');
        for (final Row row : rows)
        {
            text.append(String.format(Locale.ROOT, "| %s | %.2f |", row.market.label(), row.ratio));
            for (final HorizonRule rule : HorizonRule.values())
            {
                text.append(String.format(Locale.ROOT, " %,.2f | %,.2f |", row.cost(rule), row.deficit(rule)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
