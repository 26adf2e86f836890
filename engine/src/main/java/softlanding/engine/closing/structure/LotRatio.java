package softlanding.engine.closing.structure;

/** Provides integer arithmetic on positive numbers. A result that does not fit is 0, which is never a valid result. */
final class LotRatio
{
    private LotRatio()
    {
    }

    static long greatestCommonDivisor(final long a, final long b)
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

    /** Returns a * b, or 0 if the product does not fit. */
    static long product(final long a, final long b)
    {
        final long low = a * b;
        return Math.multiplyHigh(a, b) == 0 && low > 0 ? low : 0;
    }

    /** Returns the smallest number that both divide, or 0 if it does not fit. */
    static long leastCommonMultiple(final long a, final long b)
    {
        return a == 0 || b == 0 ? 0 : product(a / greatestCommonDivisor(a, b), b);
    }
}
