package softlanding.engine.liquidation;

import java.util.Arrays;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * Remembers the ids of recently booked fills in a ring, where a new id replaces the oldest. An id identifies a fill
 * within its order. A hash table finds the ids, and its order affects no decision.
 */
public final class KnownFills
{
    private static final int NONE = -1;

    private final StateColumn orderId;
    private final StateColumn fillId;
    private final int[] firstOfBucket;
    private final int[] nextInBucket;
    private final int capacity;
    private long added;

    KnownFills(final int capacity)
    {
        this.capacity = capacity;
        orderId = new StateColumn(StateOwner.FILL_ORDER_ID, capacity);
        fillId = new StateColumn(StateOwner.FILL_ID, capacity);
        firstOfBucket = new int[Integer.highestOneBit(Math.max(1, capacity)) << 1];
        nextInBucket = new int[capacity];
        Arrays.fill(firstOfBucket, NONE);
    }

    /** Returns whether a fill is remembered. */
    public boolean contains(final long ofOrder, final long id)
    {
        int entry = firstOfBucket[bucket(ofOrder, id)];
        while (entry != NONE && (orderId.get(entry) != ofOrder || fillId.get(entry) != id))
        {
            entry = nextInBucket[entry];
        }
        return entry != NONE;
    }

    /** Remembers a fill that is not yet remembered. */
    public void add(final long ofOrder, final long id)
    {
        final int entry = (int)(added % capacity);
        if (added >= capacity)
        {
            takeOut(entry);
        }
        orderId.set(entry, ofOrder);
        fillId.set(entry, id);
        final int bucket = bucket(ofOrder, id);
        nextInBucket[entry] = firstOfBucket[bucket];
        firstOfBucket[bucket] = entry;
        added++;
    }

    private void takeOut(final int oldest)
    {
        final int bucket = bucket(orderId.get(oldest), fillId.get(oldest));
        int entry = firstOfBucket[bucket];
        if (entry == oldest)
        {
            firstOfBucket[bucket] = nextInBucket[oldest];
            return;
        }
        while (nextInBucket[entry] != oldest)
        {
            entry = nextInBucket[entry];
        }
        nextInBucket[entry] = nextInBucket[oldest];
    }

    private int bucket(final long ofOrder, final long id)
    {
        return (int)StateHash.mix(StateHash.mix(ofOrder) + id) & firstOfBucket.length - 1;
    }

    long hash()
    {
        return orderId.hash() + fillId.hash() + StateHash.term(StateOwner.FILLS_ADDED, 0, added);
    }
}
