package softlanding.engine.market;

import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Keeps the time of each feed's last accepted mark, and its average over time.
 *
 * <p>The average moves towards a mark by the share of the window for which the mark was in force:
 * {@code average += (mark - average) min(1, time in force / window)}. A mark that was in force for the whole window is
 * the average; one that was in force for a thousandth of it moves the average by a thousandth of the difference. The
 * steps are rounded to whole mantissas.
 */
public final class MarkHistory
{
    private final Column markNs;
    private final Column average;
    private final Column averagedToNs;
    private long windowNs;

    MarkHistory(final int feeds)
    {
        markNs = new Column(StateOwner.MARK_TIME, feeds);
        average = new Column(StateOwner.MARK_AVERAGE, feeds);
        averagedToNs = new Column(StateOwner.MARK_AVERAGED_TO, feeds);
    }

    /**
     * Sets the window of the averages. Averages begin with the first mark that follows.
     *
     * @param newWindowNs nanoseconds; 0 for no averages.
     */
    public void setWindow(final long newWindowNs)
    {
        windowNs = newWindowNs;
    }

    /** Returns whether marks are averaged. */
    public boolean averages()
    {
        return windowNs > 0;
    }

    /**
     * Notes a mark that is accepted now, before it takes the place of the former one.
     *
     * @param former the mark in force until now; negative if there was none.
     * @param mark   the new mark.
     */
    public void note(final int feed, final long former, final long mark, final long nowNs)
    {
        markNs.set(feed, nowNs);
        if (windowNs > 0)
        {
            average.set(feed, former < 0 ? mark : average(feed, former, nowNs));
            averagedToNs.set(feed, nowNs);
        }
    }

    /** Removes a feed that has ended. */
    public void forget(final int feed)
    {
        markNs.set(feed, 0);
        average.set(feed, 0);
        averagedToNs.set(feed, 0);
    }

    /** Returns the time of a feed's last mark, in nanoseconds since the epoch; 0 if it has none. */
    public long markNs(final int feed)
    {
        return markNs.get(feed);
    }

    /**
     * Returns the average of a feed's marks.
     *
     * @param mark the mark in force.
     */
    public long average(final int feed, final long mark, final long nowNs)
    {
        final long fromNs = averagedToNs.get(feed);
        final long before = average.get(feed);
        if (windowNs <= 0 || fromNs == 0 || before == mark)
        {
            return mark;
        }
        final double share = Math.min(1, (double)(nowNs - fromNs) / windowNs);
        return share >= 1 ? mark : before + (long)Math.rint((mark - before) * share);
    }

    long hash()
    {
        return markNs.hash() + average.hash() + averagedToNs.hash();
    }

    void copyState(final StateCopy copy)
    {
        markNs.copyState(copy);
        average.copyState(copy);
        averagedToNs.copyState(copy);
    }

    /**
     * A column that is set far more often than its hash is asked for: a write costs a store, and the hash, that of a
     * {@code StateColumn}, is brought up to date when it is read.
     */
    private static final class Column
    {
        private final StateOwner owner;
        private final long seed;
        private final long[] values;
        private final long[] hashed;
        private final boolean[] isTouched;
        private final int[] touched;
        private int size;
        private long hash;

        Column(final StateOwner owner, final int capacity)
        {
            this.owner = owner;
            seed = StateHash.seed(owner.number());
            values = new long[capacity];
            hashed = new long[capacity];
            isTouched = new boolean[capacity];
            touched = new int[capacity];
        }

        long get(final int slot)
        {
            return values[slot];
        }

        void set(final int slot, final long value)
        {
            values[slot] = value;
            if (!isTouched[slot])
            {
                isTouched[slot] = true;
                touched[size++] = slot;
            }
        }

        long hash()
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

        void copyState(final StateCopy copy)
        {
            copy.longs(owner, values);
            for (int slot = 0; slot < values.length && copy.loads(); slot++)
            {
                set(slot, values[slot]);
            }
        }
    }
}
