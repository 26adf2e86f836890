package softlanding.engine.state;

import softlanding.engine.state.copy.StateCopy;

/**
 * Stores a preallocated column of small numbers in half the memory of a {@link StateColumn}, with the same hash: for
 * slots, counts and numbers of enums, where there is one per account.
 */
public final class IntColumn
{
    private final StateOwner owner;
    private final long seed;
    private final int[] values;
    private long hash;

    /**
     * Reserves a column of zeros.
     *
     * @param owner    names the column, so that equal values in two columns differ.
     * @param capacity number of slots; all start at 0.
     */
    public IntColumn(final StateOwner owner, final int capacity)
    {
        this.owner = owner;
        seed = StateHash.seed(owner.number());
        this.values = new int[capacity];
    }

    /** Returns the value of a slot; 0 if it was never set. */
    public int get(final int slot)
    {
        return values[slot];
    }

    /** Sets the value of a slot and updates the hash by the difference. */
    public void set(final int slot, final int value)
    {
        final int before = values[slot];
        if (before != value)
        {
            hash += StateHash.change(seed, slot, before, value);
            values[slot] = value;
        }
    }

    /** Returns the sum over every slot; columns of one owner with equal values have equal sums. */
    public long hash()
    {
        return hash;
    }

    /** Copies the content; the hash is made again from it. */
    public void copyState(final StateCopy copy)
    {
        copy.ints(owner, values);
        if (copy.loads())
        {
            hash = 0;
            for (int slot = 0; slot < values.length; slot++)
            {
                hash += values[slot] == 0 ? 0 : StateHash.change(seed, slot, 0, get(slot));
            }
        }
    }
}
