package softlanding.engine.screening;

import java.util.Arrays;

/**
 * Holds entries that wait for a level to fall to their limit. The entries whose limit the level has reached are found
 * without a visit to any other entry. Levels are divided into buckets, and an entry stands in the list of its limit's
 * bucket, so it is found at most one bucket early and never late. To wait for a rising level, an entry uses the negated
 * limit and level.
 */
final class TriggerBook
{
    static final int NONE = -1;

    private final int buckets;
    private final double resolution;
    private final int[][] heads;
    private final int[] ceiling;
    private final int[] next;
    private final int[] previous;
    private final int[] place;

    /**
     * Reserves memory for the entries of all books.
     *
     * @param books      the number of books, each with its own level.
     * @param entries    the maximum number of entries of all books together.
     * @param buckets    the number of buckets of each book, half of them for levels below 0.
     * @param resolution buckets per unit of level.
     */
    TriggerBook(final int books, final int entries, final int buckets, final double resolution)
    {
        this.buckets = buckets;
        this.resolution = resolution;
        heads = new int[books][];
        ceiling = new int[books];
        next = new int[entries];
        previous = new int[entries];
        place = new int[entries];
        Arrays.fill(place, NONE);
    }

    /** Prepares a book. */
    void open(final int book)
    {
        heads[book] = new int[buckets];
        Arrays.fill(heads[book], NONE);
    }

    boolean isOpen(final int book)
    {
        return heads[book] != null;
    }

    /** Returns whether an entry with this limit would wait: the level stands in a higher bucket. */
    boolean waits(final double limit, final double level)
    {
        return bucket(limit) < bucket(level);
    }

    void add(final int book, final int entry, final double limit)
    {
        final int bucket = bucket(limit);
        final int head = heads[book][bucket];
        place[entry] = book * buckets + bucket;
        next[entry] = head;
        previous[entry] = NONE;
        if (head != NONE)
        {
            previous[head] = entry;
        }
        heads[book][bucket] = entry;
        ceiling[book] = Math.max(ceiling[book], bucket);
    }

    /** Returns whether an entry waits in any book. */
    boolean contains(final int entry)
    {
        return place[entry] != NONE;
    }

    void remove(final int entry)
    {
        final int after = next[entry];
        final int before = previous[entry];
        if (after != NONE)
        {
            previous[after] = before;
        }
        if (before != NONE)
        {
            next[before] = after;
        }
        else
        {
            heads[place[entry] / buckets][place[entry] % buckets] = after;
        }
        place[entry] = NONE;
    }

    /** Takes an entry whose limit the level has reached out of its book, or returns {@link #NONE}. */
    int take(final int book, final double level)
    {
        final int entry = reached(book, level);
        if (entry != NONE)
        {
            remove(entry);
        }
        return entry;
    }

    /** Returns an entry whose limit the level has reached, or {@link #NONE}. The entry stays until it is removed. */
    int reached(final int book, final double level)
    {
        final int bucket = bucket(level);
        final int[] head = heads[book];
        int top = ceiling[book];
        while (top >= bucket && head[top] == NONE)
        {
            top--;
        }
        // All buckets above are empty until an entry is added there.
        ceiling[book] = Math.max(top, 0);
        return top >= bucket ? head[top] : NONE;
    }

    /**
     * Takes out of a book a list of entries whose limit the level has reached, and returns the first, or {@link #NONE}.
     * The caller then releases every entry of it, before anything else changes in the books.
     */
    int takeList(final int book, final double level)
    {
        final int entry = reached(book, level);
        if (entry != NONE)
        {
            heads[book][ceiling[book]] = NONE;
        }
        return entry;
    }

    /** Releases an entry of a list that was taken; returns the next one, or {@link #NONE}. */
    int release(final int entry)
    {
        place[entry] = NONE;
        return next[entry];
    }

    /** Takes any entry out of a book, or returns {@link #NONE}. */
    int takeAny(final int book)
    {
        return take(book, Double.NEGATIVE_INFINITY);
    }

    private int bucket(final double level)
    {
        final int middle = buckets / 2;
        final double scaled = Math.floor(level * resolution) + middle;
        return (int)Math.max(0, Math.min(buckets - 1, scaled));
    }

    /** Returns the memory per entry, in bytes. */
    static int bytesPerEntry()
    {
        return 3 * Integer.BYTES;
    }
}
