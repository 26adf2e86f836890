package softlanding.engine.state;

import softlanding.engine.state.copy.StateCopy;

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

    /** Copies which slots have a time, and their times. */
    public void copyState(final StateCopy copy, final StateOwner owner)
    {
        copyMembers(copy, owner);
        final long[] times = new long[size()];
        for (int i = 0; i < times.length && !copy.loads(); i++)
        {
            times[i] = timeNs[get(i)];
        }
        copy.longs(owner, times, times.length);
        for (int i = 0; i < times.length; i++)
        {
            timeNs[get(i)] = times[i];
        }
    }

    /** Returns the hash of all slots that have a time, with their times. */
    public long hash(final StateOwner owner)
    {
        long hash = 0;
        for (int i = 0; i < size(); i++)
        {
            hash += StateHash.term(owner, get(i), StateHash.mix(timeNs[get(i)]));
        }
        return hash;
    }

    @Override
    protected boolean isBefore(final int slot, final int other)
    {
        return timeNs[slot] != timeNs[other] ? timeNs[slot] < timeNs[other] : slot < other;
    }
}
