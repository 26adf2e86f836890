package softlanding.node;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One slot of the ring. It has room for the largest frame and is allocated once. */
final class EventSlot
{
    /** Maximum size of a frame, in bytes. The largest event in practice is a margin model of 2.5 KB. */
    static final int CAPACITY = 4096;

    private final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
    private int length;

    void set(final DirectBuffer buffer, final int offset, final int frameLength)
    {
        frame.putBytes(0, buffer, offset, frameLength);
        length = frameLength;
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
