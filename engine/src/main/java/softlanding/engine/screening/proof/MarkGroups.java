package softlanding.engine.screening.proof;

import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;

/** The groups of marks that a portfolio depends on: its underlyings, and its assets that no underlying moves. */
final class MarkGroups
{
    private final Instruments instruments;
    private final MarketLevels levels;
    private final int[] groups = new int[Proof.MAX_GROUPS];
    private int size;

    MarkGroups(final Instruments instruments, final MarketLevels levels)
    {
        this.instruments = instruments;
        this.levels = levels;
    }

    /** Loads a portfolio; returns whether it depends on no more groups than a proof can hold. */
    boolean load(final Book book)
    {
        size = 0;
        boolean fits = true;
        for (int row = 0; row < book.size() && fits; row++)
        {
            fits = book.quantity(row) == 0 || add(instruments.underlying(book.instrument(row)));
        }
        for (int i = 0; i < book.balances() && fits; i++)
        {
            fits = add(levels.groupOfAsset(book.asset(i)));
        }
        return fits;
    }

    private boolean add(final int group)
    {
        for (int i = 0; i < size; i++)
        {
            if (groups[i] == group)
            {
                return true;
            }
        }
        if (size == Proof.MAX_GROUPS)
        {
            return false;
        }
        groups[size++] = group;
        return true;
    }

    int size()
    {
        return size;
    }

    int get(final int i)
    {
        return groups[i];
    }
}
