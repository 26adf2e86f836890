package softlanding.workload.wire;

import java.util.NoSuchElementException;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;

/**
 * A first-in-first-out queue of events as bytes: [length int32][header and body], repeated. It must be empty before it
 * is filled again.
 */
public final class EventQueue implements EventSink
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4096);
    private int head;
    private int tail;

    @Override
    public void onEvent(final DirectBuffer source, final int offset, final int length)
    {
        buffer.putInt(tail, length);
        buffer.putBytes(tail + Integer.BYTES, source, offset, length);
        tail += Integer.BYTES + length;
    }

    /** Returns whether the queue is empty. */
    public boolean isEmpty()
    {
        return head == tail;
    }

    /** Returns the time of the first event, nanoseconds since the epoch. */
    public long firstTimestampNs()
    {
        requireEvent();
        return Frames.timestampNs(buffer, head + Integer.BYTES);
    }

    /**
     * Removes and emits the first event.
     *
     * @param sink receives the event.
     */
    public void poll(final EventSink sink)
    {
        requireEvent();
        final int offset = head + Integer.BYTES;
        final int length = buffer.getInt(head);
        head = offset + length;
        sink.onEvent(buffer, offset, length);
        if (head == tail)
        {
            head = 0;
            tail = 0;
        }
    }

    private void requireEvent()
    {
        if (isEmpty())
        {
            throw new NoSuchElementException("the queue of events is empty");
        }
    }
}
