package softlanding.perf.venue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.EventSink;

/** Encoded events one after another in memory outside the heap. Some of them are marked for measurement. */
public final class EventTape implements EventSink
{
    private static final int FIRST_EVENTS = 1_024;

    private final UnsafeBuffer buffer;
    private int[] offsets = new int[FIRST_EVENTS];
    private boolean[] measured = new boolean[FIRST_EVENTS];
    private int size;
    private int end;

    /**
     * Creates an empty tape.
     *
     * @param capacityBytes for all events together, in bytes.
     */
    public EventTape(final int capacityBytes)
    {
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(capacityBytes));
    }

    @Override
    public void onEvent(final DirectBuffer source, final int offset, final int length)
    {
        if (size + 1 >= offsets.length)
        {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            measured = Arrays.copyOf(measured, 2 * measured.length);
        }
        buffer.putBytes(end, source, offset, length);
        measured[size] = false;
        offsets[size++] = end;
        end += length;
        offsets[size] = end;
    }

    /** Marks the last event for measurement. */
    public void measureLast()
    {
        measured[size - 1] = true;
    }

    /** Removes all events. */
    public void clear()
    {
        size = 0;
        end = 0;
    }

    /**
     * Returns the number of events.
     *
     * @return from 0.
     */
    public int size()
    {
        return size;
    }

    /**
     * Returns the buffer that holds the events.
     *
     * @return always the same buffer.
     */
    public DirectBuffer buffer()
    {
        return buffer;
    }

    /**
     * Returns the offset of an event.
     *
     * @param event index from 0.
     * @return offset of its message header, in bytes.
     */
    public int offset(final int event)
    {
        return offsets[event];
    }

    /**
     * Returns the length of an event.
     *
     * @param event index from 0.
     * @return length of header and body, in bytes.
     */
    public int length(final int event)
    {
        return offsets[event + 1] - offsets[event];
    }

    /**
     * Tells whether an event is marked for measurement.
     *
     * @param event index from 0.
     * @return true if it is marked.
     */
    public boolean isMeasured(final int event)
    {
        return measured[event];
    }
}
