package softlanding.engine.closing;

import java.util.Arrays;
import softlanding.engine.market.Instruments;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Counts the ordered volume of each instrument within a window that slides with the event time. Ordered volume counts
 * whether or not it was filled. Orders stand in a ring in their order of arrival; if the ring is full, the oldest order
 * leaves early.
 */
public final class OrderedVolumeWindow
{
    private final int capacity;
    private final StateColumn orderedNs;
    private final StateColumn instrument;
    private final StateColumn account;
    private final StateColumn contracts;
    private final StateColumn used;
    private final int[] nextOfInstrument;
    private final int[] oldestOfInstrument;
    private final int[] newestOfInstrument;
    private long begin;
    private long end;

    /** Reserves memory for a number of instruments and of orders within the window. */
    public OrderedVolumeWindow(final int instruments, final int orders)
    {
        capacity = orders;
        orderedNs = new StateColumn(StateOwner.ORDERED_VOLUME_TIME, orders);
        instrument = new StateColumn(StateOwner.ORDERED_VOLUME_INSTRUMENT, orders);
        account = new StateColumn(StateOwner.ORDERED_VOLUME_ACCOUNT, orders);
        contracts = new StateColumn(StateOwner.ORDERED_VOLUME_CONTRACTS, orders);
        used = new StateColumn(StateOwner.ORDERED_VOLUME_USED, instruments);
        nextOfInstrument = new int[orders];
        oldestOfInstrument = new int[instruments];
        newestOfInstrument = new int[instruments];
        Arrays.fill(oldestOfInstrument, Ids.NONE);
    }

    /** Moves the window to the present time and removes orders at least as old as the window. */
    public void slide(final long nowNs, final long windowNs)
    {
        while (begin < end && nowNs - orderedNs.get(slot(begin)) >= windowNs)
        {
            forgetOldest();
        }
    }

    /** Adds an order of an account at the present time, in contracts as a magnitude. */
    public void add(final int ofAccount, final int ofInstrument, final long moreContracts, final long nowNs)
    {
        if (end - begin == capacity)
        {
            forgetOldest();
        }
        final int entry = slot(end++);
        orderedNs.set(entry, nowNs);
        instrument.set(entry, ofInstrument);
        account.set(entry, ofAccount);
        contracts.set(entry, moreContracts);
        append(entry, ofInstrument);
        used.set(ofInstrument, used.get(ofInstrument) + moreContracts);
    }

    /** Forgets the orders in the instruments of an expiry, because their slots are freed. */
    public void forget(final int expiry, final Instruments instruments)
    {
        for (long position = begin; position < end; position++)
        {
            final int entry = slot(position);
            final int ofInstrument = (int)instrument.get(entry);
            if (ofInstrument != Ids.NONE && instruments.expiry(ofInstrument) == expiry)
            {
                used.set(ofInstrument, 0);
                oldestOfInstrument[ofInstrument] = Ids.NONE;
                instrument.set(entry, Ids.NONE);
                contracts.set(entry, 0);
            }
        }
    }

    private void forgetOldest()
    {
        final int entry = slot(begin++);
        final int ofInstrument = (int)instrument.get(entry);
        if (ofInstrument == Ids.NONE)
        {
            return;
        }
        used.set(ofInstrument, used.get(ofInstrument) - contracts.get(entry));
        oldestOfInstrument[ofInstrument] = nextOfInstrument[entry];
    }

    /** Returns the contracts of an instrument that were ordered within the window. */
    long used(final int ofInstrument)
    {
        return used.get(ofInstrument);
    }

    /** Returns the contracts of an instrument that an account ordered within the window. */
    long usedBy(final int ofAccount, final int ofInstrument)
    {
        long sum = 0;
        for (int entry = oldestOfInstrument[ofInstrument]; entry != Ids.NONE; entry = nextOfInstrument[entry])
        {
            sum += account.get(entry) == ofAccount ? contracts.get(entry) : 0;
        }
        return sum;
    }

    /**
     * Returns the time of the oldest order of an instrument in the window, nanoseconds; {@link Long#MAX_VALUE} if there
     * is none.
     */
    public long oldestNs(final int ofInstrument)
    {
        final int entry = oldestOfInstrument[ofInstrument];
        return entry == Ids.NONE ? Long.MAX_VALUE : orderedNs.get(entry);
    }

    private int slot(final long entry)
    {
        return (int)(entry % capacity);
    }

    /** Returns a hash over all orders in the window. */
    public long hash()
    {
        return orderedNs.hash() + instrument.hash() + account.hash() + contracts.hash() + used.hash() +
            StateHash.term(StateOwner.ORDERED_VOLUME_ENDS, 0, begin) +
            StateHash.term(StateOwner.ORDERED_VOLUME_ENDS, 1, end);
    }

    /** Copies the orders in the window. */
    public void copyState(final StateCopy copy)
    {
        orderedNs.copyState(copy);
        instrument.copyState(copy);
        account.copyState(copy);
        contracts.copyState(copy);
        used.copyState(copy);
        begin = copy.value(StateOwner.ORDERED_VOLUME_ENDS, begin);
        end = copy.value(StateOwner.ORDERED_VOLUME_ENDS, end);
        for (long position = begin; position < end && copy.loads(); position++)
        {
            final int entry = slot(position);
            final int ofInstrument = (int)instrument.get(entry);
            if (ofInstrument != Ids.NONE)
            {
                append(entry, ofInstrument);
            }
        }
    }

    private void append(final int entry, final int ofInstrument)
    {
        nextOfInstrument[entry] = Ids.NONE;
        if (oldestOfInstrument[ofInstrument] == Ids.NONE)
        {
            oldestOfInstrument[ofInstrument] = entry;
        }
        else
        {
            nextOfInstrument[newestOfInstrument[ofInstrument]] = entry;
        }
        newestOfInstrument[ofInstrument] = entry;
    }
}
