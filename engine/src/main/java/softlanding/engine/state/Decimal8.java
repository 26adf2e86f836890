package softlanding.engine.state;

/**
 * Computes with fixed-point decimals: a long mantissa with exponent -8. Products use 128 bits. A result that does not
 * fit throws {@link ArithmeticException} and never wraps. The name of a method gives its rounding direction.
 */
public final class Decimal8
{
    /** Mantissa of 1. */
    public static final long ONE = 100_000_000L;

    private static final long LOW = 0xFFFF_FFFFL;

    private Decimal8()
    {
    }

    /** Returns the nearest double of a decimal. */
    public static double toDouble(final long mantissa)
    {
        return mantissa / 1e8;
    }

    /**
     * Returns the greatest decimal not above the value; a value within its own rounding noise of a decimal becomes that
     * decimal.
     */
    public static long floor(final double value)
    {
        final double scaled = value * 1e8;
        final double nearest = Math.rint(scaled);
        return checked(isNoise(scaled - nearest, scaled) ? nearest : Math.floor(scaled));
    }

    /**
     * Returns the least decimal not below the value; a value within its own rounding noise of a decimal becomes that
     * decimal.
     */
    public static long ceil(final double value)
    {
        final double scaled = value * 1e8;
        final double nearest = Math.rint(scaled);
        return checked(isNoise(scaled - nearest, scaled) ? nearest : Math.ceil(scaled));
    }

    /**
     * Returns whether a difference is rounding noise. A sum of a few rounded terms has an error of about 2^-50 of
     * itself.
     */
    private static boolean isNoise(final double difference, final double of)
    {
        return Math.abs(difference) <= Math.abs(of) * 0x1p-50;
    }

    /** Returns whether a value is within the decimal range. */
    public static boolean fits(final double value)
    {
        return Math.abs(value) < 9.2e10;
    }

    /** Returns a times b, rounded towards minus infinity. */
    public static long multiplyFloor(final long a, final long b)
    {
        return scaled(a, b, ONE, 1, false);
    }

    /** Returns a times b, rounded towards plus infinity. */
    public static long multiplyCeil(final long a, final long b)
    {
        return scaled(a, b, ONE, 1, true);
    }

    /**
     * Returns a * b / (divisor1 * divisor2) on mantissas, rounded down or up.
     *
     * @param divisor1 1 to 10^8.
     * @param divisor2 1 to 10^8.
     */
    public static long scaled(final long a, final long b, final long divisor1, final long divisor2, final boolean up)
    {
        return scaled(a, b, 1, divisor1, divisor2, up);
    }

    /**
     * Returns a * b * c / (divisor1 * divisor2) on mantissas, through 192 bits, rounded down or up once.
     *
     * @param c        1 or more.
     * @param divisor1 1 to 10^8.
     * @param divisor2 1 to 10^8.
     */
    public static long scaled(
        final long a, final long b, final long c, final long divisor1, final long divisor2, final boolean up)
    {
        final long x = Math.abs(a);
        final long y = Math.abs(b);
        if ((x | y) < 0)
        {
            throw overflow();
        }

        // (a c) as two words, times b: three words, the highest first.
        final long acHigh = Math.multiplyHigh(x, c);
        final long acLow = x * c;
        final long lowCarry = unsignedHigh(acLow, y);
        final long word0 = acLow * y;
        final long word1 = acHigh * y + lowCarry;
        final long word2 = Math.multiplyHigh(acHigh, y) + (Long.compareUnsigned(word1, lowCarry) < 0 ? 1 : 0);
        final boolean negative = (a ^ b) < 0;
        final boolean awayFromZero = negative != up;
        final long magnitude = (word2 | word1) == 0 && word0 >= 0 ?
            shortQuotient(word0, divisor1, divisor2, awayFromZero) :
            longQuotient(word2, word1, word0, divisor1, divisor2, awayFromZero);
        return negative ? -magnitude : magnitude;
    }

    /**
     * Returns a / b as a decimal, rounded towards minus infinity and capped at the largest decimal.
     *
     * @param b positive.
     */
    public static long ratioFloor(final long a, final long b)
    {
        // The result exceeds the largest decimal if the dividend is at least 2^63 times b.
        final long magnitude = Math.abs(a);
        final long high = Math.multiplyHigh(magnitude, ONE);
        final long half = b >> 1;
        if (high > half || (high == half && ((b & 1) == 0 || magnitude * ONE < 0)))
        {
            return a < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
        }
        return shareFloor(a, ONE, b);
    }

    /**
     * Returns amount * part / whole, rounded towards minus infinity.
     *
     * @param part  not negative.
     * @param whole positive.
     */
    public static long shareFloor(final long amount, final long part, final long whole)
    {
        assert part >= 0 && whole > 0 : "part=" + part + ", whole=" + whole;
        final long magnitude = Math.abs(amount);
        long remainder = Math.multiplyHigh(magnitude, part);
        long low = magnitude * part;
        if (remainder >= whole)
        {
            throw overflow();
        }

        long quotient = 0;
        for (int bit = 0; bit < 64; bit++)
        {
            remainder = (remainder << 1) | (low >>> 63);
            low <<= 1;
            quotient <<= 1;
            if (Long.compareUnsigned(remainder, whole) >= 0)
            {
                remainder -= whole;
                quotient |= 1;
            }
        }
        if (quotient < 0)
        {
            throw overflow();
        }
        return amount >= 0 ? quotient : -quotient - (remainder == 0 ? 0 : 1);
    }

    /** Returns the sign of a * b - c * d. The comparison is exact. */
    public static int compareProducts(final long a, final long b, final long c, final long d)
    {
        final int byHigh = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return byHigh != 0 ? byHigh : Long.compareUnsigned(a * b, c * d);
    }

    private static long shortQuotient(
        final long value, final long divisor1, final long divisor2, final boolean awayFromZero)
    {
        final long first = value / divisor1;
        final long second = first / divisor2;
        final boolean exact = first * divisor1 == value && second * divisor2 == first;
        return exact || !awayFromZero ? second : Math.addExact(second, 1);
    }

    private static long longQuotient(
        final long word2,
        final long word1,
        final long word0,
        final long divisor1,
        final long divisor2,
        final boolean awayFromZero)
    {
        // Long division by a word, twice: floor(floor(x / a) / b) = floor(x / (a * b)).
        final long q2 = quotient(0, word2, divisor1);
        final long r2 = word2 - q2 * divisor1;
        final long q1 = quotient(r2, word1, divisor1);
        final long r1 = word1 - q1 * divisor1;
        final long q0 = quotient(r1, word0, divisor1);
        final long r0 = word0 - q0 * divisor1;

        final long p2 = quotient(0, q2, divisor2);
        final long s2 = q2 - p2 * divisor2;
        final long p1 = quotient(s2, q1, divisor2);
        final long s1 = q1 - p1 * divisor2;
        final long p0 = quotient(s1, q0, divisor2);
        final long s0 = q0 - p0 * divisor2;
        if ((p2 | p1) != 0 || p0 < 0)
        {
            throw overflow();
        }
        final boolean exact = (r0 | s0) == 0;
        return exact || !awayFromZero ? p0 : Math.addExact(p0, 1);
    }

    /** Returns (remainder 2^64 + word) / divisor for a divisor up to 10^8 and a remainder below it. */
    private static long quotient(final long remainder, final long word, final long divisor)
    {
        final long upper = (remainder << 32) | (word >>> 32);
        final long lower = ((upper % divisor) << 32) | (word & LOW);
        return ((upper / divisor) << 32) | (lower / divisor);
    }

    /** Returns the high word of the product of an unsigned number and a number that is not negative. */
    private static long unsignedHigh(final long unsigned, final long notNegative)
    {
        return Math.multiplyHigh(unsigned, notNegative) + (unsigned < 0 ? notNegative : 0);
    }

    private static long checked(final double scaled)
    {
        if (!(Math.abs(scaled) < 9.2e18))
        {
            throw overflow();
        }
        return (long)scaled;
    }

    private static ArithmeticException overflow()
    {
        return new ArithmeticException("amount is beyond 92 billion");
    }
}
