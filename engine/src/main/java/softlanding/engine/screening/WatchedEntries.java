package softlanding.engine.screening;

import java.util.Arrays;

/**
 * Holds entries whose brackets would be too narrow even if redrawn. They are checked whenever a price of their group
 * moves.
 */
final class WatchedEntries
{
    static final int NONE = -1;

    private final int[] first;
    private final int[] next;
    private final int[] previous;
    private final int[] groupOf;

    WatchedEntries(final int groups, final int entries)
    {
        first = new int[groups];
        next = new int[entries];
        previous = new int[entries];
        groupOf = new int[entries];
        Arrays.fill(first, NONE);
        Arrays.fill(groupOf, NONE);
    }

    /** Adds an entry, unless it is present. */
    void add(final int entry, final int group)
    {
        if (groupOf[entry] != NONE)
        {
            return;
        }
        final int head = first[group];
        groupOf[entry] = group;
        next[entry] = head;
        previous[entry] = NONE;
        if (head != NONE)
        {
            previous[head] = entry;
        }
        first[group] = entry;
    }

    /** Removes an entry, if it is present. */
    void remove(final int entry)
    {
        final int group = groupOf[entry];
        if (group == NONE)
        {
            return;
        }
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
            first[group] = after;
        }
        groupOf[entry] = NONE;
    }

    /** Returns the first entry of a group, or {@link #NONE}. */
    int first(final int group)
    {
        return first[group];
    }

    /** Returns the entry after an entry of the same group, or {@link #NONE}. */
    int next(final int entry)
    {
        return next[entry];
    }

    /** Returns the memory per entry, in bytes. */
    static int bytesPerEntry()
    {
        return 3 * Integer.BYTES;
    }
}
