package softlanding.engine.state;

/** A preallocated column of longs, one per slot, that keeps the hash of its own content up to date. */
public final class StateColumn
{
    private final long owner;
    private final long[] values;
    private long hash;

    /**
     * Reserves a column of zeros.
     *
     * @param owner    names the column, so that equal values in two columns differ.
     * @param capacity number of slots; all start at 0.
     */
    public StateColumn(final StateOwner owner, final int capacity)
    {
        this.owner = owner.number();
        this.values = new long[capacity];
    }

    /** Reads the value of a slot; 0 if it was never set. */
    public long get(final int slot)
    {
        return values[slot];
    }

    /** Writes the value of a slot and moves the hash by the difference. */
    public void set(final int slot, final long value)
    {
        final long before = values[slot];
        if (before != value)
        {
            hash += StateHash.term(owner, slot, value) - StateHash.term(owner, slot, before);
            values[slot] = value;
        }
    }

    /** Sum over every slot; columns of one owner with equal values have equal sums. */
    public long hash()
    {
        return hash;
    }
}
