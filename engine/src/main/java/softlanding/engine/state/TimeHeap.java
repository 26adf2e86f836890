package softlanding.engine.state;

/** Orders slots by an assigned time; of equal times the lower slot comes first. */
public final class TimeHeap extends SlotHeap
{
    private final long[] timeNs;

    /** Reserves room for a number of slots. */
    public TimeHeap(final int slots)
    {
        super(slots);
        timeNs = new long[slots];
    }

    /** Assigns a time to a slot and replaces an earlier one. */
    public void set(final int slot, final long newTimeNs)
    {
        remove(slot);
        timeNs[slot] = newTimeNs;
        add(slot);
    }

    /** Returns the earliest time, or {@code Long.MAX_VALUE} if the heap is empty. */
    public long firstNs()
    {
        return isEmpty() ? Long.MAX_VALUE : timeNs[first()];
    }

    @Override
    protected boolean isBefore(final int slot, final int other)
    {
        return timeNs[slot] != timeNs[other] ? timeNs[slot] < timeNs[other] : slot < other;
    }
}
