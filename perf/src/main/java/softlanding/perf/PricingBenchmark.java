package softlanding.perf;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
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
import softlanding.engine.pricing.Black76;
import softlanding.engine.pricing.Black76Batch;

/**
 * Measures pricing in nanoseconds per option on one core: the engine's formula one by one and in batches, Strata, and a
 * formula on {@link Math}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(OptionChain.COUNT)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PricingBenchmark
{
    private final Black76Batch batch = new Black76Batch();

    /** Measures the engine's price in vector passes. */
    @Benchmark
    public double[] batchPrice(final OptionChain chain)
    {
        batch.price(OptionChain.COUNT, chain.signs, chain.forwards, chain.strikes, chain.volatilities, chain.years,
            chain.discounts, chain.prices);
        return chain.prices;
    }

    /** Measures the engine's price, delta, gamma, vega and theta in vector passes. */
    @Benchmark
    public double[] batchPriceAndGreeks(final OptionChain chain)
    {
        batch.priceAndGreeks(OptionChain.COUNT, chain.signs, chain.forwards, chain.strikes, chain.volatilities,
            chain.years, chain.discounts, chain.rates, chain.prices, chain.deltas, chain.gammas, chain.vegas,
            chain.thetas);
        return chain.prices;
    }

    /** Measures the engine's price, one option at a time. */
    @Benchmark
    public double[] scalarPrice(final OptionChain chain)
    {
        for (int i = 0; i < OptionChain.COUNT; i++)
        {
            chain.prices[i] = Black76.price(chain.calls[i], chain.forwards[i], chain.strikes[i],
                chain.volatilities[i], chain.years[i], chain.discounts[i]);
        }
        return chain.prices;
    }

    /** Measures Strata's price. */
    @Benchmark
    public double[] strataPrice(final OptionChain chain)
    {
        for (int i = 0; i < OptionChain.COUNT; i++)
        {
            chain.prices[i] = chain.discounts[i] * BlackFormulaRepository.price(
                chain.forwards[i], chain.strikes[i], chain.years[i], chain.volatilities[i], chain.calls[i]);
        }
        return chain.prices;
    }

    /** Measures Strata's price, delta, gamma, vega and theta: five calls, as its interface requires. */
    @Benchmark
    public double[] strataPriceAndGreeks(final OptionChain chain)
    {
        for (int i = 0; i < OptionChain.COUNT; i++)
        {
            final double forward = chain.forwards[i];
            final double strike = chain.strikes[i];
            final double years = chain.years[i];
            final double volatility = chain.volatilities[i];
            final double discount = chain.discounts[i];
            final boolean call = chain.calls[i];
            chain.prices[i] = discount * BlackFormulaRepository.price(forward, strike, years, volatility, call);
            chain.deltas[i] = discount * BlackFormulaRepository.delta(forward, strike, years, volatility, call);
            chain.gammas[i] = discount * BlackFormulaRepository.gamma(forward, strike, years, volatility);
            chain.vegas[i] = discount * BlackFormulaRepository.vega(forward, strike, years, volatility);
            chain.thetas[i] = discount * BlackFormulaRepository.driftlessTheta(forward, strike, years, volatility);
        }
        return chain.prices;
    }

    /** Measures a price with the JVM's own exp and log, which are fast but differ in bits between machines. */
    @Benchmark
    public double[] platformMathPrice(final OptionChain chain)
    {
        for (int i = 0; i < OptionChain.COUNT; i++)
        {
            chain.prices[i] = PlatformBlack76.price(chain.calls[i], chain.forwards[i], chain.strikes[i],
                chain.volatilities[i], chain.years[i], chain.discounts[i]);
        }
        return chain.prices;
    }
}
