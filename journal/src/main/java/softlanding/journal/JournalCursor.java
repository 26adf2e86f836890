package softlanding.journal;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import softlanding.journal.SegmentReader.Found;

/**
 * Follows a stream that the same process writes. The caller says up to which record it may read, so the cursor looks
 * neither at the watermark nor, within a segment, at the folder, and allocates only between segments.
 */
public final class JournalCursor implements AutoCloseable
{
    private final Path streamFolder;
    private final SparseIndex index;
    private @Nullable SegmentReader segment;
    private long nextSequence;

    /**
     * Opens a cursor at the first record that is kept.
     *
     * @param folder of the journal.
     * @param stream to read.
     * @param first  sequence of that record.
     * @param index  shared by the cursors of the stream.
     */
    public JournalCursor(final Path folder, final JournalStream stream, final long first, final SparseIndex index)
    {
        streamFolder = stream.folder(folder);
        nextSequence = first;
        this.index = index;
    }

    /**
     * Moves forward to a place from which every record with at least a key is still to come, if one is known.
     *
     * @param key that is wanted.
     */
    public void skipTo(final long key)
    {
        final int point = index.before(key);
        if (point < 0 || index.sequence(point) <= nextSequence)
        {
            return;
        }
        for (final SegmentFile file : SegmentFile.list(streamFolder))
        {
            if (file.number() == index.segment(point))
            {
                final SegmentReader reader = new SegmentReader(file);
                if (reader.findAt(index.position(point), index.sequence(point)) == Found.RECORD)
                {
                    follow(reader);
                    nextSequence = index.sequence(point);
                    return;
                }
                reader.close();
            }
        }
    }

    /** Returns the sequence of the next record. */
    public long nextSequence()
    {
        return nextSequence;
    }

    /**
     * Passes the next record to a handler.
     *
     * @param last    sequence of the last record that was written.
     * @param handler called at most once.
     * @return whether the cursor has moved.
     * @throws JournalException if the record is damaged or missing.
     */
    public boolean poll(final long last, final CursorHandler handler)
    {
        if (nextSequence > last)
        {
            return false;
        }
        if (segment == null || segment.find(nextSequence) != Found.RECORD)
        {
            goOn();
        }
        final SegmentReader at = Objects.requireNonNull(segment);
        index.note(nextSequence, at);
        if (!handler.onRecord(nextSequence, at.buffer(), at.payloadOffset(), at.payloadLength()))
        {
            return false;
        }
        at.pass();
        nextSequence++;
        return true;
    }

    @Override
    public void close()
    {
        if (segment != null)
        {
            segment.close();
            segment = null;
        }
    }

    private void goOn()
    {
        final int after = segment == null ? -1 : segment.file().number();
        for (final SegmentFile file : SegmentFile.list(streamFolder))
        {
            if (file.number() > after)
            {
                final SegmentReader candidate = new SegmentReader(file);
                if (candidate.find(nextSequence) == Found.RECORD)
                {
                    follow(candidate);
                    return;
                }
                candidate.close();
            }
        }
        throw new JournalException("record is missing: folder=" + streamFolder + ", sequence=" + nextSequence +
            "; it was written by this process, and has been removed or damaged since");
    }

    private void follow(final SegmentReader next)
    {
        close();
        segment = next;
    }
}
