package softlanding.node.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Numbers that one thread writes and others read: whole, in the end, and without cost to the writer. */
final class WatchedLongs
{
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    /** Keeps the numbers of two writers out of each other's cache lines. */
    private static final int PADDING = 16;

    private final long[] values;
    private final int size;

    WatchedLongs(final int size)
    {
        this.size = size;
        values = new long[size + 2 * PADDING];
    }

    int size()
    {
        return size;
    }

    /** Adds to a number; for its writer only. */
    void add(final int index, final long more)
    {
        LONGS.setOpaque(values, PADDING + index, values[PADDING + index] + more);
    }

    /** Sets a number; for its writer only. */
    void set(final int index, final long value)
    {
        LONGS.setOpaque(values, PADDING + index, value);
    }

    long get(final int index)
    {
        return (long)LONGS.getOpaque(values, PADDING + index);
    }
}
