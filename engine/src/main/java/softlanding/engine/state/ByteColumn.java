package softlanding.engine.state;

import softlanding.engine.state.copy.StateCopy;

/**
 * Stores a preallocated column of numbers from 0 to 255 in an eighth of the memory of a {@link StateColumn}, with the
 * same hash: for flags and numbers of enums, where there is one per account.
 */
public final class ByteColumn
{
    private static final int MASK = 0xff;

    private final StateOwner owner;
    private final long seed;
    private final byte[] values;
    private long hash;

    /**
     * Reserves a column of zeros.
     *
     * @param owner    names the column, so that equal values in two columns differ.
     * @param capacity number of slots; all start at 0.
     */
    public ByteColumn(final StateOwner owner, final int capacity)
    {
        this.owner = owner;
        seed = StateHash.seed(owner.number());
        this.values = new byte[capacity];
    }

    /** Returns the value of a slot; 0 if it was never set. */
    public int get(final int slot)
    {
        return values[slot] & MASK;
    }

    /** Sets the value of a slot, from 0 to 255, and updates the hash by the difference. */
    public void set(final int slot, final int value)
    {
        assert (value & MASK) == value : value;
        final int before = get(slot);
        if (before != value)
        {
            hash += StateHash.change(seed, slot, before, value);
            values[slot] = (byte)value;
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
        copy.bytes(owner, values);
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
