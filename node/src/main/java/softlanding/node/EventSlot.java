package softlanding.node;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One slot of the ring. It has room for the largest frame and is allocated once. */
final class EventSlot
{
    private final UnsafeBuffer frame;
    private int length;
    /** Clock of the JVM at the offer, of events whose times are measured. */
    private long offeredNs;

    /** Creates a slot with room for a frame of this many bytes. */
    EventSlot(final int bytes)
    {
        frame = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes));
    }

    /** Returns the length of the longest frame, in bytes. */
    int capacity()
    {
        return frame.capacity();
    }

    void set(final DirectBuffer buffer, final int offset, final int frameLength)
    {
        frame.putBytes(0, buffer, offset, frameLength);
        length = frameLength;
    }

    void offeredAt(final long nanoTime)
    {
        offeredNs = nanoTime;
    }

    long offeredNs()
    {
        return offeredNs;
    }

    DirectBuffer frame()
    {
        return frame;
    }

    int length()
    {
        return length;
    }
}
