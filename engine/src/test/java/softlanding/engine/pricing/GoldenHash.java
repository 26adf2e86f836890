package softlanding.engine.pricing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A hash of the bits of random prices, Greeks, scenario values and elementary functions, the same on every JVM.
 * <p>
 * {@code java -cp engine/target/classes:engine/target/test-classes softlanding.engine.pricing.GoldenHash 10000000
 * /dev/stdout}
 */
final class GoldenHash
{
    private static final long SEED = 42L;
    private static final int CHUNK = 1_000;
    private static final int SCENARIOS = 25;

    private final ScenarioKernel kernel = new ScenarioKernel(SCENARIOS);
    private final double[] logForwards = new double[SCENARIOS];
    private final double[] logStrikes = new double[CHUNK];
    private long hash;

    private GoldenHash()
    {
    }

    public static void main(final String[] arguments) throws IOException
    {
        final long hash = of(Integer.parseInt(arguments[0]));
        Files.writeString(Path.of(arguments[1]), Long.toHexString(hash) + System.lineSeparator());
    }

    /** Returns the hash over a number of options, rounded up to thousands. */
    static long of(final int count)
    {
        final GoldenHash golden = new GoldenHash();
        for (int done = 0; done < count; done += CHUNK)
        {
            golden.mixChunk(OptionArrays.random(SEED + done, CHUNK));
        }
        return golden.hash;
    }

    private void mixChunk(final RandomOption[] options)
    {
        final OptionArrays arrays = new OptionArrays(options);
        for (final RandomOption option : options)
        {
            mix(option.price());
            mix(option.delta());
            mix(option.theta());
            mix(NormalDistribution.cumulative(DeterministicMath.log(option.forward())));
        }
        mixGreeks(options, arrays);
        mixScenarios(arrays);
    }

    private void mixGreeks(final RandomOption[] options, final OptionArrays arrays)
    {
        for (int i = 0; i < CHUNK; i++)
        {
            arrays.prices[i] = options[i].price();
            arrays.deltas[i] = options[i].delta();
            arrays.gammas[i] = options[i].gamma();
            arrays.vegas[i] = options[i].vega();
            arrays.thetas[i] = options[i].theta();
        }
        mix(arrays.prices);
        mix(arrays.deltas);
        mix(arrays.gammas);
        mix(arrays.vegas);
        mix(arrays.thetas);
    }

    private void mixScenarios(final OptionArrays arrays)
    {
        fillLogarithms(arrays.forwards, logForwards);
        fillLogarithms(arrays.strikes, logStrikes);
        kernel.values(CHUNK / SCENARIOS, arrays.strikes, logStrikes, arrays.years[0], 1.0, SCENARIOS, arrays.forwards,
            logForwards, arrays.volatilities, arrays.prices, 0, arrays.deltas, 0);
        mix(arrays.prices);
        mix(arrays.deltas);
    }

    private static void fillLogarithms(final double[] prices, final double[] logarithms)
    {
        for (int i = 0; i < logarithms.length; i++)
        {
            logarithms[i] = DeterministicMath.log(prices[i]);
        }
    }

    private void mix(final double[] values)
    {
        for (final double value : values)
        {
            mix(value);
        }
    }

    private void mix(final double value)
    {
        hash = Long.rotateLeft((hash ^ Double.doubleToRawLongBits(value)) * 0x9e3779b97f4a7c15L, 27);
    }
}
