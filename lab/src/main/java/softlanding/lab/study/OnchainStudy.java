package softlanding.lab.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import softlanding.lab.naive.MarginReport;
import softlanding.workload.FixedPoint;
import softlanding.workload.book.SeededBooks;

/**
 * Compares, on a chain of blocks, an engine that knows what each order costs whatever its size with the same engine
 * that does not. Both pay it. Blocks, delay and the rise of the target are those of the preset ONCHAIN for both.
 */
final class OnchainStudy
{
    private static final double[] RATIOS = {1.04, 1.01, 0.97};
    private static final long SECOND = 1_000_000_000L;
    private static final long BLOCK_NS = 12 * SECOND;
    private static final long FIXED_COST = 5 * FixedPoint.ONE;
    private static final int MAX_BLOCKS = 400;
    private static final int MAX_IDLE = 8;
    private static final double BASIS_POINTS = 1e4;

    private final int books;
    private final long seed;
    private final List<Row> rows = new ArrayList<>();
    private int mostPlansInBlock;

    /** Sums of one ratio: of the engine that knows, and of the one that does not. */
    private record Row(double ratio, int books, Outcome knowing, Outcome blind)
    {
    }

    /** Sums over portfolios: cost in basis points of the requirement, and orders. */
    private static final class Outcome
    {
        private double cost;
        private double fixed;
        private int orders;
    }

    OnchainStudy(final int books, final long seed)
    {
        this.books = books;
        this.seed = seed;
    }

    /** Tries both engines; tells the number of ratios done. */
    void run(final IntConsumer progress)
    {
        for (final double ratio : RATIOS)
        {
            final SeededBooks seeded = new SeededBooks(seed);
            final Outcome knowing = new Outcome();
            final Outcome blind = new Outcome();
            int tried = 0;
            for (int number = 1; number <= books; number++)
            {
                final boolean owes =
                    tryBook(new TrialVenue(seeded.book(number)), ratio, FIXED_COST, knowing) &&
                    tryBook(new TrialVenue(seeded.book(number)), ratio, 0, blind);
                tried += owes ? 1 : 0;
            }
            rows.add(new Row(ratio, tried, knowing, blind));
            progress.accept(rows.size());
        }
    }

    /** Liquidates a portfolio; returns whether it owes anything. */
    private boolean tryBook(final TrialVenue venue, final double ratio, final long known, final Outcome outcome)
    {
        if (!venue.canBeLiquidated())
        {
            return false;
        }
        final long account = venue.nextAccount();
        venue.fund(account, ratio);
        final MarginReport start = venue.report(account);
        venue.apply(StudyRule.limits(venue.nowNs()));
        venue.executeOnchain(known);
        venue.payPerOrder(FIXED_COST);
        venue.apply(StudyRule.SOFT.policySet(venue.nowNs()));
        double cost = 0;
        int orders = 0;
        int idle = 0;
        int plans = 0;
        long blockOfPlan = -1;
        for (int block = 0; block < MAX_BLOCKS && idle < MAX_IDLE; block++)
        {
            idle++;
            for (int second = 0; second < BLOCK_NS / SECOND; second++)
            {
                if (venue.hasOrders())
                {
                    plans = venue.nowNs() / BLOCK_NS == blockOfPlan ? plans + 1 : 1;
                    blockOfPlan = venue.nowNs() / BLOCK_NS;
                    mostPlansInBlock = Math.max(mostPlansInBlock, plans);
                    orders += venue.orders();
                    cost += venue.fillOrders().cost() / FixedPoint.ONE;
                    idle = 0;
                }
                venue.pass(second == 0 ? BLOCK_NS - venue.nowNs() % BLOCK_NS : SECOND);
            }
        }
        final double scale = BASIS_POINTS / start.requirement();
        outcome.cost += scale * cost;
        outcome.fixed += scale * orders * FIXED_COST;
        outcome.orders += orders;
        return true;
    }

    /** Returns the largest number of rounds of an account within one block. */
    int mostPlansInBlock()
    {
        return mostPlansInBlock;
    }

    /** Returns the cost of the engine that knows by that of the one that does not, at the i-th ratio. */
    double costRatio(final int i)
    {
        return rows.get(i).knowing.cost / rows.get(i).blind.cost;
    }

    /** Returns the number of ratios. */
    static int size()
    {
        return RATIOS.length;
    }

    /** Returns a table: mean cost, the fixed part of it, and orders. */
    String table()
    {
        final StringBuilder text = new StringBuilder(
            "| from | knows the fixed cost: cost | of it fixed | orders | does not: cost | of it fixed | orders | " +
            "cost, the one by the other |\n|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (int i = 0; i < rows.size(); i++)
        {
            final Row row = rows.get(i);
            final int divisor = Math.max(1, row.books);
            text.append(String.format(
                Locale.ROOT, "| %.2f | %,.2f | %,.2f | %.1f | %,.2f | %,.2f | %.1f | %.2f |%n", row.ratio,
                row.knowing.cost / divisor, row.knowing.fixed / divisor, (double)row.knowing.orders / divisor,
                row.blind.cost / divisor, row.blind.fixed / divisor, (double)row.blind.orders / divisor,
                costRatio(i)));
        }
        return text.toString();
    }
}
