package softlanding.engine.legs;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;

/**
 * Tells whether orders may be open together: no subset of their fills makes the account worse. Few orders are tested
 * subset by subset, more of them by a bound.
 */
final class FillTest
{
    private final RoundLegs legs;
    private final FillSubsets subsets;
    private final FillBounds bounds;
    /** Where the subsets of many legs are tested, each test evaluates the whole account up to eight times. */
    private static final int MOST_TESTS_OF_MANY = 8;

    private boolean asksNothing;
    private boolean byBounds;
    private int testsLeft;

    FillTest(final VenueState venue, final RoundLegs legs)
    {
        this.legs = legs;
        subsets = new FillSubsets(
            venue.market(), venue.margins(), venue.limits().bookSize(), venue.limits().assets());
        bounds = new FillBounds(venue);
    }

    /**
     * Starts from a portfolio.
     *
     * @param before what the fills must not make worse.
     * @param bySurplus   whether the ratio may fall, because a closing costs more than the equity.
     * @param everyFillIsRight whether nothing is asked, as by the policy FULL.
     */
    void begin(
        final Book book, final RoundStart before, final boolean bySurplus, final boolean everyFillIsRight)
    {
        asksNothing = everyFillIsRight;
        if (!asksNothing)
        {
            subsets.begin(book, before, bySurplus);
            bounds.begin(book, before, bySurplus);
        }
    }

    /**
     * Says how many legs are tried next. The subsets of the first few of many legs are tested by the bound too, because
     * an evaluation of the whole account for each leg would take a time that grows with the square of the legs.
     *
     * @param boundsSuffice false after none of the legs passed by the bound: then few of them are tested exactly.
     */
    void expect(final int tried, final boolean boundsSuffice)
    {
        final boolean many = tried > LiquidationPlan.MANY;
        byBounds = many && boundsSuffice;
        testsLeft = many ? MOST_TESTS_OF_MANY : Integer.MAX_VALUE;
    }

    private boolean isFew()
    {
        return legs.size() <= FillSubsets.MOST && !byBounds;
    }

    /** Returns whether the last order may join the others at its half-spread. */
    boolean tryLast()
    {
        if (!asksNothing && isFew())
        {
            if (testsLeft == 0)
            {
                return false;
            }
            testsLeft--;
            subsets.add(legs);
        }
        return (isFew() || asksNothing) ? holds(0) : bounds.holdWithLast(legs);
    }

    /** Returns whether the only order beside those that were sent before may join them at its half-spread. */
    boolean tryBesideSent()
    {
        return (asksNothing || isFew()) ? tryLast() : bounds.holdBesideSent(legs);
    }

    /** Evaluates the last order again after a change of its quantity. */
    void changeLast()
    {
        if (!asksNothing && isFew())
        {
            subsets.add(legs);
        }
    }

    /** Returns whether no subset of the fills, at limits of a width, makes the account worse. */
    boolean holds(final long lambda)
    {
        return asksNothing ||
            (isFew() ? subsets.hold(legs, lambda) : bounds.hold(legs, lambda));
    }

    /** Returns whether {@link #holds} only compares numbers. */
    boolean isQuick()
    {
        return asksNothing || isFew();
    }

    /** Returns the cash that the fills of all orders together may cost. */
    long roomTogether()
    {
        return asksNothing ? Long.MAX_VALUE : subsets.roomTogether(legs);
    }
}
