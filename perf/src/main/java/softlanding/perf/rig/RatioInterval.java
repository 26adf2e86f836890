package softlanding.perf.rig;

import java.util.Arrays;
import java.util.Random;

/**
 * The median of the ratios of interleaved pairs with its 95 % confidence interval.
 *
 * @param pairs  number of pairs.
 * @param median of the ratios.
 * @param low    lower end of the interval.
 * @param high   upper end of the interval.
 */
public record RatioInterval(int pairs, double median, double low, double high)
{
    private static final int RESAMPLES = 5_000;
    private static final double TAIL = 0.025;

    /**
     * Computes the interval by bootstrap: medians of ratios drawn with replacement, without both tails.
     *
     * @param ratios of the pairs, at least one.
     * @param seed   of the random draws.
     * @return the interval.
     */
    public static RatioInterval of(final double[] ratios, final long seed)
    {
        final Random random = new Random(seed);
        final double[] medians = new double[RESAMPLES];
        final double[] sample = new double[ratios.length];
        for (int i = 0; i < RESAMPLES; i++)
        {
            for (int j = 0; j < sample.length; j++)
            {
                sample[j] = ratios[random.nextInt(ratios.length)];
            }
            medians[i] = median(sample);
        }
        Arrays.sort(medians);
        final int cut = (int)(TAIL * RESAMPLES);
        return new RatioInterval(ratios.length, median(ratios), medians[cut], medians[RESAMPLES - 1 - cut]);
    }

    /**
     * Returns the median.
     *
     * @param values at least one.
     * @return the middle value, or the mean of the two in the middle.
     */
    public static double median(final double[] values)
    {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
