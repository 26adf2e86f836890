package softlanding.engine.state;

/**
 * A column like {@link StateColumn} for slots that are set far more often than the hash is asked for: a write costs a
 * store, and the hash is brought up to date when it is read. It has the hash that a state column would have.
 */
public final class DeferredColumn
{
    private final long seed;
    private final long[] values;
    private final long[] hashed;
    private final boolean[] isTouched;
    private final int[] touched;
    private int size;
    private long hash;

    /**
     * Reserves a column of zeros.
     *
     * @param owner    names the column, so that equal values in two columns differ.
     * @param capacity number of slots; all start at 0.
     */
    public DeferredColumn(final StateOwner owner, final int capacity)
    {
        seed = StateHash.seed(owner.number());
        values = new long[capacity];
        hashed = new long[capacity];
        isTouched = new boolean[capacity];
        touched = new int[capacity];
    }

    /** Returns the value of a slot; 0 if it was never set. */
    public long get(final int slot)
    {
        return values[slot];
    }

    /** Sets the value of a slot. */
    public void set(final int slot, final long value)
    {
        values[slot] = value;
        if (!isTouched[slot])
        {
            isTouched[slot] = true;
            touched[size++] = slot;
        }
    }

    /** Returns the sum over every slot; columns of one owner with equal values have equal sums. */
    public long hash()
    {
        for (int i = 0; i < size; i++)
        {
            final int slot = touched[i];
            isTouched[slot] = false;
            hash += StateHash.change(seed, slot, hashed[slot], values[slot]);
            hashed[slot] = values[slot];
        }
        size = 0;
        return hash;
    }
}
