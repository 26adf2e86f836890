package softlanding.perf;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.Balances;
import softlanding.engine.account.Positions;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;

/**
 * Measures a full scan in milliseconds: 100,000 accounts of 10 positions on 8 expiries after every price moved, in
 * total and by part.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 3, jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
public class FullScanBenchmark
{
    private static final int ACCOUNTS = 100_000;

    private final MarginVenue venue = new MarginVenue(8, ACCOUNTS, 10);
    private final Margins margins = new Margins(venue.market);
    private final Book book = new Book(venue.market, 64, 1);
    private final AccountMargin margin = new AccountMargin(1);

    /** Measures everything: the tick, the risk arrays, the margin of every account. */
    @Benchmark
    public long tickAndMarginOfAll()
    {
        venue.tick();
        long sum = 0;
        for (int account = 0; account < ACCOUNTS; account++)
        {
            book.load(venue.accounts, account);
            margins.evaluate(book, margin);
            sum += margin.maintenanceRequirement();
        }
        return sum;
    }

    /** Measures only the unfolding of the positions. */
    @Benchmark
    public long unfoldAll()
    {
        long sum = 0;
        for (int account = 0; account < ACCOUNTS; account++)
        {
            book.load(venue.accounts, account);
            sum += book.size();
        }
        return sum;
    }

    /** Measures only the memory access: every number of every account is read once and summed. */
    @Benchmark
    public long readAll()
    {
        final Accounts accounts = venue.accounts;
        final Positions positions = accounts.positions();
        final Balances balances = accounts.balances();
        long sum = 0;
        for (int account = 0; account < ACCOUNTS; account++)
        {
            sum += accounts.cash(account) + accounts.marginMode(account).code();
            final int end = positions.end(account);
            for (int row = positions.begin(account); row < end; row++)
            {
                sum += positions.bookKey(row) + positions.quantity(row) + positions.cost(row) +
                    positions.fundingIndex(row) + positions.inFlight(row);
            }
            for (int row = balances.begin(account); row < balances.end(account); row++)
            {
                sum += balances.asset(row) + balances.quantity(row);
            }
        }
        return sum;
    }
}
