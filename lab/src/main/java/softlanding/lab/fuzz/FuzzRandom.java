package softlanding.lab.fuzz;

import softlanding.workload.SeededRandom;

/** Draws numbers of any size: small ones, round ones and the ends of their range. */
final class FuzzRandom
{
    private static final long ONE = 100_000_000L;

    private final SeededRandom random;

    FuzzRandom(final long seed)
    {
        random = SeededRandom.of(seed, 77);
    }

    boolean chance(final double probability)
    {
        return random.chance(probability);
    }

    int below(final int bound)
    {
        return random.nextInt(bound);
    }

    double between(final double low, final double high)
    {
        return random.between(low, high);
    }

    /** Returns a mantissa whose size is spread evenly over the powers of ten up to a maximum. */
    long magnitude(final long most)
    {
        if (random.chance(0.02))
        {
            return most;
        }
        final double exponent = random.between(0, StrictMath.log10((double)most));
        final long value = (long)StrictMath.min((double)most, StrictMath.pow(10, exponent));
        return StrictMath.max(1, random.chance(0.3) ? StrictMath.max(1, value / ONE) * ONE : value);
    }

    long signed(final long magnitude)
    {
        return random.chance(0.5) ? magnitude : -magnitude;
    }
}
