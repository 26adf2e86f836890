package softlanding.engine.pricing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Computes the values of the options of one expiry under many scenarios, call and put of a strike together. <p> It
 * works in passes over flat arrays of (strike, scenario) pairs, which the JIT compiler vectorises, and agrees with
 * {@link Black76#price} to the bit. The work arrays belong to the kernel, so that a call allocates nothing. An instance
 * must not be shared between threads. A call with many strikes costs about half as much per value as a call with one.
 */
public final class ScenarioKernel
{
    private final int maxScenarios;
    private final BlackBlock block;
    private final double[] price;

    /**
     * Sizes the work arrays.
     *
     * @param maxScenarios largest number of scenarios of a call, at least one.
     */
    public ScenarioKernel(final int maxScenarios)
    {
        if (maxScenarios < 1)
        {
            throw new IllegalArgumentException("maxScenarios must be at least 1: maxScenarios=" + maxScenarios);
        }
        this.maxScenarios = maxScenarios;
        final int capacity = Math.max(maxScenarios, BlackBlock.SIZE);
        block = new BlackBlock(capacity);
        price = new double[capacity];
    }

    /**
     * Values calls and puts of many strikes of one expiry under each scenario.
     *
     * @param strikeCount   number of strikes n.
     * @param strikes       n strikes, above zero.
     * @param logStrikes    {@link DeterministicMath#log} of each.
     * @param years         time to expiry in years of 365 days; zero or less gives intrinsic values.
     * @param discount      value today of one paid at expiry; 1 for undiscounted values.
     * @param scenarioCount number of scenarios m, at most the kernel's maximum.
     * @param forwards      forward price of each scenario, above zero.
     * @param logForwards   {@link DeterministicMath#log} of each.
     * @param volatilities  n rows of m volatilities, a row per strike.
     * @param callOut       receives n rows of m values of the calls, or null.
     * @param callOffset    index of the first.
     * @param putOut        receives n rows of m values of the puts, or null.
     * @param putOffset     index of the first.
     */
    public void values(
        final int strikeCount,
        final double[] strikes,
        final double[] logStrikes,
        final double years,
        final double discount,
        final int scenarioCount,
        final double[] forwards,
        final double[] logForwards,
        final double[] volatilities,
        final double @Nullable [] callOut,
        final int callOffset,
        final double @Nullable [] putOut,
        final int putOffset)
    {
        if (scenarioCount < 1 || scenarioCount > maxScenarios)
        {
            throw new IllegalArgumentException(
                "scenarioCount must be from 1 to " + maxScenarios + ": scenarioCount=" + scenarioCount);
        }
        final double rootYears = BlackTerms.rootYears(years);
        final int rowsPerBlock = Math.max(1, BlackBlock.SIZE / scenarioCount);
        repeatForwards(Math.min(rowsPerBlock, strikeCount), scenarioCount, forwards, logForwards);

        for (int first = 0; first < strikeCount; first += rowsPerBlock)
        {
            final int rows = Math.min(rowsPerBlock, strikeCount - first);
            final int size = rows * scenarioCount;
            final int start = first * scenarioCount;
            spreadStrikes(first, rows, scenarioCount, strikes, logStrikes);
            System.arraycopy(volatilities, start, block.deviation, 0, size);
            deviate(size, rootYears, block.deviation);
            block.valueOutOfTheMoney(size);
            write(size, 1.0, discount, callOut, callOffset + start);
            write(size, -1.0, discount, putOut, putOffset + start);
        }
    }

    private void repeatForwards(
        final int rows, final int scenarioCount, final double[] forwards, final double[] logForwards)
    {
        for (int row = 0; row < rows; row++)
        {
            System.arraycopy(forwards, 0, block.forward, row * scenarioCount, scenarioCount);
            System.arraycopy(logForwards, 0, block.logForward, row * scenarioCount, scenarioCount);
        }
    }

    private void spreadStrikes(
        final int first, final int rows, final int scenarioCount, final double[] strikes, final double[] logStrikes)
    {
        for (int row = 0; row < rows; row++)
        {
            final int from = row * scenarioCount;
            Arrays.fill(block.strike, from, from + scenarioCount, strikes[first + row]);
            Arrays.fill(block.logStrike, from, from + scenarioCount, logStrikes[first + row]);
        }
    }

    /**
     * Computes the deviations in place and without an offset, as does {@link #discount}: an offset into an array
     * prevents vectorisation.
     */
    private static void deviate(final int size, final double rootYears, final double[] deviation)
    {
        for (int i = 0; i < size; i++)
        {
            deviation[i] = BlackTerms.deviation(deviation[i], rootYears);
        }
    }

    private void write(
        final int size, final double sign, final double discount, final double @Nullable [] out, final int offset)
    {
        if (out != null)
        {
            discount(size, sign, discount, block.forward, block.strike, block.value, price);
            System.arraycopy(price, 0, out, offset, size);
        }
    }

    private static void discount(
        final int size,
        final double sign,
        final double discount,
        final double[] forward,
        final double[] strike,
        final double[] value,
        final double[] price)
    {
        for (int i = 0; i < size; i++)
        {
            price[i] = discount * (value[i] + BlackTerms.intrinsic(sign, forward[i], strike[i]));
        }
    }
}
