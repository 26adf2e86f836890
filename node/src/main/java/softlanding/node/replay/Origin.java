package softlanding.node.replay;

import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.journal.RecordHandler;

/**
 * Where an event came from: 40 bytes before its frame in a record of the events journal, little-endian.
 * <pre>
 *   0          4        6         8                 16            24              32                40
 *   +----------+--------+---------+-----------------+-------------+---------------+-----------------+----------
 *   | sourceId | layout | frames  | source sequence | source time | ingest time   | clock error     | frame ...
 *   |  int32   | u16: 1 | to come |      int64      | as sent, ns | node's, ns    | ns, -1 unknown  |
 *   +----------+--------+---------+-----------------+-------------+---------------+-----------------+----------
 * </pre>
 * A journal of layout 0 has no origins: its records begin with a frame. Where an origin has its layout a frame has the
 * id of its schema, so each record says what it is.
 */
public final class Origin
{
    /** Layout of the records that this program writes. */
    public static final int LAYOUT = 1;
    /** Length of an origin, in bytes. */
    public static final int BYTES = 40;
    /** Clock error that nobody knows. */
    public static final long UNKNOWN_ERROR = -1;
    /** Source of every event whose origin was not recorded. */
    public static final int UNRECORDED_SOURCE = 1;
    /** Source of the events that the node makes. */
    public static final int NODE = 0;

    private static final int LAYOUT_OFFSET = 4;
    private static final int TO_COME_OFFSET = 6;
    private static final int SEQUENCE_OFFSET = 8;
    private static final int SENT_OFFSET = 16;
    private static final int INGEST_OFFSET = 24;
    private static final int ERROR_OFFSET = 32;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private Origin()
    {
    }

    /**
     * Opens the events of a journal. The reader stops before a message that is not whole, and passes on records with
     * their origins.
     *
     * @param folder of the journal.
     * @return a reader at the first event.
     */
    public static JournalReader openEvents(final Path folder)
    {
        return JournalReader.open(folder, JournalStream.EVENTS, Origin::framesToCome);
    }

    /**
     * Returns a handler of records that passes on their frames.
     *
     * @param frames receives each event without its origin.
     * @return handler for a reader of events.
     */
    public static RecordHandler stripped(final RecordHandler frames)
    {
        return (sequence, buffer, offset, length) ->
        {
            final int origin = length(buffer, offset, length);
            frames.onRecord(sequence, buffer, offset + origin, length - origin);
        };
    }

    /**
     * Returns the length of the origin of a record.
     *
     * @param buffer that holds the record.
     * @param offset of the record, in bytes.
     * @param length of the record, in bytes.
     * @return {@link #BYTES}, or 0 in a journal of layout 0.
     */
    public static int length(final DirectBuffer buffer, final int offset, final int length)
    {
        return length >= BYTES && uint16(buffer, offset + LAYOUT_OFFSET) == LAYOUT ? BYTES : 0;
    }

    /**
     * Returns the source of a record.
     *
     * @return id of the source; {@link #UNRECORDED_SOURCE} without an origin.
     */
    public static int sourceId(final DirectBuffer buffer, final int offset, final int length)
    {
        return length(buffer, offset, length) == 0 ? UNRECORDED_SOURCE : sourceId(buffer, offset);
    }

    /**
     * Returns how many frames of the same message follow a record.
     *
     * @return number of frames; 0 without an origin.
     */
    public static int framesToCome(final DirectBuffer buffer, final int offset, final int length)
    {
        return length(buffer, offset, length) == 0 ? 0 : uint16(buffer, offset + TO_COME_OFFSET);
    }

    /** Returns the source of a record that has an origin. */
    public static int sourceId(final DirectBuffer buffer, final int offset)
    {
        return buffer.getInt(offset, ORDER);
    }

    /** Returns the place of the event among those of its source; 0 for an event that the node made. */
    public static long sourceSequence(final DirectBuffer buffer, final int offset)
    {
        return buffer.getLong(offset + SEQUENCE_OFFSET, ORDER);
    }

    /** Returns the time that the source gave the event, in nanoseconds since the epoch. */
    public static long sentNs(final DirectBuffer buffer, final int offset)
    {
        return buffer.getLong(offset + SENT_OFFSET, ORDER);
    }

    /** Returns the time at which the node took the event, in nanoseconds since the epoch. */
    public static long ingestNs(final DirectBuffer buffer, final int offset)
    {
        return buffer.getLong(offset + INGEST_OFFSET, ORDER);
    }

    /** Returns the greatest error of the node's clock, in nanoseconds. */
    public static long clockErrorNs(final DirectBuffer buffer, final int offset)
    {
        return buffer.getLong(offset + ERROR_OFFSET, ORDER);
    }

    /** Writes who sent an event, and what of its message follows. */
    public static void putSource(
        final MutableDirectBuffer buffer,
        final int offset,
        final int sourceId,
        final long sourceSequence,
        final int framesToCome)
    {
        buffer.putInt(offset, sourceId, ORDER);
        buffer.putShort(offset + LAYOUT_OFFSET, (short)LAYOUT, ORDER);
        buffer.putShort(offset + TO_COME_OFFSET, (short)framesToCome, ORDER);
        buffer.putLong(offset + SEQUENCE_OFFSET, sourceSequence, ORDER);
    }

    /** Writes when an event was sent and taken, in nanoseconds since the epoch. */
    public static void putTimes(
        final MutableDirectBuffer buffer,
        final int offset,
        final long sentNs,
        final long ingestNs,
        final long clockErrorNs)
    {
        buffer.putLong(offset + SENT_OFFSET, sentNs, ORDER);
        buffer.putLong(offset + INGEST_OFFSET, ingestNs, ORDER);
        buffer.putLong(offset + ERROR_OFFSET, clockErrorNs, ORDER);
    }

    private static int uint16(final DirectBuffer buffer, final int index)
    {
        return buffer.getShort(index, ORDER) & 0xFFFF;
    }
}
