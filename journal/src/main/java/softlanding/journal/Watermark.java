package softlanding.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The last acknowledged sequence of a stream, stored outside its records. Without it a journal that ends early looks
 * whole.
 * <pre>
 *   0        8          64                 128
 *   +--------+---------+------------------+------------------+
 *   | magic  | version | sequence, check  | sequence, check  |
 *   +--------+---------+------------------+------------------+
 * </pre>
 * Each write replaces the older of the two slots, so one slot is always valid when the writer dies.
 */
final class Watermark implements AutoCloseable
{
    private static final int FILE_BYTES = 4096;
    private static final long MAGIC = 0x4b52414d4c534a4cL;
    private static final int FORMAT_VERSION = 1;
    private static final int VERSION_OFFSET = 8;
    private static final int SLOTS_OFFSET = 64;
    private static final int SLOT_BYTES = 64;
    private static final int CHECK_OFFSET = 8;
    /** A reader can catch one slot half written. It cannot catch both slots half written many times. */
    private static final int READ_ATTEMPTS = 1000;

    private final Path file;
    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;
    private int older;

    private Watermark(final Path file, final MappedByteBuffer mapped)
    {
        this.file = file;
        this.mapped = mapped;
        this.buffer = new UnsafeBuffer(mapped);
        older = slot(0) > slot(1) ? 1 : 0;
    }

    /** Creates or replaces a watermark atomically. */
    static void create(final Path file, final long sequence)
    {
        final ByteBuffer bytes = ByteBuffer.allocate(FILE_BYTES);
        final UnsafeBuffer fresh = new UnsafeBuffer(bytes);
        fresh.putLong(0, MAGIC, RecordFrame.ORDER);
        fresh.putInt(VERSION_OFFSET, FORMAT_VERSION, RecordFrame.ORDER);
        fresh.putLong(SLOTS_OFFSET, sequence, RecordFrame.ORDER);
        fresh.putLong(SLOTS_OFFSET + CHECK_OFFSET, check(sequence), RecordFrame.ORDER);
        final Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try
        {
            PrivateFiles.createFile(temporary);
            Files.write(temporary, bytes.array());
            SegmentFile.forcePath(temporary, StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
        catch (final IOException e)
        {
            throw new JournalException.DiskFull("cannot create the watermark: file=" + temporary +
                "; free space or correct the permissions, then start again", e);
        }
    }

    static Watermark open(final Path file, final boolean writable)
    {
        try (FileChannel channel = writable ?
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE) :
            FileChannel.open(file, StandardOpenOption.READ))
        {
            if (channel.size() != FILE_BYTES)
            {
                throw new JournalException.DamagedWatermark("damaged watermark: file=" + file + ", bytes=" +
                    channel.size() + ", expected=" + FILE_BYTES + "; restore the journal folder from a copy");
            }
            final FileChannel.MapMode mode =
                writable ? FileChannel.MapMode.READ_WRITE : FileChannel.MapMode.READ_ONLY;
            final Watermark watermark = new Watermark(file, channel.map(mode, 0, FILE_BYTES));
            watermark.requireOwnFormat();
            return watermark;
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot open the watermark: file=" + file, e);
        }
    }

    /**
     * Returns the sequence of a watermark that may be damaged, or {@link JournalSalvage#UNKNOWN} if it is unreadable.
     */
    static long sequenceOrUnknown(final Path file)
    {
        try
        {
            final byte[] bytes = Files.readAllBytes(file);
            if (bytes.length != FILE_BYTES ||
                new UnsafeBuffer(bytes).getLong(0, RecordFrame.ORDER) != MAGIC)
            {
                return JournalSalvage.UNKNOWN;
            }
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot open the watermark: file=" + file, e);
        }
        try (Watermark watermark = open(file, false))
        {
            return Math.max(watermark.slot(0), watermark.slot(1));
        }
    }

    /** Records that the stream reaches a sequence. */
    void advance(final long sequence)
    {
        final int slot = slotOffset(older);
        buffer.putLongRelease(slot, sequence);
        buffer.putLongRelease(slot + CHECK_OFFSET, check(sequence));
        older = 1 - older;
    }

    /** Returns the last acknowledged sequence, or 0. */
    long sequence()
    {
        for (int i = 0; i < READ_ATTEMPTS; i++)
        {
            final long sequence = Math.max(slot(0), slot(1));
            if (sequence >= 0)
            {
                return sequence;
            }
        }
        throw new JournalException.DamagedWatermark("damaged watermark: file=" + file +
            ", neither slot is whole; restore the journal folder from a copy");
    }

    /** Forces the watermark to the device. */
    void force()
    {
        mapped.force();
    }

    @Override
    public void close()
    {
        BufferUtil.free(mapped);
    }

    private void requireOwnFormat()
    {
        final long magic = buffer.getLong(0, RecordFrame.ORDER);
        final int version = buffer.getInt(VERSION_OFFSET, RecordFrame.ORDER);
        if (magic != MAGIC || version != FORMAT_VERSION)
        {
            close();
            throw new JournalException.ForeignFile("not a watermark of this program: file=" + file + ", magic=" +
                Long.toHexString(magic) + ", version=" + version + ", expected version=" + FORMAT_VERSION +
                "; use the program version that wrote it, or another folder");
        }
    }

    /** Returns the sequence in a slot, or -1 if the slot is invalid. */
    private long slot(final int index)
    {
        final int slot = slotOffset(index);
        final long sequence = buffer.getLongVolatile(slot);
        return sequence >= 0 && buffer.getLongVolatile(slot + CHECK_OFFSET) == check(sequence) ? sequence : -1;
    }

    private static int slotOffset(final int index)
    {
        return SLOTS_OFFSET + index * SLOT_BYTES;
    }

    /**
     * Returns a bijection of the sequence, so that a change of one word is always detected. It is never 0, because 0 is
     * an unused slot.
     */
    private static long check(final long sequence)
    {
        return (sequence ^ MAGIC) * 0x9e3779b97f4a7c15L;
    }
}
