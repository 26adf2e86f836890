package softlanding.engine.pricing;

/**
 * The steps of Black-76, each free of branches, shared by the scalar formula and the scenario kernel, which therefore
 * agree to the bit.
 * <p>
 * With v = sigma sqrt(T), h = ln(F / K) / v, a = |h| - v / 2, b = |h| + v / 2 and Mills' ratio M, the out-of-the-money
 * option of a strike is worth
 * <pre>
 *     F phi(d1) (M(a) - M(b))               for a at least 0
 *     min(F, K) - F phi(d1) (M(-a) + M(b))  otherwise
 * </pre>
 * because F phi(d1) = K phi(d2). The other option of the strike is worth |F - K| more. Neither formula takes the
 * difference of two large numbers in the wings. For v = 0, a equals b and the value is exactly the intrinsic value.
 */
final class BlackTerms
{
    /** Below this exponent the power of two of {@link DeterministicMath#powerOfTwo} is zero, and so is the value. */
    private static final double MIN_EXPONENT = -709.0;

    /** Keeps the division by v defined where v is zero; h is then huge, or zero at the money. */
    private static final double MIN_DEVIATION = 1e-100;

    /** Above this argument the density is zero and Mills' ratio needs no larger argument. */
    private static final double FARTHEST = 1000.0;

    /** Scales any argument exactly into (-1, 1), so that floor gives its sign. */
    private static final double SIGN_SCALE = 0x1p-512;

    /** The product of this factor and the root of any time to expiry above zero is above one. */
    private static final double MAX = 1e200;

    private static final double PER_DAY = 1.0 / 365.0;

    private BlackTerms()
    {
    }

    /** Returns the square root of the time to expiry in years, zero after expiry. */
    static double rootYears(final double years)
    {
        return Math.sqrt(Math.max(years, 0.0));
    }

    /** Returns v = sigma sqrt(T). */
    static double deviation(final double volatility, final double rootYears)
    {
        return Math.max(volatility, 0.0) * rootYears;
    }

    /** Returns h = ln(F / K) / v. */
    static double moneyness(final double logForward, final double logStrike, final double deviation)
    {
        return (logForward - logStrike) / Math.max(deviation, MIN_DEVIATION);
    }

    /** Returns d1 = h + v / 2. */
    static double d1(final double moneyness, final double deviation)
    {
        return Math.fma(0.5, deviation, moneyness);
    }

    /** Returns the exponent -d1^2 / 2 of the density. */
    static double exponent(final double d1)
    {
        return Math.max(-0.5 * d1 * d1, MIN_EXPONENT);
    }

    /** Returns the density phi(d1) from the two parts of its exponential. */
    static double density(final double remainder, final double powerOfTwo)
    {
        return NormalDistribution.DENSITY_AT_ZERO * DeterministicMath.expOfRemainder(remainder) * powerOfTwo;
    }

    /** Returns one if x is below zero, otherwise zero. */
    static double isNegative(final double x)
    {
        return -Math.floor(x * SIGN_SCALE);
    }

    /** Returns the magnitude of h or d1, capped at a value beyond which it has no effect. */
    static double distance(final double x)
    {
        return Math.min(Math.abs(x), FARTHEST);
    }

    /** Returns a = |h| - v / 2. */
    static double near(final double distance, final double deviation)
    {
        return Math.fma(-0.5, deviation, distance);
    }

    /** Returns b = |h| + v / 2. */
    static double far(final double distance, final double deviation)
    {
        return Math.fma(0.5, deviation, distance);
    }

    /**
     * Returns M(a) - M(b), or -M(-a) - M(b) if a is below zero, with one division.
     *
     * @param inside {@link #isNegative} of a.
     */
    static double millsDifference(
        final double inside,
        final double nearNumerator,
        final double nearDenominator,
        final double farNumerator,
        final double farDenominator)
    {
        final double nearTerm = (1.0 - 2.0 * inside) * nearNumerator * farDenominator;
        return (nearTerm - farNumerator * nearDenominator) / (nearDenominator * farDenominator);
    }

    /** Returns the undiscounted value of the out-of-the-money option of the strike, never negative. */
    static double outOfTheMoney(
        final double forward,
        final double strike,
        final double density,
        final double inside,
        final double millsDifference)
    {
        return positivePart(Math.fma(forward * density, millsDifference, inside * Math.min(forward, strike)));
    }

    /** Returns the intrinsic value max(sign (F - K), 0), where sign is +1 for a call and -1 for a put. */
    static double intrinsic(final double sign, final double forward, final double strike)
    {
        return positivePart(sign * (forward - strike));
    }

    /** Returns the tail N(-|d1|) from Mills' ratio at |d1|. */
    static double tail(final double density, final double millsNumerator, final double millsDenominator)
    {
        return density * (millsNumerator / millsDenominator);
    }

    /** Returns delta: the discount times N(d1) for a call (sign +1), times -N(-d1) for a put (sign -1). */
    static double delta(final double sign, final double discount, final double d1, final double tail)
    {
        final double negative = isNegative(sign * d1);
        return sign * discount * ((1.0 - negative) - (1.0 - 2.0 * negative) * tail);
    }

    /** Returns gamma phi(d1) / (F v), zero if v is zero. */
    static double gamma(final double forward, final double deviation, final double discountedDensity)
    {
        final double square = Math.max(deviation * deviation, MIN_DEVIATION * MIN_DEVIATION);
        return discountedDensity * deviation / (forward * square);
    }

    /** Returns vega F phi(d1) sqrt(T). */
    static double vega(final double forward, final double rootYears, final double discountedDensity)
    {
        return forward * discountedDensity * rootYears;
    }

    /** Returns theta per day: carry rate V less decay vega sigma / (2 T), zero after expiry. */
    static double theta(
        final double price,
        final double vega,
        final double volatility,
        final double years,
        final double rootYears,
        final double rate)
    {
        final double alive = Math.min(rootYears * MAX, 1.0);
        final double carry = alive * Math.max(rate, 0.0) * price;
        final double decay = 0.5 * vega * Math.max(volatility, 0.0) / Math.max(years, MIN_DEVIATION);
        return PER_DAY * (carry - decay);
    }

    /** Returns the greater of x and zero. */
    static double positivePart(final double x)
    {
        return 0.5 * (x + Math.abs(x));
    }
}
