package softlanding.engine.screening;

import softlanding.engine.state.IntrusiveIntLists;

/**
 * Holds entries whose brackets would be too narrow even if redrawn. They are checked whenever a price of their group
 * moves.
 */
final class WatchedEntries
{
    static final int NONE = IntrusiveIntLists.NONE;

    private final IntrusiveIntLists groups;

    WatchedEntries(final int groups, final int entries)
    {
        this.groups = new IntrusiveIntLists(groups, entries);
    }

    /** Adds an entry, unless it is present. */
    void add(final int entry, final int group)
    {
        if (!groups.contains(entry))
        {
            groups.prepend(group, entry);
        }
    }

    /** Removes an entry, if it is present. */
    void remove(final int entry)
    {
        if (groups.contains(entry))
        {
            groups.remove(entry);
        }
    }

    /** Returns the first entry of a group, or {@link #NONE}. */
    int first(final int group)
    {
        return groups.first(group);
    }

    /** Returns the entry after an entry of the same group, or {@link #NONE}. */
    int next(final int entry)
    {
        return groups.next(entry);
    }

    /** Returns the memory per entry, in bytes. */
    static int bytesPerEntry()
    {
        return IntrusiveIntLists.bytesPerEntry();
    }
}
