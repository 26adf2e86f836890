package softlanding.engine.screening;

import softlanding.engine.screening.proof.Levels;

/**
 * Holds brackets of levels, by group of marks. Each entry waits in one book for the lowest and in another for the
 * highest level of its group, in the generation of levels in which it was added.
 */
final class BracketBooks
{
    private static final int NONE = -1;
    private static final int BUCKETS = 1 << 14;

    private final Levels levels;
    private final TriggerBook low;
    private final TriggerBook high;
    private final int[] bookOf;
    private final int[] members;
    private int outdated;

    /**
     * Reserves memory for the entries of all groups.
     *
     * @param entries    the maximum number of entries of all groups together.
     * @param resolution buckets per unit of level; levels end at half the number of buckets, up and down.
     */
    BracketBooks(final Levels levels, final int groups, final int entries, final double resolution)
    {
        this.levels = levels;
        low = new TriggerBook(2 * groups, entries, BUCKETS, resolution);
        high = new TriggerBook(2 * groups, entries, BUCKETS, resolution);
        bookOf = new int[entries];
        members = new int[2 * groups];
    }

    /** Prepares the books of a group. */
    void open(final int group)
    {
        for (int book = 2 * group; book < 2 * group + 2 && !low.isOpen(book); book++)
        {
            low.open(book);
            high.open(book);
        }
    }

    /** Returns whether all marks of a group stand between two levels, in other buckets than these levels. */
    boolean waits(final int group, final double lowest, final double highest)
    {
        return low.waits(lowest, levels.least(group)) && high.waits(-highest, -levels.most(group));
    }

    /** Makes an entry wait until a mark of a group reaches either level. */
    void add(final int entry, final int group, final double lowest, final double highest)
    {
        final int book = 2 * group + levels.generation(group);
        bookOf[entry] = book;
        members[book]++;
        low.add(book, entry, lowest);
        high.add(book, entry, -highest);
    }

    /** Makes an entry wait for other levels of the same generation. */
    void move(final int entry, final double lowest, final double highest)
    {
        park(entry);
        low.add(bookOf[entry], entry, lowest);
        high.add(bookOf[entry], entry, -highest);
    }

    /** Makes an entry wait for no level until it is moved or removed. */
    void park(final int entry)
    {
        if (low.contains(entry))
        {
            low.remove(entry);
        }
        if (high.contains(entry))
        {
            high.remove(entry);
        }
    }

    void remove(final int entry)
    {
        park(entry);
        final int book = bookOf[entry];
        members[book]--;
        if (isOutdated(entry))
        {
            outdated--;
            if (members[book] == 0)
            {
                levels.drained(book >> 1);
            }
        }
    }

    int group(final int entry)
    {
        return bookOf[entry] >> 1;
    }

    /**
     * Takes an entry whose bracket a mark has left out of the book of the limit that the mark has reached, or returns
     * -1. The entry still waits for its other limit until it is moved, parked or removed.
     */
    int takeReached(final int mark)
    {
        final int group = levels.group(mark);
        final int now = levels.generation(group);
        final int entry = takeReached(group, now, mark);
        return entry == NONE && levels.isDraining(group) ? takeReached(group, 1 - now, mark) : entry;
    }

    private int takeReached(final int group, final int generation, final int mark)
    {
        final double level = levels.level(generation, mark);
        final int lower = low.take(2 * group + generation, level);
        return lower != NONE ? lower : high.take(2 * group + generation, -level);
    }

    /** Marks the entries of the old generation as outdated, after a new generation of levels began in a group. */
    void onRenewed(final int group)
    {
        final int old = members[2 * group + 1 - levels.generation(group)];
        outdated += old;
        if (old == 0)
        {
            levels.drained(group);
        }
    }

    /** Returns whether any entry is outdated. */
    boolean hasOutdated()
    {
        return outdated > 0;
    }

    /** Returns whether an entry belongs to the old generation of levels. */
    boolean isOutdated(final int entry)
    {
        return (bookOf[entry] & 1) != levels.generation(bookOf[entry] >> 1);
    }

    /** Returns the memory per entry, in bytes. */
    static int bytesPerEntry()
    {
        return 2 * TriggerBook.bytesPerEntry() + Integer.BYTES;
    }
}
