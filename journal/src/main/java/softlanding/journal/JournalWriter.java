package softlanding.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends records to one stream. One thread at a time; allocates nothing, except between segments.
 *
 * <p>A record is framed with sequence, length and CRC32C, copied into Chronicle's mapped file, and only then does the
 * watermark move: whatever instruction a process dies at, the records reach the watermark. The space written to was
 * filled with zeros before, so a full disk is met before a record is acknowledged.
 *
 * <p>Opening walks and checks all records, then begins a new run behind them: files of a dead process are never written
 * again, so its locks, its clock and its torn last record do not matter.
 */
public final class JournalWriter implements AutoCloseable
{
    /** The longest record, in bytes. */
    public static final int MAX_RECORD_BYTES = 64 << 10;

    private final ByteBuffer frameBytes = ByteBuffer.allocateDirect(RecordFrame.HEADER_BYTES + MAX_RECORD_BYTES);
    private final UnsafeBuffer frame = new UnsafeBuffer(frameBytes);
    private final CRC32C crc = new CRC32C();
    private final boolean isMachineDurable;
    private final Watermark watermark;
    private final SegmentWriter segments;
    private long nextSequence;
    private boolean isClosed;

    private JournalWriter(
        final Watermark watermark, final SegmentWriter segments, final long nextSequence, final Durability durability)
    {
        this.watermark = watermark;
        this.segments = segments;
        this.nextSequence = nextSequence;
        this.isMachineDurable = durability == Durability.SURVIVES_POWER_LOSS;
    }

    /** Checks what is there, cuts what was never acknowledged and goes on behind it. The folder must be held. */
    static JournalWriter open(final Path folder, final JournalStream stream, final JournalSettings settings)
    {
        final Path streamFolder = stream.folder(folder);
        final Path watermarkFile = stream.watermarkFile(folder);
        createStream(streamFolder, watermarkFile);
        final long next = walk(folder, stream);
        final List<SegmentFile> files = SegmentFile.list(streamFolder);
        final int firstSegment = files.isEmpty() ? 0 : files.get(files.size() - 1).number() + 1;
        if (settings.durability() == Durability.SURVIVES_POWER_LOSS)
        {
            files.forEach(SegmentFile::force);
        }
        final SegmentWriter segments = SegmentWriter.open(streamFolder, firstSegment, settings);
        final Watermark watermark = Watermark.open(watermarkFile, true);
        watermark.advance(next - 1);
        return new JournalWriter(watermark, segments, next, settings.durability());
    }

    /**
     * The sequence that the next record gets.
     *
     * @return 1 for an empty stream.
     */
    public long nextSequence()
    {
        return nextSequence;
    }

    /**
     * Appends one record.
     *
     * @param buffer with the bytes.
     * @param offset of the first byte.
     * @param length in bytes, at most {@link #MAX_RECORD_BYTES}.
     * @return the sequence of the record.
     * @throws JournalException.DiskFull if there is no room; the record is not in the journal and may be tried again.
     */
    public long append(final DirectBuffer buffer, final int offset, final int length)
    {
        if (length < 0 || length > MAX_RECORD_BYTES)
        {
            throw new IllegalArgumentException("record must have 0 to " + MAX_RECORD_BYTES +
                " bytes: sequence=" + nextSequence + ", length=" + length);
        }
        if (isClosed)
        {
            throw new IllegalStateException("journal writer is closed: sequence=" + nextSequence);
        }
        final int bytes = RecordFrame.HEADER_BYTES + length;
        frame.putLong(RecordFrame.SEQUENCE_OFFSET, nextSequence, RecordFrame.ORDER);
        frame.putInt(RecordFrame.LENGTH_OFFSET, length, RecordFrame.ORDER);
        frame.putBytes(RecordFrame.HEADER_BYTES, buffer, offset, length);
        frame.putInt(
            RecordFrame.CHECKSUM_OFFSET, RecordFrame.checksum(crc, frameBytes, 0, bytes), RecordFrame.ORDER);
        if (isMachineDurable && segments.isFullFor(bytes))
        {
            sync();
        }
        segments.append(frame.addressOffset(), bytes);
        if (!isMachineDurable)
        {
            watermark.advance(nextSequence);
        }
        return nextSequence++;
    }

    /**
     * Ends a batch: with {@link Durability#SURVIVES_POWER_LOSS}, returns when all records so far are on the device;
     * with
     * {@link Durability#SURVIVES_PROCESS_CRASH}, returns at once.
     */
    public void sync()
    {
        if (isMachineDurable)
        {
            segments.force();
            watermark.advance(nextSequence - 1);
            watermark.force();
        }
    }

    /** Ends the last batch and closes the stream. Closing again does nothing. */
    @Override
    public void close()
    {
        if (isClosed)
        {
            return;
        }
        isClosed = true;
        sync();
        segments.close();
        watermark.close();
    }

    private static void createStream(final Path streamFolder, final Path watermarkFile)
    {
        try
        {
            Files.createDirectories(streamFolder);
        }
        catch (final IOException e)
        {
            throw new JournalException.DiskFull("cannot create the folder: " + streamFolder +
                "; free space or correct the permissions, then start again", e);
        }
        if (!Files.exists(watermarkFile) &&
            SegmentFile.entries(streamFolder, SegmentFile.RUN_PREFIX + "*").isEmpty())
        {
            Watermark.create(watermarkFile, 0);
        }
    }

    /** Checks every record; returns the sequence behind the last one. */
    private static long walk(final Path folder, final JournalStream stream)
    {
        try (JournalReader reader = JournalReader.open(folder, stream))
        {
            reader.readToEnd((sequence, buffer, offset, length) -> {});
            if (reader.lastFile() != null)
            {
                reader.lastFile().trim(reader.endOfRecords());
            }
            SegmentFile.entries(stream.folder(folder), SegmentFile.RUN_PREFIX + "*").forEach(SegmentWriter::sweep);
            return reader.nextSequence();
        }
    }
}
