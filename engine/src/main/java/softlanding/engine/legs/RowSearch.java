package softlanding.engine.legs;

import softlanding.engine.margin.Book;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Finds rows of a portfolio by halving, because a round of many legs looks for a row per leg. */
final class RowSearch
{
    private RowSearch()
    {
    }

    /** Returns the first row with at least this key; the number of rows if there is none. */
    static int first(final Book book, final long key)
    {
        int first = 0;
        int behind = book.size();
        while (first < behind)
        {
            final int middle = (first + behind) >>> 1;
            if (book.key(middle) < key)
            {
                first = middle + 1;
            }
            else
            {
                behind = middle;
            }
        }
        return first;
    }

    /** Returns the row of an instrument, or {@link Ids#NONE}. */
    static int find(final Book book, final Market market, final int instrument)
    {
        final long key = market.bookKey(instrument);
        final int row = first(book, key);
        return row < book.size() && book.key(row) == key ? row : Ids.NONE;
    }
}
