package softlanding.engine.pricing;

/**
 * Computes the passes of Black-76 over one block of options, as a structure of arrays. <p> The caller fills forward,
 * strike, their logarithms and the deviation. The passes fill the rest, in the order of their declaration. Each pass is
 * one small loop that the JIT compiler vectorises: no branch, no mix of moves of bits with arithmetic, at most about
 * eight arrays. A single loop with all of it is five times slower.
 */
final class BlackBlock
{
    /** Number of options per block: enough to amortise the ends of the loops, few enough for the first-level cache. */
    static final int SIZE = 272;

    final double[] forward;
    final double[] strike;
    final double[] logForward;
    final double[] logStrike;
    final double[] deviation;
    final double[] value;
    private final double[] moneyness;
    private final double[] density;
    private final double[] remainder;
    private final double[] powerOfTwo;
    private final double[] near;
    private final double[] far;
    private final double[] inside;
    private final double[] nearDenominator;
    private final double[] farDenominator;
    private final double[] difference;

    BlackBlock(final int capacity)
    {
        forward = new double[capacity];
        strike = new double[capacity];
        logForward = new double[capacity];
        logStrike = new double[capacity];
        deviation = new double[capacity];
        moneyness = new double[capacity];
        density = new double[capacity];
        value = new double[capacity];
        remainder = new double[capacity];
        powerOfTwo = new double[capacity];
        near = new double[capacity];
        far = new double[capacity];
        inside = new double[capacity];
        nearDenominator = new double[capacity];
        farDenominator = new double[capacity];
        difference = new double[capacity];
    }

    /** Fills value with the undiscounted value of the out-of-the-money option of each strike. */
    void valueOutOfTheMoney(final int size)
    {
        standardise(size, deviation, logForward, logStrike, moneyness, remainder, powerOfTwo);
        raiseToPowerOfTwo(size, powerOfTwo);
        measureDistance(size, moneyness, deviation, near, far, inside);
        millsQuotient(size, near, nearDenominator);
        millsQuotient(size, far, farDenominator);
        subtract(size, inside, near, nearDenominator, far, farDenominator, difference);
        weigh(size, remainder, powerOfTwo, density);
        add(size, forward, strike, density, inside, difference, value);
    }

    private static void standardise(
        final int size,
        final double[] deviation,
        final double[] logForward,
        final double[] logStrike,
        final double[] moneyness,
        final double[] remainder,
        final double[] rounded)
    {
        for (int i = 0; i < size; i++)
        {
            final double v = deviation[i];
            final double h = BlackTerms.moneyness(logForward[i], logStrike[i], v);
            final double exponent = BlackTerms.exponent(BlackTerms.d1(h, v));
            final double k = DeterministicMath.roundedToPowerOfTwo(exponent);
            moneyness[i] = h;
            remainder[i] = DeterministicMath.remainder(exponent, k);
            rounded[i] = k;
        }
    }

    private static void raiseToPowerOfTwo(final int size, final double[] power)
    {
        for (int i = 0; i < size; i++)
        {
            power[i] = DeterministicMath.powerOfTwo(power[i]);
        }
    }

    private static void measureDistance(
        final int size,
        final double[] moneyness,
        final double[] deviation,
        final double[] near,
        final double[] far,
        final double[] inside)
    {
        for (int i = 0; i < size; i++)
        {
            final double distance = BlackTerms.distance(moneyness[i]);
            final double a = BlackTerms.near(distance, deviation[i]);
            inside[i] = BlackTerms.isNegative(a);
            near[i] = Math.abs(a);
            far[i] = BlackTerms.far(distance, deviation[i]);
        }
    }

    /** Replaces each argument by the numerator of Mills' ratio there. */
    private static void millsQuotient(final int size, final double[] numerator, final double[] denominator)
    {
        for (int i = 0; i < size; i++)
        {
            final double z = numerator[i];
            numerator[i] = NormalDistribution.millsNumerator(z);
            denominator[i] = NormalDistribution.millsDenominator(z);
        }
    }

    private static void subtract(
        final int size,
        final double[] inside,
        final double[] nearNumerator,
        final double[] nearDenominator,
        final double[] farNumerator,
        final double[] farDenominator,
        final double[] difference)
    {
        for (int i = 0; i < size; i++)
        {
            difference[i] = BlackTerms.millsDifference(
                inside[i], nearNumerator[i], nearDenominator[i], farNumerator[i], farDenominator[i]);
        }
    }

    private static void weigh(
        final int size, final double[] remainder, final double[] powerOfTwo, final double[] density)
    {
        for (int i = 0; i < size; i++)
        {
            density[i] = BlackTerms.density(remainder[i], powerOfTwo[i]);
        }
    }

    private static void add(
        final int size,
        final double[] forward,
        final double[] strike,
        final double[] density,
        final double[] inside,
        final double[] difference,
        final double[] value)
    {
        for (int i = 0; i < size; i++)
        {
            value[i] = BlackTerms.outOfTheMoney(forward[i], strike[i], density[i], inside[i], difference[i]);
        }
    }
}
