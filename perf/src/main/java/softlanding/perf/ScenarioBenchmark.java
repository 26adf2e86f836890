package softlanding.perf;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import softlanding.engine.pricing.DeterministicMath;
import softlanding.engine.pricing.ScenarioKernel;

/**
 * Measures one scenario value in nanoseconds (a call and a put are two values), for one expiry with 40 strikes under 34
 * scenarios.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ScenarioBenchmark
{
    private static final int STRIKES = 40;
    private static final int SCENARIOS = 34;
    private static final int VALUES = 2 * STRIKES * SCENARIOS;
    private static final double FORWARD = 96_732.0;
    private static final double YEARS = 0.08;
    private static final double[] VOLATILITIES = {0.3, 0.5, 0.8};

    private final ScenarioKernel kernel = new ScenarioKernel(SCENARIOS);
    private final double[] strikes = new double[STRIKES];
    private final double[] logStrikes = new double[STRIKES];
    private final double[] forwards = new double[SCENARIOS];
    private final double[] logForwards = new double[SCENARIOS];
    private final double[] volatilities = new double[STRIKES * SCENARIOS];
    private final double[] calls = new double[STRIKES * SCENARIOS];
    private final double[] puts = new double[STRIKES * SCENARIOS];

    /** Creates strikes from 0.6 to 1.4 of the forward and shocks from 0.8 to 1.2. */
    @Setup
    public void fill()
    {
        Arrays.setAll(strikes, i -> FORWARD * (0.6 + 0.8 * i / STRIKES));
        Arrays.setAll(logStrikes, i -> DeterministicMath.log(strikes[i]));
        Arrays.setAll(forwards, i -> FORWARD * (0.8 + 0.4 * i / SCENARIOS));
        Arrays.setAll(logForwards, i -> DeterministicMath.log(forwards[i]));
        Arrays.setAll(volatilities, i -> VOLATILITIES[i % VOLATILITIES.length]);
    }

    /** Measures all strikes of the expiry in one call: the cost of a move of the forward. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public double[] wholeExpiry()
    {
        kernel.values(STRIKES, strikes, logStrikes, YEARS, 1.0, SCENARIOS, forwards, logForwards, volatilities,
            calls, 0, puts, 0);
        return calls;
    }
}
