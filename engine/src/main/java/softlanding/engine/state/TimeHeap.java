package softlanding.engine.state;

/** Slots in the order of a time that each was given; of equal times the lower slot comes first. */
public final class TimeHeap extends SlotHeap
{
    private final long[] timeNs;

    public TimeHeap(final int slots)
    {
        super(slots);
        timeNs = new long[slots];
    }

    /** Gives a slot a time, instead of the one it may have had. */
    public void set(final int slot, final long newTimeNs)
    {
        remove(slot);
        timeNs[slot] = newTimeNs;
        add(slot);
    }

    /** The earliest time; the end of all time if there is no slot. */
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
