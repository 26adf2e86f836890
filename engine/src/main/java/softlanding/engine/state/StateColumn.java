package softlanding.engine.state;

/** A preallocated column of longs, one per slot, that keeps the hash of its own content up to date. */
public final class StateColumn
{
    private final long owner;
    private final long[] values;
    private long hash;

    /**
     * @param owner    of this column alone.
     * @param capacity number of slots; all start at 0.
     */
    public StateColumn(final StateOwner owner, final int capacity)
    {
        this.owner = owner.number();
        this.values = new long[capacity];
    }

    public long get(final int slot)
    {
        return values[slot];
    }

    public void set(final int slot, final long value)
    {
        final long before = values[slot];
        if (before != value)
        {
            hash += StateHash.term(owner, slot, value) - StateHash.term(owner, slot, before);
            values[slot] = value;
        }
    }

    public long hash()
    {
        return hash;
    }
}
