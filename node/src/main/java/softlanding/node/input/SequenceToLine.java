package softlanding.node.input;

import java.util.concurrent.atomic.AtomicLongArray;

/** Maps the sequences of the latest events to lines of the input, for messages about rejected events. */
public final class SequenceToLine
{
    /** Line of an event that did not come from this input. */
    public static final long UNKNOWN = 0;

    private final AtomicLongArray lines;
    private final int mask;

    /**
     * Creates an empty map.
     *
     * @param capacity number of events; a power of two, larger than the node's ring.
     */
    public SequenceToLine(final int capacity)
    {
        lines = new AtomicLongArray(capacity);
        mask = capacity - 1;
    }

    /**
     * Notes the line of an event before it is offered.
     *
     * @param sequence of the event.
     * @param line     from 1.
     */
    public void put(final long sequence, final long line)
    {
        lines.set((int)sequence & mask, line);
    }

    /**
     * Returns the line of an event that is being applied.
     *
     * @param sequence of the event.
     * @return line from 1, or {@link #UNKNOWN}.
     */
    public long get(final long sequence)
    {
        return lines.get((int)sequence & mask);
    }
}
