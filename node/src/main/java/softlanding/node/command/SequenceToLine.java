package softlanding.node.command;

import java.util.concurrent.atomic.AtomicLongArray;

/** Remembers from which line of the input the latest events came, for messages about what the engine rejected. */
final class SequenceToLine
{
    /** The line of an event that did not come from this input. */
    static final long UNKNOWN = 0;

    private final AtomicLongArray lines;
    private final int mask;

    /**
     * Remembers lines.
     *
     * @param capacity events remembered: a power of two, more than may wait in the node's ring.
     */
    SequenceToLine(final int capacity)
    {
        lines = new AtomicLongArray(capacity);
        mask = capacity - 1;
    }

    void put(final long sequence, final long line)
    {
        lines.set((int)sequence & mask, line);
    }

    /**
     * Line of an event that is being applied.
     *
     * @param sequence of the event.
     * @return from 1, or {@link #UNKNOWN}.
     */
    long get(final long sequence)
    {
        return lines.get((int)sequence & mask);
    }
}
