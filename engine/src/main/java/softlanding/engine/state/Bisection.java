package softlanding.engine.state;

import java.util.function.LongPredicate;

/**
 * Searches by halving. A caller keeps its predicates in fields, so that a search allocates nothing. Where a predicate
 * is not monotone, the answer still satisfies it, and the number below the answer does not.
 */
public final class Bisection
{
    private Bisection()
    {
    }

    /**
     * Returns the least number that is enough.
     *
     * @param tooFew   a number that is not enough; the predicate is not asked for it.
     * @param enough   a larger number that is enough; the predicate is not asked for it.
     * @param isEnough whether a number between them is enough.
     * @return a number above {@code tooFew}, at most {@code enough}.
     */
    public static long least(final long tooFew, final long enough, final LongPredicate isEnough)
    {
        long below = tooFew;
        long least = enough;
        while (least - below > 1)
        {
            final long middle = (below + least) >>> 1;
            if (isEnough.test(middle))
            {
                least = middle;
            }
            else
            {
                below = middle;
            }
        }
        return least;
    }

    /**
     * Returns the largest number that fits.
     *
     * @param fits     a number that fits; the predicate is not asked for it.
     * @param tooLarge a larger number that does not fit; the predicate is not asked for it.
     * @param isFit    whether a number between them fits.
     * @return a number from {@code fits} on, below {@code tooLarge}.
     */
    public static long most(final long fits, final long tooLarge, final LongPredicate isFit)
    {
        long most = fits;
        long above = tooLarge;
        while (above - most > 1)
        {
            final long middle = (most + above) >>> 1;
            if (isFit.test(middle))
            {
                most = middle;
            }
            else
            {
                above = middle;
            }
        }
        return most;
    }

    /**
     * Returns the top of values that rise and then fall.
     *
     * @param first     the first number.
     * @param last      the last number, not below the first.
     * @param isRisingAt whether the value of a number is below the value of the next one.
     * @return the number with the highest value, the least one of several.
     */
    public static long top(final long first, final long last, final LongPredicate isRisingAt)
    {
        long low = first;
        long high = last;
        while (low < high)
        {
            final long middle = (low + high) >>> 1;
            if (isRisingAt.test(middle))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }
}
