package softlanding.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import softlanding.journal.SegmentReader.Found;

/**
 * Reads the records of one stream in order and checks each: contiguous sequence, length, CRC32C. At the end the
 * watermark must have been reached. Needs no lock: a journal that is being written is read up to its last record.
 *
 * <p>A damaged record behind the watermark was never acknowledged: it is the end, and a later run may follow it.
 */
public final class JournalReader implements AutoCloseable
{
    private final Path streamFolder;
    private Watermark watermark;
    private SegmentReader segment;
    private long nextSequence = 1;

    private JournalReader(final Path streamFolder)
    {
        this.streamFolder = streamFolder;
    }

    /**
     * Opens a stream at its first record.
     *
     * @param folder of the journal.
     * @param stream to read.
     * @return the reader.
     * @throws JournalException if there is no such folder.
     */
    public static JournalReader open(final Path folder, final JournalStream stream)
    {
        if (!Files.isDirectory(folder))
        {
            throw new JournalException("no journal folder: " + folder.toAbsolutePath() + "; correct the path");
        }
        return new JournalReader(stream.folder(folder));
    }

    /**
     * Gives the next record to a handler. Allocates nothing, except between segments and at the end.
     *
     * @param handler to call, at most once.
     * @return false at the end; later polls find what was appended since.
     * @throws JournalException if the stream is damaged or ends too early; each kind has its own type.
     */
    public boolean poll(final RecordHandler handler)
    {
        return deliver(handler) || goOn(handler);
    }

    /**
     * The sequence of the record that comes next.
     *
     * @return one more than the sequence of the last record that was delivered, 1 at the start.
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

    /** The segment that was read last, or null. */
    SegmentFile lastFile()
    {
        return segment == null ? null : segment.file();
    }

    /** Where the records of the last segment end, in bytes from the start of the file. */
    int endOfRecords()
    {
        return segment.position();
    }

    private boolean deliver(final RecordHandler handler)
    {
        if (segment == null || segment.find(nextSequence) != Found.RECORD)
        {
            return false;
        }
        final long sequence = nextSequence++;
        final int offset = segment.payloadOffset();
        final int length = segment.payloadLength();
        segment.pass();
        handler.onRecord(sequence, segment.buffer(), offset, length);
        return true;
    }

    /** What a live writer appends meanwhile must not look lost: the order of the three first steps matters. */
    private boolean goOn(final RecordHandler handler)
    {
        final long acknowledged = acknowledged();
        final List<SegmentFile> files = SegmentFile.list(streamFolder);
        if (deliver(handler))
        {
            return true;
        }
        JournalException problem = problem(segment);
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

    private JournalException problem(final SegmentReader reader)
    {
        final Found found = reader == null ? Found.END : reader.find(nextSequence);
        return found == Found.END ? null : reader.problem(found, nextSequence);
    }

    private void requireEnd(final long acknowledged, final JournalException problem)
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
            "; a file was cut, deleted or damaged: restore it from a copy of the journal folder");
    }

    private long acknowledged()
    {
        if (watermark == null)
        {
            if (!Watermark.exists(streamFolder))
            {
                requireEmpty();
                return 0;
            }
            watermark = Watermark.open(streamFolder, false);
        }
        return watermark.sequence();
    }

    private void requireEmpty()
    {
        final List<Path> runs = SegmentFile.entries(streamFolder, SegmentFile.RUN_PREFIX + "*");
        if (segment != null || !runs.isEmpty() && !Watermark.exists(streamFolder))
        {
            throw new JournalException.DamagedWatermark("watermark is missing: file=" +
                streamFolder.resolve(Watermark.FILE_NAME) + "; restore it from a copy of the journal folder");
        }
    }
}
