package softlanding.perf.venue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.EventSink;

/** Encoded events one after another in memory outside the heap, some of them marked as those to be measured. */
public final class EventTape implements EventSink
{
    private static final int FIRST_EVENTS = 1_024;

    private final UnsafeBuffer buffer;
    private int[] offsets = new int[FIRST_EVENTS];
    private boolean[] measured = new boolean[FIRST_EVENTS];
    private int size;
    private int end;

    /**
     * An empty tape.
     *
     * @param capacityBytes bytes of all events together.
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

    /** Marks the event that came last. */
    public void measureLast()
    {
        measured[size - 1] = true;
    }

    /** Forgets all events. */
    public void clear()
    {
        size = 0;
        end = 0;
    }

    /**
     * Number of events.
     *
     * @return from 0.
     */
    public int size()
    {
        return size;
    }

    /**
     * What holds the events.
     *
     * @return always the same buffer.
     */
    public DirectBuffer buffer()
    {
        return buffer;
    }

    /**
     * Where an event begins.
     *
     * @param event from 0.
     * @return offset of its message header, in bytes.
     */
    public int offset(final int event)
    {
        return offsets[event];
    }

    /**
     * How long an event is.
     *
     * @param event from 0.
     * @return header and body, in bytes.
     */
    public int length(final int event)
    {
        return offsets[event + 1] - offsets[event];
    }

    /**
     * Whether an event is one of those that are measured.
     *
     * @param event from 0.
     * @return true if so.
     */
    public boolean isMeasured(final int event)
    {
        return measured[event];
    }
}
