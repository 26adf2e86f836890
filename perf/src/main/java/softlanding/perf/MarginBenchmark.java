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
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;

/** Measures the margin of one account in nanoseconds: 20 positions on 4 expiries, 31 scenarios. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MarginBenchmark
{
    private static final int EXPIRIES = 4;
    private static final int POSITIONS = 20;
    private static final int ACCOUNT = 0;

    private final MarginVenue venue = new MarginVenue(EXPIRIES, 1, POSITIONS);
    private final Margins margins = new Margins(venue.market);
    private final Book book = new Book(venue.market, 64, 1);
    private final AccountMargin margin = new AccountMargin(1);

    /** Measures a fill in the perpetual with the margin of the account after it. */
    @Benchmark
    public long fillAndMargin()
    {
        venue.fill(ACCOUNT);
        return unfoldAndMargin();
    }

    /** Measures the margin of the unchanged account from the tables of all accounts. */
    @Benchmark
    public long unfoldAndMargin()
    {
        book.load(venue.accounts, ACCOUNT);
        margins.evaluate(book, margin);
        return margin.maintenanceRequirement();
    }
}
