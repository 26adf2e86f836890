package softlanding.engine.legs;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;

/** Bounds from below what any subset of many orders does to an account. */
final class FillBounds
{
    FillBounds(final VenueState venue)
    {
    }

    void begin(final Book book, final AccountMargin margin, final boolean bySurplus)
    {
    }

    boolean hold(final RoundLegs legs, final long lambda)
    {
        return false;
    }
}
