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

/** Nanoseconds per option, one core: our formula, Strata's, and one on {@link Math}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(OptionChain.COUNT)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PricingBenchmark
{
    /** Our price. */
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

    /** Our price, delta, gamma, vega and theta: five calls, as reports make them. */
    @Benchmark
    public double[] scalarPriceAndGreeks(final OptionChain chain)
    {
        for (int i = 0; i < OptionChain.COUNT; i++)
        {
            final double forward = chain.forwards[i];
            final double strike = chain.strikes[i];
            final double volatility = chain.volatilities[i];
            final double years = chain.years[i];
            final double discount = chain.discounts[i];
            final boolean call = chain.calls[i];
            chain.prices[i] = Black76.price(call, forward, strike, volatility, years, discount);
            chain.deltas[i] = Black76.delta(call, forward, strike, volatility, years, discount);
            chain.gammas[i] = Black76.gamma(forward, strike, volatility, years, discount);
            chain.vegas[i] = Black76.vega(forward, strike, volatility, years, discount);
            chain.thetas[i] = Black76.theta(call, forward, strike, volatility, years, discount, chain.rates[i]);
        }
        return chain.prices;
    }

    /** Strata's price. */
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
