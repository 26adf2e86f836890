package softlanding.workload;

/**
 * Generates random numbers that are the same on every JVM and machine: SplitMix64 (Steele, Lea and Flood, 2014). The
 * JDK's generators may change their derived numbers between versions. This class uses exact arithmetic only.
 */
public final class SeededRandom
{
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double ULP_OF_UNIT = 0x1.0p-53;
    private static final int UNIFORMS_PER_GAUSSIAN = 12;

    private long state;

    /**
     * Creates a generator whose numbers depend only on the seed.
     *
     * @param seed any number; equal seeds give equal sequences.
     */
    public SeededRandom(final long seed)
    {
        state = seed;
    }

    /**
     * Creates a separate generator for one purpose, so that an additional number here does not shift the numbers
     * elsewhere.
     *
     * @param seed    of the whole stream.
     * @param purpose of the generator, for example an account's id.
     * @return a generator that depends on both.
     */
    public static SeededRandom of(final long seed, final long purpose)
    {
        return new SeededRandom(mix(seed) ^ mix(purpose * GAMMA + 1));
    }

    /** Returns the next 64 bits. */
    public long nextLong()
    {
        state += GAMMA;
        return mix(state);
    }

    /** Returns the next number in [0, 1). */
    public double nextDouble()
    {
        return (nextLong() >>> 11) * ULP_OF_UNIT;
    }

    /**
     * Draws a number, uniform in the range.
     *
     * @param from lower end, inclusive.
     * @param to   upper end, exclusive.
     * @return a number in [from, to).
     */
    public double between(final double from, final double to)
    {
        return from + (to - from) * nextDouble();
    }

    /**
     * Draws an integer, uniform below the bound.
     *
     * @param bound positive.
     * @return the next integer in [0, bound).
     */
    public int nextInt(final int bound)
    {
        assert bound > 0 : "bound=" + bound;
        return (int)(((nextLong() >>> 32) * bound) >>> 32);
    }

    /**
     * Returns one of some values, each with the same probability.
     *
     * @param values at least one.
     * @param <T>    their type.
     * @return one of them.
     */
    @SafeVarargs
    public final <T> T pick(final T... values)
    {
        return values[nextInt(values.length)];
    }

    /**
     * Draws an event of the given probability.
     *
     * @param probability 0 to 1.
     * @return true with this probability.
     */
    public boolean chance(final double probability)
    {
        return nextDouble() < probability;
    }

    /**
     * Draws a number from an approximately normal distribution. It sums twelve uniform numbers and calls no function
     * whose bits could differ between machines.
     *
     * @return a number of mean 0 and variance 1, within six of 0.
     */
    public double nextGaussian()
    {
        double sum = -UNIFORMS_PER_GAUSSIAN / 2.0;
        for (int i = 0; i < UNIFORMS_PER_GAUSSIAN; i++)
        {
            sum += nextDouble();
        }
        return sum;
    }

    private static long mix(final long value)
    {
        final long first = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        final long second = (first ^ first >>> 27) * 0x94D049BB133111EBL;
        return second ^ second >>> 31;
    }
}
