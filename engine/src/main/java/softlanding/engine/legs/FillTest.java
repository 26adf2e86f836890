package softlanding.engine.legs;

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
    private boolean asksNothing;

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

    /** Returns whether the last order may join the others at its half-spread. */
    boolean tryLast()
    {
        if (!asksNothing && legs.size() <= FillSubsets.MOST)
        {
            subsets.add(legs);
        }
        return (legs.size() <= FillSubsets.MOST || asksNothing) ? holds(0) : bounds.holdWithLast(legs);
    }

    /** Evaluates the last order again after a change of its quantity. */
    void changeLast()
    {
        if (!asksNothing && legs.size() <= FillSubsets.MOST)
        {
            subsets.add(legs);
        }
    }

    /** Returns whether no subset of the fills, at limits of a width, makes the account worse. */
    boolean holds(final long lambda)
    {
        return asksNothing ||
            (legs.size() <= FillSubsets.MOST ? subsets.hold(legs, lambda) : bounds.hold(legs, lambda));
    }

    /** Returns whether {@link #holds} only compares numbers. */
    boolean isQuick()
    {
        return asksNothing || legs.size() <= FillSubsets.MOST;
    }

    /** Returns the cash that the fills of all orders together may cost. */
    long roomTogether()
    {
        return asksNothing ? Long.MAX_VALUE : subsets.roomTogether(legs);
    }
}
