package softlanding.engine.closing.structure;

/** Whole-number arithmetic on positive numbers; a result that does not fit is 0, which is never a right answer here. */
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

    /** a * b, or 0 if that does not fit. */
    static long product(final long a, final long b)
    {
        final long low = a * b;
        return Math.multiplyHigh(a, b) == 0 && low > 0 ? low : 0;
    }

    /** The least number that both divide, or 0 if that does not fit. */
    static long leastCommonMultiple(final long a, final long b)
    {
        return a == 0 || b == 0 ? 0 : product(a / greatestCommonDivisor(a, b), b);
    }
}
