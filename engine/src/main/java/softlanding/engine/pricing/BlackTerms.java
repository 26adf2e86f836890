package softlanding.engine.pricing;

/**
 * The steps of Black-76, each free of branches, shared by the scalar formula and the batch kernels, which therefore
 * agree to the bit.
 * <p>
 * With v = sigma sqrt(T), h = ln(F / K) / v, a = |h| - v / 2, b = |h| + v / 2 and Mills' ratio M, the out-of-the-money
 * option of a strike is worth
 * <pre>
 *     F phi(d1) (M(a) - M(b))               for a at least 0
 *     min(F, K) - F phi(d1) (M(-a) + M(b))  otherwise
 * </pre>
 * because F phi(d1) = K phi(d2). The other option of the strike is worth |F - K| more. Neither needs the difference of
 * two large numbers in the wings. With v = 0 a equals b and the value is exactly the intrinsic one.
 */
final class BlackTerms
{
    /** Below this exponent the power of two of {@link DeterministicMath#powerOfTwo} is zero, and so is the value. */
    private static final double LEAST_EXPONENT = -709.0;

    /** Keeps the division by v defined where v is zero; h is then huge, or zero at the money. */
    private static final double LEAST_DEVIATION = 1e-300;

    /** From here on the density is zero and Mills' ratio needs no larger argument. */
    private static final double FARTHEST = 1000.0;

    /** Scales any argument into (-1, 1), exactly, so that floor tells its sign. */
    private static final double SIGN_SCALE = 0x1p-512;

    private BlackTerms()
    {
    }

    /** The square root of the time to expiry in years, zero once expired. */
    static double rootYears(final double years)
    {
        return Math.sqrt(Math.max(years, 0.0));
    }

    /** The v = sigma sqrt(T). */
    static double deviation(final double volatility, final double rootYears)
    {
        return Math.max(volatility, 0.0) * rootYears;
    }

    /** The h = ln(F / K) / v. */
    static double moneyness(final double logForward, final double logStrike, final double deviation)
    {
        return (logForward - logStrike) / Math.max(deviation, LEAST_DEVIATION);
    }

    /** The exponent -d1^2 / 2 of the density, where d1 = h + v / 2. */
    static double exponent(final double moneyness, final double deviation)
    {
        final double d1 = Math.fma(0.5, deviation, moneyness);
        return Math.max(-0.5 * d1 * d1, LEAST_EXPONENT);
    }

    /** The density phi(d1) from the two parts of its exponential. */
    static double density(final double remainder, final double powerOfTwo)
    {
        return NormalDistribution.DENSITY_AT_ZERO * DeterministicMath.expOfRemainder(remainder) * powerOfTwo;
    }

    /** One where x is below zero, else zero. */
    static double isNegative(final double x)
    {
        return -Math.floor(x * SIGN_SCALE);
    }

    /** The undiscounted value of the out-of-the-money option of the strike: never negative. */
    static double outOfTheMoney(
        final double forward,
        final double strike,
        final double moneyness,
        final double deviation,
        final double density)
    {
        final double distance = Math.min(Math.abs(moneyness), FARTHEST);
        final double near = Math.fma(-0.5, deviation, distance);
        final double far = Math.fma(0.5, deviation, distance);
        final double inside = isNegative(near);
        final double nearDenominator = NormalDistribution.millsDenominator(Math.abs(near));
        final double farDenominator = NormalDistribution.millsDenominator(far);
        final double nearTerm =
            (1.0 - 2.0 * inside) * NormalDistribution.millsNumerator(Math.abs(near)) * farDenominator;
        final double farTerm = NormalDistribution.millsNumerator(far) * nearDenominator;
        final double difference = (nearTerm - farTerm) / (nearDenominator * farDenominator);
        return positivePart(Math.fma(forward * density, difference, inside * Math.min(forward, strike)));
    }

    /** The greater of x and zero. */
    static double positivePart(final double x)
    {
        return 0.5 * (x + Math.abs(x));
    }
}
