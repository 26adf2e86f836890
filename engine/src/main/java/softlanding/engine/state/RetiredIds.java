package softlanding.engine.state;

import softlanding.engine.state.copy.StateCopy;

/**
 * Remembers ids that were given back, as sorted ranges of consecutive ids: a venue that counts its ids up needs one
 * range for all of them. When the ranges are used up, the lowest ids are forgotten, which are the oldest where ids
 * rise.
 */
final class RetiredIds
{
    private static final int MAX_RANGES = 1 << 14;

    private final long[] first;
    private final long[] last;
    private int size;

    RetiredIds()
    {
        this(MAX_RANGES);
    }

    RetiredIds(final int maxRanges)
    {
        first = new long[maxRanges];
        last = new long[maxRanges];
    }

    boolean contains(final long id)
    {
        final int range = lastRangeUpTo(id);
        return range >= 0 && id <= last[range];
    }

    /** Adds an id that is not present. */
    void add(final long id)
    {
        final int below = lastRangeUpTo(id);
        final boolean follows = below >= 0 && last[below] == id - 1;
        final boolean touches = below + 1 < size && first[below + 1] == id + 1;
        if (follows && touches)
        {
            last[below] = last[below + 1];
            remove(below + 1);
        }
        else if (follows)
        {
            last[below] = id;
        }
        else if (touches)
        {
            first[below + 1] = id;
        }
        else
        {
            insert(below + 1, id);
        }
    }

    private void insert(final int at, final long id)
    {
        int place = at;
        if (size == first.length)
        {
            if (place == 0)
            {
                // The id is below all ranges: it is itself the lowest, which is forgotten.
                return;
            }
            remove(0);
            place--;
        }
        System.arraycopy(first, place, first, place + 1, size - place);
        System.arraycopy(last, place, last, place + 1, size - place);
        first[place] = id;
        last[place] = id;
        size++;
    }

    private void remove(final int range)
    {
        size--;
        System.arraycopy(first, range + 1, first, range, size - range);
        System.arraycopy(last, range + 1, last, range, size - range);
    }

    /** Returns the last range that begins at or below an id; -1 if there is none. */
    private int lastRangeUpTo(final long id)
    {
        int low = 0;
        int high = size;
        while (low < high)
        {
            final int middle = (low + high) >>> 1;
            if (first[middle] <= id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low - 1;
    }

    long hash()
    {
        long hash = size + 1L;
        for (int range = 0; range < size; range++)
        {
            hash = StateHash.mix(StateHash.mix(hash + first[range]) + last[range]);
        }
        return hash;
    }

    void copyState(final StateCopy copy, final StateOwner owner)
    {
        size = copy.count(owner, size, first.length);
        copy.longs(owner, first, size);
        copy.longs(owner, last, size);
    }
}
