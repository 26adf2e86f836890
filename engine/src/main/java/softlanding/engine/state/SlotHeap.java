package softlanding.engine.state;

import java.util.Arrays;
import softlanding.engine.state.copy.StateCopy;

/** Orders slots in a binary heap, each at most once, with fast access to the first. */
public abstract class SlotHeap
{
    private final int[] heap;
    private final int[] place;
    private int size;

    /** Reserves room for a number of slots. */
    public SlotHeap(final int slots)
    {
        heap = new int[slots];
        place = new int[slots];
        Arrays.fill(place, Ids.NONE);
    }

    /**
     * Returns whether one slot comes before another. The order is total, and fixed while both slots are in the heap.
     */
    protected abstract boolean isBefore(int slot, int other);

    /** Adds a slot that is not in the heap. */
    public final void add(final int slot)
    {
        put(slot, size++);
        rise(slot);
    }

    /** Removes a slot if it is in the heap. */
    public final void remove(final int slot)
    {
        final int hole = place[slot];
        if (hole != Ids.NONE)
        {
            place[slot] = Ids.NONE;
            final int moved = heap[--size];
            if (moved != slot)
            {
                put(moved, hole);
                rise(moved);
                sink(moved);
            }
        }
    }

    /** Returns whether a slot is in the heap. */
    public final boolean contains(final int slot)
    {
        return place[slot] != Ids.NONE;
    }

    /** Returns the number of slots in the heap. */
    public final int size()
    {
        return size;
    }

    /** Returns one of the slots in the heap, in no particular order. */
    public final int get(final int i)
    {
        return heap[i];
    }

    /** Returns whether the heap holds no slot. */
    public final boolean isEmpty()
    {
        return size == 0;
    }

    /** Returns the first slot, or {@link Ids#NONE}. */
    public final int first()
    {
        return size == 0 ? Ids.NONE : heap[0];
    }

    /** Copies which slots are in the heap, and their places in it. */
    public final void copyMembers(final StateCopy copy, final StateOwner owner)
    {
        size = copy.count(owner, size, heap.length);
        copy.ints(owner, heap, size);
        for (int i = 0; i < size && copy.loads(); i++)
        {
            place[heap[i]] = i;
        }
    }

    /** Returns the hash of which slots are in the heap; equal sets have equal hashes. */
    public final long hashOfMembers(final StateOwner owner)
    {
        long hash = 0;
        for (int i = 0; i < size; i++)
        {
            hash += StateHash.term(owner, heap[i], 1);
        }
        return hash;
    }

    private void rise(final int slot)
    {
        while (place[slot] > 0 && isBefore(slot, heap[(place[slot] - 1) / 2]))
        {
            swap(slot, heap[(place[slot] - 1) / 2]);
        }
    }

    private void sink(final int slot)
    {
        int child = firstChild(slot);
        while (child != Ids.NONE && isBefore(child, slot))
        {
            swap(child, slot);
            child = firstChild(slot);
        }
    }

    private int firstChild(final int slot)
    {
        final int left = 2 * place[slot] + 1;
        if (left >= size)
        {
            return Ids.NONE;
        }
        return left + 1 < size && isBefore(heap[left + 1], heap[left]) ? heap[left + 1] : heap[left];
    }

    private void swap(final int lower, final int upper)
    {
        final int up = place[upper];
        put(upper, place[lower]);
        put(lower, up);
    }

    private void put(final int slot, final int newPlace)
    {
        heap[newPlace] = slot;
        place[slot] = newPlace;
    }
}
