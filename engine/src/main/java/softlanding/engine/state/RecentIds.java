package softlanding.engine.state;

import java.util.Arrays;
import softlanding.engine.state.copy.StateCopy;

/**
 * Remembers the ids of recently accepted events in a ring, where a new id replaces the oldest. An id has up to three
 * parts. A hash table finds the ids, and its order affects no decision.
 */
public final class RecentIds
{
    private static final int NONE = -1;
    private static final long ODD = 0x9E37_79B9_7F4A_7C15L;
    private static final int HALF = 32;

    private final StateOwner owner;
    private final StateColumn first;
    private final StateColumn second;
    private final StateColumn third;
    private final int[] firstOfBucket;
    private final int[] nextInBucket;
    private final int capacity;
    private long added;
    private int next;
    /** The bucket of the id that was looked for last: it is the one that is remembered next. */
    private int lastBucket = NONE;
    private long lastFirst;
    private long lastSecond;
    private long lastThird;

    /**
     * Reserves a ring.
     *
     * @param owner    names the number of ids added in the state hash.
     * @param parts    names the three parts of an id.
     * @param capacity number of ids that are remembered.
     */
    public RecentIds(final StateOwner owner, final StateOwner[] parts, final int capacity)
    {
        this.owner = owner;
        this.capacity = capacity;
        first = new StateColumn(parts[0], capacity);
        second = new StateColumn(parts[1], capacity);
        third = new StateColumn(parts[2], capacity);
        firstOfBucket = new int[Integer.highestOneBit(Math.max(1, capacity)) << 1];
        nextInBucket = new int[capacity];
        Arrays.fill(firstOfBucket, NONE);
    }

    /** Returns whether an id is remembered. */
    public boolean contains(final long a, final long b, final long c)
    {
        lastFirst = a;
        lastSecond = b;
        lastThird = c;
        lastBucket = bucket(a, b, c);
        int entry = firstOfBucket[lastBucket];
        while (entry != NONE && (second.get(entry) != b || first.get(entry) != a || third.get(entry) != c))
        {
            entry = nextInBucket[entry];
        }
        return entry != NONE;
    }

    /** Remembers an id that is not yet remembered. */
    public void add(final long a, final long b, final long c)
    {
        final int entry = next;
        next = next + 1 < capacity ? next + 1 : 0;
        if (added >= capacity)
        {
            takeOut(entry);
        }
        first.set(entry, a);
        second.set(entry, b);
        third.set(entry, c);
        final boolean isSame = lastBucket != NONE && lastSecond == b && lastFirst == a && lastThird == c;
        final int bucket = isSame ? lastBucket : bucket(a, b, c);
        nextInBucket[entry] = firstOfBucket[bucket];
        firstOfBucket[bucket] = entry;
        added++;
    }

    private void takeOut(final int oldest)
    {
        final int bucket = bucket(first.get(oldest), second.get(oldest), third.get(oldest));
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

    private int bucket(final long a, final long b, final long c)
    {
        return (int)StateHash.mix(a * ODD + Long.rotateLeft(b * ODD, HALF) + c) & firstOfBucket.length - 1;
    }

    /** Returns the hash of the remembered ids in their order; equal rings have equal hashes. */
    public long hash()
    {
        return first.hash() + second.hash() + third.hash() + StateHash.term(owner, 0, added);
    }

    /** Copies the remembered ids. */
    public void copyState(final StateCopy copy)
    {
        first.copyState(copy);
        second.copyState(copy);
        third.copyState(copy);
        added = copy.value(owner, added);
        if (copy.loads())
        {
            next = (int)(added % capacity);
            final int remembered = (int)Math.min(added, capacity);
            for (int i = capacity - remembered; i < capacity; i++)
            {
                final int entry = added < capacity ? i - (capacity - remembered) : (next + i) % capacity;
                final int bucket = bucket(first.get(entry), second.get(entry), third.get(entry));
                nextInBucket[entry] = firstOfBucket[bucket];
                firstOfBucket[bucket] = entry;
            }
        }
    }
}
