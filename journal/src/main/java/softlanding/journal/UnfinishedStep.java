package softlanding.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records at the end of a stream that are the beginning of a step without its end, as a process leaves them
 * that dies between two records of a step. They were never acknowledged. They are copied to a file of their own, record
 * by record as sequence, length and bytes, and cut; the rest of their segment stays where it is.
 */
final class UnfinishedStep implements RecordHandler
{
    private static final String PREFIX = "unfinished-";
    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;

    private final JournalReader reader;
    private final StepLength steps;
    private final List<byte[]> records = new ArrayList<>();
    private @Nullable SegmentFile lastFile;
    private int endOfSteps;
    private long lastStepEnd;

    UnfinishedStep(final JournalReader reader, final StepLength steps)
    {
        this.reader = reader;
        this.steps = steps;
    }

    @Override
    public void onRecord(final long sequence, final DirectBuffer buffer, final int offset, final int length)
    {
        if (steps.recordsToCome(buffer, offset, length) == 0)
        {
            records.clear();
            lastStepEnd = sequence;
            lastFile = reader.lastFile();
            endOfSteps = reader.endOfRecords();
            return;
        }
        final byte[] record = new byte[length];
        buffer.getBytes(offset, record);
        records.add(record);
    }

    boolean isFound()
    {
        return !records.isEmpty();
    }

    /** Returns the sequence of the last record of the last whole step; 0 if there is none. */
    long lastStepEnd()
    {
        return lastStepEnd;
    }

    /** Copies the records aside, then removes them, the last file first. The reader must be closed. */
    void cut(final Path folder, final JournalStream stream)
    {
        copyAside(folder);
        final List<SegmentFile> files = SegmentFile.list(stream.folder(folder));
        for (int i = files.size() - 1; i >= 0; i--)
        {
            final SegmentFile file = files.get(i);
            if (lastFile == null || file.number() > lastFile.number())
            {
                delete(file.path());
            }
            else if (file.number() == lastFile.number())
            {
                file.cut(endOfSteps);
            }
        }
        final Path watermark = stream.watermarkFile(folder);
        if (Watermark.sequenceOrUnknown(watermark) > lastStepEnd)
        {
            Watermark.create(watermark, lastStepEnd);
        }
        SegmentFile.forceFolder(folder);
    }

    private void copyAside(final Path folder)
    {
        final Path aside = firstFree(folder);
        try (FileChannel channel = PrivateFiles.open(aside, StandardOpenOption.TRUNCATE_EXISTING))
        {
            long sequence = lastStepEnd;
            for (final byte[] record : records)
            {
                sequence++;
                final ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + record.length).order(RecordFrame.ORDER);
                bytes.putLong(sequence).putInt(record.length).put(record).flip();
                while (bytes.hasRemaining())
                {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        }
        catch (final IOException e)
        {
            throw new JournalException.DiskFull("cannot keep an unfinished step aside: file=" + aside +
                "; free space or correct the permissions, then start again: nothing was deleted", e);
        }
    }

    private static Path firstFree(final Path folder)
    {
        int number = 1;
        while (Files.exists(folder.resolve(PREFIX + number)))
        {
            number++;
        }
        return folder.resolve(PREFIX + number);
    }

    private static void delete(final Path file)
    {
        try
        {
            Files.delete(file);
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot remove an unfinished step: file=" + file, e);
        }
    }
}
