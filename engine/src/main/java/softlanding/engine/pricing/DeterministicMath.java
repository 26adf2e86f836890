package softlanding.engine.pricing;

/**
 * Computes elementary functions with the same bits on every JVM, JIT tier and machine. <p> It uses only {@code + - *
 * /}, {@link Math#fma} and moves of bits, all of which the language specifies exactly; {@link Math#exp} and its like
 * may differ by an ulp between machines. The functions are split into parts, so that the batch kernels run the same
 * arithmetic in vectorised passes, with the moves of bits in separate passes.
 */
public final class DeterministicMath
{
    static final double LOG2_E = 0x1.71547652b82fep0;
    static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
    static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

    /** Addition to a small double leaves the nearest integer in the low bits. */
    static final double ROUNDER = 0x1.8p52;

    private static final int MANTISSA_BITS = 52;
    private static final long EXPONENT_BIAS = 1023;
    private static final long ROUNDER_BITS = 0x4338000000000000L;
    private static final long ROOT_HALF_BITS = 0x3fe6a09e667f3bcdL;
    private static final double LARGEST_EXPONENT = 0x1.62e42fefa39efp9;
    private static final double MIN_EXPONENT = -745.2;
    private static final double SUBNORMAL_SCALE = 0x1p54;

    private DeterministicMath()
    {
    }

    /**
     * Returns the exponential function, within one ulp.
     *
     * @param x any value; NaN gives NaN.
     * @return e to the power x, 0 below the least subnormal number, infinity above the largest number.
     */
    public static double exp(final double x)
    {
        if (x > LARGEST_EXPONENT)
        {
            return Double.POSITIVE_INFINITY;
        }
        if (x < MIN_EXPONENT)
        {
            return 0.0;
        }

        final double rounded = roundedToPowerOfTwo(x);
        final int power = (int)(rounded - ROUNDER);
        final int half = power >> 1;
        // Two factors are needed, because one factor cannot hold a subnormal result or the largest power of two.
        return expOfRemainder(remainder(x, rounded)) * powerOfTwo(half) * powerOfTwo(power - half);
    }

    /**
     * Returns the natural logarithm, within one ulp.
     *
     * @param x any value; below zero and NaN give NaN.
     * @return ln x, minus infinity at zero.
     */
    public static double log(final double x)
    {
        if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)
        {
            return logOfNormal(x);
        }
        if (x > 0.0 && x < Double.MIN_NORMAL)
        {
            final long bits = Double.doubleToRawLongBits(x * SUBNORMAL_SCALE);
            return log(exponentOf(bits) - MANTISSA_BITS - 2.0, mantissaOf(bits));
        }
        return x == 0.0 ? Double.NEGATIVE_INFINITY : x < 0.0 ? Double.NaN : x;
    }

    /**
     * Returns base to the power exponent as exp(exponent ln base), within a few units in the last place times |exponent
     * ln base|. (StrictMath.pow is more accurate, but allocates on JDK 17.)
     *
     * @param base     above zero.
     * @param exponent any finite value.
     * @return base to the power exponent.
     */
    public static double pow(final double base, final double exponent)
    {
        return exp(exponent * log(base));
    }

    /** Returns the logarithm of a positive number that is neither subnormal nor infinite. */
    static double logOfNormal(final double x)
    {
        final long bits = Double.doubleToRawLongBits(x);
        return log(exponentOf(bits), mantissaOf(bits));
    }

    /** Returns {@link #ROUNDER} + the integer nearest to x / ln 2, for |x| below 2^50. */
    static double roundedToPowerOfTwo(final double x)
    {
        return Math.fma(x, LOG2_E, ROUNDER);
    }

    /**
     * Returns x - k ln 2, at most half of ln 2 in magnitude, where {@code rounded} is {@link #roundedToPowerOfTwo} of
     * x.
     */
    static double remainder(final double x, final double rounded)
    {
        final double power = rounded - ROUNDER;
        return Math.fma(-power, LN2_LOW, Math.fma(-power, LN2_HIGH, x));
    }

    /** Returns 2^k, where {@code rounded} is {@link #ROUNDER} + k and k is from -1023, which gives zero, to 1023. */
    static double powerOfTwo(final double rounded)
    {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + EXPONENT_BIAS) << MANTISSA_BITS);
    }

    private static double powerOfTwo(final int power)
    {
        return Double.longBitsToDouble((power + EXPONENT_BIAS) << MANTISSA_BITS);
    }

    /**
     * Returns e^r for |r| up to half of ln 2: minimax polynomial of degree 11 with relative error 4e-18 before
     * rounding.
     */
    static double expOfRemainder(final double r)
    {
        double p = 2.499897252695554e-08;
        p = Math.fma(p, r, 2.763051345785519e-07);
        p = Math.fma(p, r, 2.7557591438000464e-06);
        p = Math.fma(p, r, 2.480149242549933e-05);
        p = Math.fma(p, r, 1.9841269499132704e-04);
        p = Math.fma(p, r, 1.3888888944201762e-03);
        p = Math.fma(p, r, 8.333333333498663e-03);
        p = Math.fma(p, r, 4.166666666652834e-02);
        p = Math.fma(p, r, 1.6666666666666405e-01);
        p = Math.fma(p, r, 5.000000000000011e-01);
        p = Math.fma(p, r, 1.0);
        return Math.fma(p, r, 1.0);
    }

    /** Returns the k of x = m 2^k as a double, with m from the root of one half up to the root of two. */
    static double exponentOf(final long bits)
    {
        final long power = (bits - ROOT_HALF_BITS) >> MANTISSA_BITS;
        return Double.longBitsToDouble(ROUNDER_BITS + power) - ROUNDER;
    }

    /** Returns the m that belongs to {@link #exponentOf}. */
    static double mantissaOf(final long bits)
    {
        final long power = (bits - ROOT_HALF_BITS) >> MANTISSA_BITS;
        return Double.longBitsToDouble(bits - (power << MANTISSA_BITS));
    }

    /**
     * Returns ln(m 2^k). With s = (m - 1) / (m + 1), ln m = 2 s + s^3 q(s^2); q is minimax with relative error 2e-18. 2
     * s is written as (m - 1) - s (m - 1), whose large part is exact.
     */
    static double log(final double power, final double mantissa)
    {
        final double f = mantissa - 1.0;
        final double s = f / (mantissa + 1.0);
        final double z = s * s;
        double q = 1.4827179102125182e-01;
        q = Math.fma(q, z, 1.5311073840866998e-01);
        q = Math.fma(q, z, 1.8183673592523810e-01);
        q = Math.fma(q, z, 2.222219657807954e-01);
        q = Math.fma(q, z, 2.857142876048759e-01);
        q = Math.fma(q, z, 3.9999999999339925e-01);
        q = Math.fma(q, z, 6.666666666666745e-01);
        final double small = Math.fma(power, LN2_LOW, -s * Math.fma(-z, q, f));
        return Math.fma(power, LN2_HIGH, f + small);
    }
}
