package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/**
 * The shares of true distances that proven ones reach. None is above 1, or the proof is wrong; their median is above a
 * floor that a test states, because a prover that always answers 0 is safe and of no use.
 */
final class Shares
{
    private static final double ROUNDING = 1e-7;

    private final String name;
    private double[] shares = new double[64];
    private int size;

    Shares(final String name)
    {
        this.name = name;
    }

    /** Notes what was proven, and what is true. */
    void add(final double proven, final double truth)
    {
        if (size == shares.length)
        {
            shares = Arrays.copyOf(shares, 2 * size);
        }
        shares[size++] = proven / truth;
        assertTrue(proven <= truth * (1 + ROUNDING) + 1e-12, () -> name + ": proven " + proven + ", true " + truth);
    }

    int size()
    {
        return size;
    }

    /** The share that so much of all shares are below, 0.5 for the median. */
    double quantile(final double rank)
    {
        final double[] sorted = Arrays.copyOf(shares, size);
        Arrays.sort(sorted);
        return sorted[(int)Math.min(size - 1, rank * size)];
    }

    /** The median must be above a floor, and a least number of shares must have been noted. */
    void assertMedianAbove(final double floor, final int least)
    {
        assertTrue(size >= least, () -> name + ": only " + size + " shares");
        assertTrue(quantile(0.5) > floor, () -> name + ": median " + quantile(0.5) + " of " + size);
    }
}
