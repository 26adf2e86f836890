package softlanding.codecs;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** What every encoded event and decision has in common. */
public final class Frames
{
    /** Where the time stands, counted from the message header: it is the first field of every message. */
    private static final int TIMESTAMP_OFFSET =
        MessageHeaderDecoder.ENCODED_LENGTH + TimeAdvancedDecoder.timestampNsEncodingOffset();

    private Frames()
    {
    }

    /**
     * Reads the time of an event.
     *
     * @param buffer that holds the frame.
     * @param offset of its message header.
     * @return time of the event, nanoseconds since the epoch.
     */
    public static long timestampNs(final DirectBuffer buffer, final int offset)
    {
        return buffer.getLong(offset + TIMESTAMP_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Gives an event another time.
     *
     * @param buffer      that holds the frame.
     * @param offset      of its message header.
     * @param timestampNs nanoseconds since the epoch.
     */
    public static void timestampNs(final MutableDirectBuffer buffer, final int offset, final long timestampNs)
    {
        buffer.putLong(offset + TIMESTAMP_OFFSET, timestampNs, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The id that stands behind the time: of the underlying, expiry, instrument or asset that an event about the
     * market names first.
     *
     * @param buffer that holds the frame.
     * @param offset of its message header.
     * @return that id.
     */
    public static int firstId(final DirectBuffer buffer, final int offset)
    {
        return buffer.getInt(offset + TIMESTAMP_OFFSET + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
}
