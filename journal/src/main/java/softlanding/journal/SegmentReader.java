package softlanding.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the documents of one Chronicle file and checks each record. It reads the file directly: Chronicle's tailer ends
 * silently at a damaged header, and fails in many ways when Chronicle's own structures are damaged.
 *
 * <p>A document is an int32 header and its bytes, 4-byte aligned. The header holds the length, a bit for Chronicle's
 * own documents and a bit for an unfinished document. The end-of-file mark has both bits.
 */
final class SegmentReader implements AutoCloseable
{
    /** The kind of data at the position of a reader. */
    enum Found
    {
        RECORD, END, DAMAGED, OTHER_SEQUENCE
    }

    private static final int HEADER_BYTES = 4;
    private static final long NO_SEQUENCE = Long.MIN_VALUE;
    private static final int NOT_COMPLETE = 0x80000000;
    private static final int OWN_OF_CHRONICLE = 0x40000000;
    private static final int LENGTH_MASK = 0x3fffffff;
    /** The first bytes of a Chronicle file: a field called "header" with a value of type "SCQStore". */
    private static final byte[] FIRST_BYTES =
        {(byte)0xb9, 6, 'h', 'e', 'a', 'd', 'e', 'r', (byte)0xb6, 8, 'S', 'C', 'Q', 'S', 't', 'o', 'r', 'e'};

    private final SegmentFile file;
    private final CRC32C crc = new CRC32C();
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private MappedByteBuffer mapped;
    private int position;
    private int documentBytes;

    SegmentReader(final SegmentFile file)
    {
        this.file = file;
        map();
        requireChronicleFile();
    }

    /** Finds the next record without moving past it. */
    Found find(final long expectedSequence)
    {
        while (true)
        {
            if (!isMapped(HEADER_BYTES))
            {
                return Found.END;
            }
            final int header = buffer.getIntVolatile(position);
            if (header == 0 || (header & NOT_COMPLETE) != 0)
            {
                return Found.END;
            }
            documentBytes = header & LENGTH_MASK;
            if (!isMapped(HEADER_BYTES + documentBytes))
            {
                return Found.DAMAGED;
            }
            if ((header & OWN_OF_CHRONICLE) == 0)
            {
                return check(expectedSequence);
            }
            pass();
        }
    }

    /** Moves to a place where a record is supposed to begin, and finds it. */
    Found findAt(final int place, final long expectedSequence)
    {
        position = place;
        return find(expectedSequence);
    }

    /** Returns the sequence of the first record, from the beginning of the file; 0 if there is no sound one. */
    long firstSequence()
    {
        return find(NO_SEQUENCE) == Found.OTHER_SEQUENCE ? foundSequence() : 0;
    }

    private long foundSequence()
    {
        return buffer.getLong(position + HEADER_BYTES + RecordFrame.SEQUENCE_OFFSET, RecordFrame.ORDER);
    }

    /** Moves past the document that was found. */
    void pass()
    {
        position = BitUtil.align(position + HEADER_BYTES + documentBytes, HEADER_BYTES);
    }

    DirectBuffer buffer()
    {
        return buffer;
    }

    /** Returns the offset of the found record in the buffer, in bytes. */
    int payloadOffset()
    {
        return position + HEADER_BYTES + RecordFrame.HEADER_BYTES;
    }

    /** Returns the length of the found record, in bytes. */
    int payloadLength()
    {
        return documentBytes - RecordFrame.HEADER_BYTES;
    }

    SegmentFile file()
    {
        return file;
    }

    /** Returns the end of the documents that were passed, in bytes from the start of the file. */
    int position()
    {
        return position;
    }

    /** Describes the data that was found instead of a record. */
    JournalException problem(final Found found, final long expectedSequence)
    {
        final String where = "file=" + file.path() + ", offset=" + position + ", sequence=" + expectedSequence;
        if (found == Found.OTHER_SEQUENCE)
        {
            return new JournalException.SequenceGap("gap in journal: " + where + " expected, found=" + foundSequence() +
                "; restore the missing records from a copy of the journal folder");
        }
        return new JournalException.DamagedRecord("damaged record: " + where +
            ", length or checksum does not fit; restore this file from a copy of the journal folder");
    }

    @Override
    public void close()
    {
        buffer.wrap(0, 0);
        BufferUtil.free(mapped);
    }

    private Found check(final long expectedSequence)
    {
        final int frame = position + HEADER_BYTES;
        if (documentBytes < RecordFrame.HEADER_BYTES ||
            buffer.getInt(frame + RecordFrame.LENGTH_OFFSET, RecordFrame.ORDER) != payloadLength() ||
            buffer.getInt(frame + RecordFrame.CHECKSUM_OFFSET, RecordFrame.ORDER) !=
            RecordFrame.checksum(crc, mapped, frame, documentBytes))
        {
            return Found.DAMAGED;
        }
        final long sequence = buffer.getLong(frame + RecordFrame.SEQUENCE_OFFSET, RecordFrame.ORDER);
        return sequence == expectedSequence ? Found.RECORD : Found.OTHER_SEQUENCE;
    }

    /** Tells whether a number of bytes at the position is mapped. A file that has grown is mapped again. */
    private boolean isMapped(final int bytes)
    {
        if (buffer.capacity() - position >= bytes)
        {
            return true;
        }
        close();
        map();
        return buffer.capacity() - position >= bytes;
    }

    private void map()
    {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ))
        {
            mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), Integer.MAX_VALUE));
            buffer.wrap((ByteBuffer)mapped);
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot read the segment: file=" + file.path(), e);
        }
    }

    private void requireChronicleFile()
    {
        if (buffer.capacity() < HEADER_BYTES + FIRST_BYTES.length)
        {
            return;
        }
        // A process that died while it created the file left no header or an unfinished one, and no record.
        final int header = buffer.getIntVolatile(0);
        if (header == 0 || (header & NOT_COMPLETE) != 0)
        {
            return;
        }
        for (int i = 0; i < FIRST_BYTES.length; i++)
        {
            if (buffer.getByte(HEADER_BYTES + i) != FIRST_BYTES[i])
            {
                close();
                throw new JournalException.ForeignFile("damaged or foreign segment: file=" + file.path() + ", offset=" +
                    (HEADER_BYTES + i) + "; restore it from a copy, or move it out of the journal folder");
            }
        }
    }
}
