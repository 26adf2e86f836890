package softlanding.engine.screening;

/** A set of slots that is small and cleared often: members are listed, so that clearing takes no look at the others. */
final class NotedSlots
{
    private final int[] slots;
    private final boolean[] contains;
    private int size;

    NotedSlots(final int capacity)
    {
        slots = new int[capacity];
        contains = new boolean[capacity];
    }

    void note(final int slot)
    {
        if (!contains[slot])
        {
            contains[slot] = true;
            slots[size++] = slot;
        }
    }

    boolean contains(final int slot)
    {
        return contains[slot];
    }

    /** Removes a slot, if it is present; the order of the others may change. */
    void forget(final int slot)
    {
        if (contains[slot])
        {
            contains[slot] = false;
            int place = 0;
            while (slots[place] != slot)
            {
                place++;
            }
            slots[place] = slots[--size];
        }
    }

    boolean isEmpty()
    {
        return size == 0;
    }

    int size()
    {
        return size;
    }

    /** Returns a member, by its place in the list. */
    int get(final int place)
    {
        return slots[place];
    }

    void clear()
    {
        for (int place = 0; place < size; place++)
        {
            contains[slots[place]] = false;
        }
        size = 0;
    }
}
