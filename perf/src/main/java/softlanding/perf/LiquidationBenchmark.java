package softlanding.perf;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policy;

/**
 * Measures one liquidation plan in microseconds, for portfolios in rotation, with 31 scenarios and current risk arrays.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class LiquidationBenchmark
{
    @Param({"10", "50", "200"})
    private int legs;

    private LiquidationVenue venue;
    private LiquidationPolicy tiered;
    private LiquidationPolicy optimal;

    /** Creates the portfolios. */
    @Setup(Level.Trial)
    public void fill()
    {
        venue = new LiquidationVenue(legs);
        tiered = LiquidationVenue.policy(Policy.TIERED);
        optimal = LiquidationVenue.policy(Policy.OPTIMAL);
    }

    /** Plans with TIERED: the best unit, just enough of it. */
    @Benchmark
    public LiquidationPlan tiered()
    {
        return venue.planNext(tiered);
    }

    /** Plans with OPTIMAL: the cheapest combination. */
    @Benchmark
    public LiquidationPlan optimal()
    {
        return venue.planNext(optimal);
    }
}
