package softlanding.engine.legs;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;

/**
 * The portfolio before the round at the present marks, and its margin: what the fills of the round must not make worse.
 * Before the first fill that is the present portfolio.
 */
final class RoundStart
{
    private final Margins margins;
    private final Book book;
    private final AccountMargin margin;
    private boolean changed;

    RoundStart(final VenueState venue)
    {
        margins = venue.margins();
        book = new Book(venue.market(), venue.limits().bookSize(), venue.limits().assets());
        margin = new AccountMargin(0);
    }

    void begin(final Book present, final AccountMargin presentMargin)
    {
        book.copy(present);
        margin.copy(presentMargin);
        changed = false;
    }

    void addCash(final long amount)
    {
        book.addCash(amount);
        changed |= amount != 0;
    }

    /** Takes a fill back, at mark. */
    void undo(final int instrument, final long quantity)
    {
        if (quantity != 0)
        {
            book.trade(book.require(instrument), -quantity, margins.valuation().mark(instrument), 0);
            changed = true;
        }
    }

    /** The margin is evaluated again, because other marks count now. */
    void revalue()
    {
        changed = true;
    }

    Book book()
    {
        return book;
    }

    AccountMargin margin()
    {
        if (changed)
        {
            margins.evaluate(book, margin);
            changed = false;
        }
        return margin;
    }
}
