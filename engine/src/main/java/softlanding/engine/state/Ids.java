package softlanding.engine.state;

import org.agrona.collections.Long2LongHashMap;
import org.jspecify.annotations.Nullable;
import softlanding.engine.state.copy.StateCopy;

/**
 * Maps arbitrary ids of one kind to slots. Slots are 0, 1, 2 ... in order of arrival; a slot that was given back is
 * assigned again before a new one. An id that was given back is never mistaken for a new one while it is remembered.
 */
public final class Ids
{
    /** Slot of an unknown id. */
    public static final int NONE = -1;

    private static final int[] NO_SLOTS = {};

    private final Long2LongHashMap slotById;
    private final long[] idBySlot;
    private int size;
    private int[] freeSlots = NO_SLOTS;
    private int freed;
    /** Null until a first slot is given back. */
    private @Nullable RetiredIds retired;

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

    /** Returns whether an id has a slot, or had one and is remembered. */
    public boolean isTaken(final long id)
    {
        return contains(id) || (retired != null && retired.contains(id));
    }

    /** Returns whether a slot belongs to an id now. */
    public boolean isAssigned(final int slot)
    {
        return slot < size && slotById.get(idBySlot[slot]) == slot;
    }

    /** Returns the maximum number of slots. */
    public int capacity()
    {
        return idBySlot.length;
    }

    /** Returns whether every slot is taken. */
    public boolean isFull()
    {
        return freed == 0 && size == idBySlot.length;
    }

    /** Returns the number of slots that were ever taken, from 0 to the capacity; free slots are among them. */
    public int size()
    {
        return size;
    }

    /** Assigns a slot to a new id; returns the slot. */
    public int add(final long id)
    {
        assert !contains(id) && !isFull() : "id=" + id + ", size=" + size;
        final int slot = freed > 0 ? freeSlots[--freed] : size++;
        slotById.put(id, slot);
        idBySlot[slot] = id;
        return slot;
    }

    /** Takes the slot from its id, which stays taken while it is remembered. */
    public void free(final int slot)
    {
        final RetiredIds remembered = retired == null ? remember() : retired;
        final long id = idBySlot[slot];
        slotById.remove(id);
        remembered.add(id);
        freeSlots[freed++] = slot;
    }

    /** Returns the hash of the free slots in their order and of the ids given back; 0 if none ever was. */
    public long hash()
    {
        if (retired == null)
        {
            return 0;
        }
        long hash = retired.hash();
        for (int i = 0; i < freed; i++)
        {
            hash = StateHash.mix(hash + freeSlots[i]);
        }
        return hash;
    }

    /** Copies the ids in the order of their slots, the free slots, and the ids that were given back. */
    public void copyState(final StateCopy copy, final StateOwner owner)
    {
        size = copy.count(owner, size, capacity());
        copy.longs(owner, idBySlot, size);
        freed = copy.count(owner, freed, size);
        final boolean remembers = copy.flag(owner, retired != null);
        if (remembers)
        {
            final RetiredIds ids = retired == null ? remember() : retired;
            copy.ints(owner, freeSlots, freed);
            ids.copyState(copy, owner);
        }
        if (copy.loads())
        {
            mapAssigned();
        }
    }

    private RetiredIds remember()
    {
        freeSlots = new int[idBySlot.length];
        retired = new RetiredIds();
        return retired;
    }

    private void mapAssigned()
    {
        final boolean[] isFree = new boolean[size];
        for (int i = 0; i < freed; i++)
        {
            isFree[freeSlots[i]] = true;
        }
        for (int slot = 0; slot < size; slot++)
        {
            if (!isFree[slot])
            {
                slotById.put(idBySlot[slot], slot);
            }
        }
    }
}
