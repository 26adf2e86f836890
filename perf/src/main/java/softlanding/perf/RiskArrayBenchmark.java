package softlanding.perf;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import softlanding.engine.market.RiskArrays;

/** Measures the risk array of an instrument (call or put) in nanoseconds: 31 scenarios and three further columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class RiskArrayBenchmark
{
    private static final int EXPIRIES = 4;
    private static final int OPTIONS = 2 * MarginVenue.STRIKES * EXPIRIES;

    private final MarginVenue venue = new MarginVenue(EXPIRIES, 1, 1);

    /** Measures the call and the put of one strike after its volatility changed. */
    @Benchmark
    @OperationsPerInvocation(2)
    public double afterVolatility()
    {
        venue.moveVolatility(0, MarginVenue.STRIKES / 2);
        return row(MarginVenue.STRIKES) + row(MarginVenue.STRIKES + 1);
    }

    /** Measures all options after every forward changed. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double afterForward()
    {
        venue.tick();
        double sum = 0;
        for (int i = 0; i < OPTIONS; i++)
        {
            sum += row(i);
        }
        return sum;
    }

    private double row(final int i)
    {
        final RiskArrays riskArrays = venue.market.riskArrays();
        return riskArrays.row(MarginVenue.option(i))[0];
    }
}
