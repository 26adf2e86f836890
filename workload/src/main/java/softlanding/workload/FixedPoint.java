package softlanding.workload;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Fixed-point decimals of the wire: an int64 mantissa with exponent -8. */
public final class FixedPoint
{
    /** Mantissa of 1. */
    public static final long ONE = 100_000_000L;

    private static final BigInteger ONE_EXACT = BigInteger.valueOf(ONE);
    private static final double LARGEST = Long.MAX_VALUE / (double)ONE;

    private FixedPoint()
    {
    }

    /**
     * Converts a number to a mantissa.
     *
     * @param value finite, within +-9.2e10.
     * @return mantissa, rounded to nearest.
     */
    public static long of(final double value)
    {
        if (!(StrictMath.abs(value) < LARGEST))
        {
            throw new ArithmeticException("not representable as Decimal8: " + value);
        }
        return Math.round(value * ONE);
    }

    /**
     * Converts a mantissa to a number.
     *
     * @param mantissa of a decimal.
     * @return its value, to double precision.
     */
    public static double toDouble(final long mantissa)
    {
        return mantissa / (double)ONE;
    }

    /**
     * Rounds a number to a grid.
     *
     * @param value finite.
     * @param step  mantissa of the grid, positive.
     * @return mantissa of the multiple of step nearest to value.
     */
    public static long toStep(final double value, final long step)
    {
        return Math.round(value * ONE / step) * step;
    }

    /**
     * Multiplies two decimals exactly, then rounds.
     *
     * @param a        mantissa.
     * @param b        mantissa.
     * @param rounding of the digits below 1e-8.
     * @return mantissa of a x b.
     */
    public static long multiply(final long a, final long b, final RoundingMode rounding)
    {
        final BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        return new BigDecimal(product).divide(new BigDecimal(ONE_EXACT), 0, rounding).longValueExact();
    }
}
