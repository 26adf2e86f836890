package softlanding.codecs;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Reads and writes the fields that every encoded event and decision has. */
public final class Frames
{
    /** Offset of the time from the message header, in bytes. The time is the first field of every message. */
    private static final int TIMESTAMP_OFFSET =
        MessageHeaderDecoder.ENCODED_LENGTH + TimeAdvancedDecoder.timestampNsEncodingOffset();

    private Frames()
    {
    }

    /**
     * Reads the time of an event.
     *
     * @param buffer that holds the frame.
     * @param offset of its message header, in bytes.
     * @return time of the event, in nanoseconds since the epoch.
     */
    public static long timestampNs(final DirectBuffer buffer, final int offset)
    {
        return buffer.getLong(offset + TIMESTAMP_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Changes the time of an event.
     *
     * @param buffer      that holds the frame.
     * @param offset      of its message header, in bytes.
     * @param timestampNs in nanoseconds since the epoch.
     */
    public static void timestampNs(final MutableDirectBuffer buffer, final int offset, final long timestampNs)
    {
        buffer.putLong(offset + TIMESTAMP_OFFSET, timestampNs, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads the template of a message.
     *
     * @param buffer that holds the frame.
     * @param offset of its message header, in bytes.
     * @return template id of the schema.
     */
    public static int templateId(final DirectBuffer buffer, final int offset)
    {
        return buffer.getShort(
            offset + MessageHeaderDecoder.templateIdEncodingOffset(), ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /**
     * Reads the id that follows the time. In a market event it is the id of the underlying, expiry, instrument or
     * asset.
     *
     * @param buffer that holds the frame.
     * @param offset of its message header, in bytes.
     * @return the id.
     */
    public static int firstId(final DirectBuffer buffer, final int offset)
    {
        return buffer.getInt(offset + TIMESTAMP_OFFSET + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
}
