package softlanding.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import softlanding.journal.SegmentReader.Found;

/**
 * Reads the records of one stream in order. Checks the sequence, length and CRC32C of each record, and at the end that
 * the stream reaches the watermark. A reader needs no lock: it reads a journal that is being written up to its last
 * record.
 *
 * <p>A damaged record after the watermark was never acknowledged. It ends the stream, and a later run may follow it.
 */
public final class JournalReader implements AutoCloseable
{
    private final Path streamFolder;
    private final Path watermarkFile;
    private @Nullable Watermark watermark;
    private @Nullable SegmentReader segment;
    private final StepLength steps;
    private long nextSequence = 1;
    private boolean isAtUnfinishedStep;

    private JournalReader(final Path folder, final JournalStream stream, final StepLength steps)
    {
        this.steps = steps;
        this.streamFolder = stream.folder(folder);
        this.watermarkFile = stream.watermarkFile(folder);
    }

    /**
     * Opens a stream at its first record.
     *
     * @param folder of the journal.
     * @param stream to read.
     * @return the reader.
     * @throws JournalException if the folder is not a journal.
     */
    public static JournalReader open(final Path folder, final JournalStream stream)
    {
        return open(folder, stream, StepLength.ONE);
    }

    /**
     * Opens a stream at its first record. The reader stops before a step of several records that is not acknowledged:
     * its end may still be missing.
     *
     * @param folder of the journal.
     * @param stream to read.
     * @param steps  says how many records of a step follow a record.
     * @return the reader.
     * @throws JournalException if the folder is not a journal.
     */
    public static JournalReader open(final Path folder, final JournalStream stream, final StepLength steps)
    {
        if (!Files.exists(folder.resolve(JournalFolder.LOCK_FILE_NAME)) && !Files.exists(stream.folder(folder)))
        {
            throw new JournalException("not a journal folder: " + folder.toAbsolutePath() + "; correct the path");
        }
        return new JournalReader(folder, stream, steps);
    }

    /**
     * Opens a stream at a record. Segments before that of the record are not read, so nothing is said about them.
     *
     * @param folder   of the journal.
     * @param stream   to read.
     * @param steps    says how many records of a step follow a record.
     * @param sequence of the record that is delivered first.
     * @return the reader; its next sequence is lower where the stream ends before the record.
     * @throws JournalException if the folder is not a journal, or what lies before the record in its segment is
     *     damaged.
     */
    public static JournalReader openAt(
        final Path folder, final JournalStream stream, final StepLength steps, final long sequence)
    {
        final JournalReader reader = open(folder, stream, steps);
        boolean more = true;
        try
        {
            reader.nextSequence = reader.beginOfSegment(sequence);
            while (more && reader.nextSequence < sequence)
            {
                more = reader.poll((passed, buffer, offset, length) -> {});
            }
            return reader;
        }
        catch (final JournalException e)
        {
            reader.close();
            throw e;
        }
    }

    /** Returns the first sequence of the segment that holds a record. */
    private long beginOfSegment(final long sequence)
    {
        long begin = 0;
        for (final SegmentFile file : SegmentFile.list(streamFolder))
        {
            try (SegmentReader candidate = new SegmentReader(file))
            {
                final long first = candidate.firstSequence();
                begin = first <= sequence ? Math.max(begin, first) : begin;
            }
        }
        return begin == 0 ? Math.min(sequence, 1) : begin;
    }

    /**
     * Passes the next record to a handler. Allocates only between segments and at the end.
     *
     * @param handler called at most once.
     * @return false at the end; a later call finds records that were appended since.
     * @throws JournalException if the stream is damaged or ends too early; each kind has its own type.
     */
    public boolean poll(final RecordHandler handler)
    {
        isAtUnfinishedStep = false;
        return deliver(handler) || (!isAtUnfinishedStep && goOn(handler));
    }

    /**
     * Passes every record up to the present end to a handler.
     *
     * @param handler called once per record.
     * @throws JournalException as {@link #poll}.
     */
    public void readToEnd(final RecordHandler handler)
    {
        boolean more = true;
        while (more)
        {
            more = poll(handler);
        }
    }

    /**
     * Returns the sequence of the next record.
     *
     * @return last delivered sequence plus one; 1 at the start.
     */
    public long nextSequence()
    {
        return nextSequence;
    }

    @Override
    public void close()
    {
        if (segment != null)
        {
            segment.close();
            segment = null;
        }
        if (watermark != null)
        {
            watermark.close();
            watermark = null;
        }
    }

    /** Returns the segment that was read last, or null. */
    @Nullable SegmentFile lastFile()
    {
        return segment == null ? null : segment.file();
    }

    /** Returns the end of the records in the last segment, in bytes from the start of the file. */
    int endOfRecords()
    {
        return Objects.requireNonNull(segment).position();
    }

    private boolean deliver(final RecordHandler handler)
    {
        if (segment == null || segment.find(nextSequence) != Found.RECORD)
        {
            return false;
        }
        final int offset = segment.payloadOffset();
        final int length = segment.payloadLength();
        final int toCome = steps.recordsToCome(segment.buffer(), offset, length);
        isAtUnfinishedStep = toCome > 0 && acknowledged() < nextSequence;
        if (isAtUnfinishedStep)
        {
            return false;
        }
        final long sequence = nextSequence++;
        segment.pass();
        handler.onRecord(sequence, segment.buffer(), offset, length);
        return true;
    }

    /**
     * Moves to the next record. The order of the first three steps matters: records that a live writer appends in the
     * meantime must not look lost.
     */
    private boolean goOn(final RecordHandler handler)
    {
        final long acknowledged = acknowledged();
        final List<SegmentFile> files = SegmentFile.list(streamFolder);
        if (deliver(handler) || isAtUnfinishedStep)
        {
            return !isAtUnfinishedStep;
        }
        @Nullable JournalException problem = problem(segment);
        for (final SegmentFile file : files)
        {
            if (segment == null || file.number() > segment.file().number())
            {
                final SegmentReader candidate = new SegmentReader(file);
                if (candidate.find(nextSequence) == Found.RECORD)
                {
                    follow(candidate);
                    return deliver(handler);
                }
                problem = problem == null ? problem(candidate) : problem;
                candidate.close();
            }
        }
        requireEnd(acknowledged, problem);
        return false;
    }

    private void follow(final SegmentReader candidate)
    {
        if (segment != null)
        {
            segment.close();
        }
        segment = candidate;
    }

    private @Nullable JournalException problem(final @Nullable SegmentReader reader)
    {
        if (reader == null)
        {
            return null;
        }
        final Found found = reader.find(nextSequence);
        return found == Found.END ? null : reader.problem(found, nextSequence);
    }

    private void requireEnd(final long acknowledged, final @Nullable JournalException problem)
    {
        if (nextSequence > acknowledged)
        {
            return;
        }
        if (problem != null)
        {
            throw problem;
        }
        throw new JournalException.EndsBeforeWatermark("journal ends before its watermark: file=" +
            (segment == null ? streamFolder : segment.file().path() + ", offset=" + segment.position()) +
            ", sequence=" + nextSequence + " is missing, acknowledged=" + acknowledged +
            "; a file was cut, deleted or damaged, or the machine died under durability " +
            "SURVIVES_PROCESS_CRASH: restore the" +
            " journal folder from a copy, or accept the loss by the command recover");
    }

    private long acknowledged()
    {
        if (watermark == null)
        {
            final boolean hasRuns = !SegmentFile.entries(streamFolder, SegmentFile.RUN_PREFIX + "*").isEmpty();
            if (!Files.exists(watermarkFile))
            {
                requireNoRuns(hasRuns);
                return 0;
            }
            watermark = Watermark.open(watermarkFile, false);
        }
        return watermark.sequence();
    }

    /** Refuses runs without a watermark, because a writer creates the watermark before the first run. */
    private void requireNoRuns(final boolean hasRuns)
    {
        if (hasRuns)
        {
            throw new JournalException.DamagedWatermark("watermark is missing: file=" + watermarkFile +
                "; restore it from a copy of the journal folder");
        }
    }
}
