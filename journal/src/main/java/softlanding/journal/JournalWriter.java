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
 * Appends records to one stream. A writer is used by one thread at a time and allocates only between segments.
 *
 * <p>A record is framed with sequence, length and CRC32C and copied to Chronicle's mapped file. The watermark moves
 * after the copy, so the records always reach the watermark, at whatever instruction the process dies. The space for
 * the record was filled with zeros before, so a full disk is detected before a record is acknowledged.
 *
 * <p>Opening a writer checks all records, then begins a new run after them. Files of an earlier process are never
 * written again, so its locks, its clock and its torn last record have no effect.
 */
public final class JournalWriter implements AutoCloseable
{
    /** Length of the longest record, in bytes. */
    public static final int MAX_RECORD_BYTES = 64 << 10;

    private final ByteBuffer frameBytes = ByteBuffer.allocateDirect(RecordFrame.HEADER_BYTES + MAX_RECORD_BYTES);
    private final UnsafeBuffer frame = new UnsafeBuffer(frameBytes);
    private final CRC32C crc = new CRC32C();
    private final boolean isMachineDurable;
    private final FolderWatch watch;
    private final Watermark watermark;
    private final SegmentWriter segments;
    private long nextSequence;
    private long lastStepEnd;
    private boolean isClosed;

    private JournalWriter(
        final FolderWatch watch,
        final Watermark watermark,
        final SegmentWriter segments,
        final long nextSequence,
        final Durability durability)
    {
        this.watch = watch;
        this.watermark = watermark;
        this.segments = segments;
        this.nextSequence = nextSequence;
        lastStepEnd = nextSequence - 1;
        this.isMachineDurable = durability == Durability.SURVIVES_POWER_LOSS;
    }

    /**
     * Checks the stream, removes records that were never acknowledged, and continues after the rest. The caller holds
     * the lock.
     */
    static JournalWriter open(
        final Path folder,
        final JournalStream stream,
        final StepLength steps,
        final JournalSettings settings,
        final FolderWatch watch)
    {
        final Path streamFolder = stream.folder(folder);
        final Path watermarkFile = stream.watermarkFile(folder);
        createStream(streamFolder, watermarkFile);
        final long next = walk(folder, stream, steps);
        final List<SegmentFile> files = SegmentFile.list(streamFolder);
        final int firstSegment = files.isEmpty() ? 0 : files.get(files.size() - 1).number() + 1;
        if (settings.durability() == Durability.SURVIVES_POWER_LOSS)
        {
            files.forEach(SegmentFile::force);
        }
        final SegmentWriter segments = SegmentWriter.open(streamFolder, firstSegment, settings, watch);
        final Watermark watermark = Watermark.open(watermarkFile, true);
        watermark.advance(next - 1);
        watch.add(watermarkFile);
        return new JournalWriter(watch, watermark, segments, next, settings.durability());
    }

    /**
     * Returns the sequence of the next record.
     *
     * @return sequence; 1 for an empty stream.
     */
    public long nextSequence()
    {
        return nextSequence;
    }

    /**
     * Appends one record.
     *
     * @param buffer that holds the record.
     * @param offset of the first byte, in bytes.
     * @param length in bytes, at most {@link #MAX_RECORD_BYTES}.
     * @return the sequence of the record.
     * @throws JournalException.DiskFull if the disk has no room; the record is not in the journal and may be appended
     *     again.
     * @throws JournalException.MovedAway if the journal was moved or deleted.
     */
    public long append(final DirectBuffer buffer, final int offset, final int length)
    {
        return append(buffer, offset, length, true);
    }

    /**
     * Appends one record of a step of several. The watermark moves with the last one only, and a step without its end
     * is cut when the stream is opened again: a step is kept whole or not at all.
     *
     * @param buffer   that holds the record.
     * @param offset   of the first byte, in bytes.
     * @param length   in bytes, at most {@link #MAX_RECORD_BYTES}.
     * @param endsStep whether no more records of the step follow.
     * @return the sequence of the record.
     * @throws JournalException.DiskFull if the disk has no room; the record is not in the journal and may be appended
     *     again.
     * @throws JournalException.MovedAway if the journal was moved or deleted.
     */
    public long append(final DirectBuffer buffer, final int offset, final int length, final boolean endsStep)
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
        watch.throwIfGone();
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
        if (endsStep)
        {
            lastStepEnd = nextSequence;
            if (!isMachineDurable)
            {
                watermark.advance(nextSequence);
            }
        }
        return nextSequence++;
    }

    /**
     * Ends a batch. With {@link Durability#SURVIVES_POWER_LOSS} it returns when all records are on the device. With
     * {@link Durability#SURVIVES_PROCESS_CRASH} it returns at once.
     */
    public void sync()
    {
        if (isMachineDurable)
        {
            syncToDevice();
        }
    }

    /**
     * Ends the last batch and closes the stream; then every record is on the device, whatever the durability. A second
     * call has no effect.
     */
    @Override
    public void close()
    {
        if (isClosed)
        {
            return;
        }
        isClosed = true;
        try
        {
            if (watch.isInPlace())
            {
                syncToDevice();
            }
        }
        finally
        {
            segments.close();
            watermark.close();
        }
    }

    private void syncToDevice()
    {
        segments.force();
        watermark.advance(lastStepEnd);
        watermark.force();
    }

    private static void createStream(final Path streamFolder, final Path watermarkFile)
    {
        try
        {
            PrivateFiles.createFolder(streamFolder);
            PrivateFiles.restrict(streamFolder);
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

    /** Checks every record and removes a step without its end. Returns the sequence after the last record. */
    private static long walk(final Path folder, final JournalStream stream, final StepLength steps)
    {
        final UnfinishedStep unfinished;
        final long next;
        try (JournalReader reader = JournalReader.open(folder, stream))
        {
            unfinished = new UnfinishedStep(reader, steps);
            reader.readToEnd(unfinished);
            next = unfinished.lastStepEnd() + 1;
            if (!unfinished.isFound() && reader.lastFile() != null)
            {
                reader.lastFile().trim(reader.endOfRecords());
            }
        }
        if (unfinished.isFound())
        {
            unfinished.cut(folder, stream);
        }
        SegmentFile.entries(stream.folder(folder), SegmentFile.RUN_PREFIX + "*").forEach(SegmentWriter::sweep);
        return next;
    }
}
