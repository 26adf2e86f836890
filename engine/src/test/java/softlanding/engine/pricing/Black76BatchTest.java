package softlanding.engine.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Black76BatchTest
{
    private static final long SEED = 1973L;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 271, 272, 273, 20_000})
    void shouldGiveTheBitsOfTheScalarFormula(final int count)
    {
        final RandomOption[] options = OptionArrays.random(SEED, count);
        final OptionArrays arrays = new OptionArrays(options);

        new Black76Batch().priceAndGreeks(count, arrays.signs, arrays.forwards, arrays.strikes, arrays.volatilities,
            arrays.years, arrays.discounts, arrays.rates,
            arrays.prices, arrays.deltas, arrays.gammas, arrays.vegas, arrays.thetas);

        assertSameBits(options, RandomOption::price, arrays.prices);
        assertSameBits(options, RandomOption::delta, arrays.deltas);
        assertSameBits(options, RandomOption::gamma, arrays.gammas);
        assertSameBits(options, RandomOption::vega, arrays.vegas);
        assertSameBits(options, RandomOption::theta, arrays.thetas);
    }

    @Test
    void shouldPriceWithoutGreeksToTheSameBits()
    {
        final RandomOption[] options = OptionArrays.random(SEED + 1, 3_000);
        final OptionArrays arrays = new OptionArrays(options);

        new Black76Batch().price(options.length, arrays.signs, arrays.forwards, arrays.strikes, arrays.volatilities,
            arrays.years, arrays.discounts, arrays.prices);

        assertSameBits(options, RandomOption::price, arrays.prices);
    }

    private static void assertSameBits(
        final RandomOption[] options, final ToDoubleFunction<RandomOption> scalar, final double[] batch)
    {
        assertEquals(options.length, batch.length);
        for (int i = 0; i < options.length; i++)
        {
            final RandomOption option = options[i];
            assertEquals(
                Double.doubleToRawLongBits(scalar.applyAsDouble(option)),
                Double.doubleToRawLongBits(batch[i]),
                () -> "seed=" + SEED + " " + option);
        }
    }
}
