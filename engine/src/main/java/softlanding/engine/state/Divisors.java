package softlanding.engine.state;

/** Calculates with divisors of whole numbers. */
public final class Divisors
{
    private Divisors()
    {
    }

    /** Returns the greatest common divisor of two numbers that are not negative; of 0 and a number, the number. */
    public static long greatestCommon(final long a, final long b)
    {
        long x = a;
        long y = b;
        while (y != 0)
        {
            final long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }
}
