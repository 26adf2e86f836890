package softlanding.node;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A slot of the ring: the record of an event with its origin, in memory outside the heap. A slot grows when a record
 * needs it; most events are short, and thousands of slots for the longest one would only take room.
 */
final class EventSlot
{
    private static final int FIRST_BYTES = 4096;

    private final UnsafeBuffer record = new UnsafeBuffer(ByteBuffer.allocateDirect(FIRST_BYTES));
    private int length;

    /** Returns the buffer for a record of a length. */
    MutableDirectBuffer claim(final int recordLength)
    {
        if (recordLength > record.capacity())
        {
            record.wrap(ByteBuffer.allocateDirect(Integer.highestOneBit(recordLength - 1) << 1));
        }
        length = recordLength;
        return record;
    }

    DirectBuffer record()
    {
        return record;
    }

    int length()
    {
        return length;
    }
}
