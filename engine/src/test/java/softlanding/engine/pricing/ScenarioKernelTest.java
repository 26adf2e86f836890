package softlanding.engine.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioKernelTest
{
    private static final double UNTOUCHED = -7.0;
    private static final double DISCOUNT = 0.97;
    private static final int OFFSET = 5;

    private final RandomOption.Source source = new RandomOption.Source(31L);

    @ParameterizedTest
    @CsvSource({"1, 1, 0.1", "1, 34, 0.1", "40, 34, 0.1", "17, 300, 0.003", "9, 31, 3e-8", "9, 31, 0", "9, 31, -0.1"})
    void shouldGiveTheBitsOfTheScalarFormula(final int strikeCount, final int scenarioCount, final double years)
    {
        final Chain chain = new Chain(strikeCount, scenarioCount);
        final double[] calls = filled(strikeCount * scenarioCount + 2 * OFFSET);
        final double[] puts = filled(strikeCount * scenarioCount + 2 * OFFSET);

        new ScenarioKernel(scenarioCount).values(strikeCount, chain.strikes, chain.logStrikes, years, DISCOUNT,
            scenarioCount, chain.forwards, chain.logForwards, chain.volatilities, calls, OFFSET, puts, OFFSET);

        for (int i = 0; i < strikeCount * scenarioCount; i++)
        {
            final double forward = chain.forwards[i % scenarioCount];
            final double strike = chain.strikes[i / scenarioCount];
            final double volatility = chain.volatilities[i];
            assertSameBits(Black76.price(true, forward, strike, volatility, years, DISCOUNT), calls[OFFSET + i]);
            assertSameBits(Black76.price(false, forward, strike, volatility, years, DISCOUNT), puts[OFFSET + i]);
        }
        assertMarginsUntouched(calls);
        assertMarginsUntouched(puts);
    }

    @Test
    void shouldGiveOneStrikeTheSameBitsAsManyAndLeaveOutWhatIsNotAsked()
    {
        final int scenarioCount = 34;
        final Chain chain = new Chain(12, scenarioCount);
        final ScenarioKernel kernel = new ScenarioKernel(64);
        final double[] calls = new double[12 * scenarioCount];
        final double[] puts = new double[12 * scenarioCount];
        kernel.values(12, chain.strikes, chain.logStrikes, 0.2, 1.0, scenarioCount, chain.forwards, chain.logForwards,
            chain.volatilities, calls, 0, puts, 0);

        final double[] one = new double[scenarioCount];
        final double[] row = new double[scenarioCount];
        final double[] oneStrike = new double[1];
        final double[] oneLogStrike = new double[1];
        for (int strike = 0; strike < 12; strike++)
        {
            System.arraycopy(chain.volatilities, strike * scenarioCount, row, 0, scenarioCount);
            oneStrike[0] = chain.strikes[strike];
            oneLogStrike[0] = chain.logStrikes[strike];
            kernel.values(1, oneStrike, oneLogStrike, 0.2, 1.0, scenarioCount,
                chain.forwards, chain.logForwards, row, one, 0, null, 0);
            assertRow(calls, strike, one);
            kernel.values(1, oneStrike, oneLogStrike, 0.2, 1.0, scenarioCount,
                chain.forwards, chain.logForwards, row, null, 0, one, 0);
            assertRow(puts, strike, one);
        }
    }

    @Test
    void shouldRefuseMoreScenariosThanItWasSizedFor()
    {
        final Chain chain = new Chain(1, 35);
        final ScenarioKernel kernel = new ScenarioKernel(34);
        final double[] calls = new double[35];
        assertThrows(IllegalArgumentException.class, () -> kernel.values(1, chain.strikes, chain.logStrikes, 0.1,
            1.0, 35, chain.forwards, chain.logForwards, chain.volatilities, calls, 0, null, 0));
        assertThrows(IllegalArgumentException.class, () -> new ScenarioKernel(0));
    }

    private static void assertRow(final double[] many, final int row, final double[] one)
    {
        for (int i = 0; i < one.length; i++)
        {
            assertSameBits(many[row * one.length + i], one[i]);
        }
    }

    private static void assertSameBits(final double expected, final double actual)
    {
        assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual),
            () -> expected + " " + actual);
    }

    private static double[] filled(final int length)
    {
        final double[] array = new double[length];
        Arrays.fill(array, UNTOUCHED);
        return array;
    }

    private static void assertMarginsUntouched(final double[] array)
    {
        for (int i = 0; i < OFFSET; i++)
        {
            assertEquals(UNTOUCHED, array[i]);
            assertEquals(UNTOUCHED, array[array.length - 1 - i]);
        }
    }

    /** Strikes, shocked forwards and shocked volatilities of an expiry; some shocks take the volatility to zero. */
    private final class Chain
    {
        final double[] strikes;
        final double[] logStrikes;
        final double[] forwards;
        final double[] logForwards;
        final double[] volatilities;

        Chain(final int strikeCount, final int scenarioCount)
        {
            strikes = new double[strikeCount];
            logStrikes = new double[strikeCount];
            forwards = new double[scenarioCount];
            logForwards = new double[scenarioCount];
            volatilities = new double[strikeCount * scenarioCount];
            fill(strikes, logStrikes);
            fill(forwards, logForwards);
            for (int i = 0; i < volatilities.length; i++)
            {
                volatilities[i] = i % 11 == 4 ? 0.0 : source.scaled(-4, 2);
            }
        }

        private void fill(final double[] prices, final double[] logarithms)
        {
            for (int i = 0; i < prices.length; i++)
            {
                prices[i] = 50_000.0 * source.scaled(-1, 1);
                logarithms[i] = DeterministicMath.log(prices[i]);
            }
        }
    }
}
