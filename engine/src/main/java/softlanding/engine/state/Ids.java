package softlanding.engine.state;

import org.agrona.collections.Long2LongHashMap;

/** Maps arbitrary ids of one kind to the slots 0, 1, 2 ... in order of arrival. */
public final class Ids
{
    /** Slot of an unknown id. */
    public static final int NONE = -1;

    private final Long2LongHashMap slotById;
    private final long[] idBySlot;
    private int size;

    /** Reserves a number of slots; all begin empty. */
    public Ids(final int capacity)
    {
        slotById = new Long2LongHashMap(capacity, 0.6f, NONE);
        idBySlot = new long[capacity];
    }

    /** Returns the slot of an id, or {@link #NONE}. */
    public int slot(final long id)
    {
        return (int)slotById.get(id);
    }

    /** Returns the id that a slot belongs to. */
    public long id(final int slot)
    {
        return idBySlot[slot];
    }

    /** Returns whether an id has a slot. */
    public boolean contains(final long id)
    {
        return slotById.get(id) != NONE;
    }

    /** Returns the maximum number of slots. */
    public int capacity()
    {
        return idBySlot.length;
    }

    /** Returns whether every slot is taken. */
    public boolean isFull()
    {
        return size == idBySlot.length;
    }

    /** Returns the number of slots taken, from 0 to the capacity. */
    public int size()
    {
        return size;
    }

    /** Assigns the next slot to a new id; returns the slot. */
    public int add(final long id)
    {
        assert !contains(id) && !isFull() : "id=" + id + ", size=" + size;
        final int slot = size++;
        slotById.put(id, slot);
        idBySlot[slot] = id;
        return slot;
    }
}
