package softlanding.engine.state;

import org.agrona.collections.Long2LongHashMap;

/** Gives the things of one kind, named by arbitrary ids, the slots 0, 1, 2 ... in the order of their coming. */
public final class Ids
{
    /** No such id. */
    public static final int NONE = -1;

    private final Long2LongHashMap slotById;
    private final long[] idBySlot;
    private int size;

    /** Reserves the slots, as many as the capacity says; all begin empty. */
    public Ids(final int capacity)
    {
        slotById = new Long2LongHashMap(capacity, 0.6f, NONE);
        idBySlot = new long[capacity];
    }

    /** The slot of an id, or {@link #NONE}. */
    public int slot(final long id)
    {
        return (int)slotById.get(id);
    }

    /** Id that a slot was given to. */
    public long id(final int slot)
    {
        return idBySlot[slot];
    }

    /** Whether an id has a slot. */
    public boolean contains(final long id)
    {
        return slotById.get(id) != NONE;
    }

    /** Most slots. */
    public int capacity()
    {
        return idBySlot.length;
    }

    /** Whether every slot is taken. */
    public boolean isFull()
    {
        return size == idBySlot.length;
    }

    /** Slots taken, from 0 to the capacity. */
    public int size()
    {
        return size;
    }

    /** Takes the next slot for a new id. */
    public int add(final long id)
    {
        assert !contains(id) && !isFull() : "id=" + id + ", size=" + size;
        final int slot = size++;
        slotById.put(id, slot);
        idBySlot[slot] = id;
        return slot;
    }
}
