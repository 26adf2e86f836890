package softlanding.engine.state;

import java.util.Arrays;

/**
 * Divides entries, numbered from 0, among doubly linked lists. An entry stands in at most one list, and nothing is
 * allocated after the construction.
 */
public final class IntrusiveIntLists
{
    /** No entry, or no list. */
    public static final int NONE = -1;

    private final int[] first;
    private final int[] next;
    /** The entry before; for the first entry of a list its last one, so that an entry can be appended at once. */
    private final int[] previous;
    private final int[] listOf;

    /**
     * Reserves memory.
     *
     * @param lists   the number of lists.
     * @param entries the number of entries of all lists together.
     */
    public IntrusiveIntLists(final int lists, final int entries)
    {
        first = new int[lists];
        next = new int[entries];
        previous = new int[entries];
        listOf = new int[entries];
        Arrays.fill(first, NONE);
        Arrays.fill(listOf, NONE);
    }

    /** Puts an entry that is in no list before all others of a list. */
    public void prepend(final int list, final int entry)
    {
        final int head = first[list];
        listOf[entry] = list;
        next[entry] = head;
        previous[entry] = entry;
        if (head != NONE)
        {
            previous[entry] = previous[head];
            previous[head] = entry;
        }
        first[list] = entry;
    }

    /** Puts an entry that is in no list behind all others of a list. */
    public void append(final int list, final int entry)
    {
        final int head = first[list];
        prepend(list, entry);
        if (head != NONE)
        {
            // In the circle of the list, the place before the first entry is the place behind the last one.
            first[list] = head;
            next[previous[entry]] = entry;
            next[entry] = NONE;
        }
    }

    /** Removes an entry from its list, if it is in one. */
    public void remove(final int entry)
    {
        final int list = listOf[entry];
        if (list == NONE)
        {
            return;
        }
        final int head = first[list];
        final int after = next[entry];
        final int before = previous[entry];
        if (entry == head)
        {
            first[list] = after;
        }
        else
        {
            next[before] = after;
        }
        if (after != NONE)
        {
            previous[after] = before;
        }
        else if (entry != head)
        {
            previous[head] = before;
        }
        listOf[entry] = NONE;
    }

    /** Returns whether an entry is in any list. */
    public boolean contains(final int entry)
    {
        return listOf[entry] != NONE;
    }

    /** Returns the first entry of a list, or {@link #NONE}. */
    public int first(final int list)
    {
        return first[list];
    }

    /** Returns the entry behind an entry of a list, or {@link #NONE}. */
    public int next(final int entry)
    {
        return next[entry];
    }

    /** Returns the memory per entry, in bytes. */
    public static int bytesPerEntry()
    {
        return 3 * Integer.BYTES;
    }
}
