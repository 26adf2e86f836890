package softlanding.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import softlanding.journal.SegmentReader.Found;

/** One way through the records of a stream, from file to file as a reader goes, past what a reader would stop at. */
final class SalvageScan
{
    private final RecordHandler handler;
    private final long last;
    private final List<String> damage = new ArrayList<>();
    private final List<SegmentFile> foreign = new ArrayList<>();
    private @Nullable SegmentFile file;
    private long records;
    private int endOfRecords;

    /** Goes through the records up to a sequence, or to their end. */
    SalvageScan(final Path streamFolder, final long last, final RecordHandler handler)
    {
        this.handler = handler;
        this.last = last;
        for (final SegmentFile next : SegmentFile.list(streamFolder))
        {
            if (records < last)
            {
                go(next);
            }
        }
    }

    /** How many records came, each whole, without a gap. */
    long records()
    {
        return records;
    }

    /** The file that holds the last of them; null if none came. */
    @Nullable SegmentFile file()
    {
        return file;
    }

    /** Where they end in that file, in bytes from its start. */
    int endOfRecords()
    {
        return endOfRecords;
    }

    /** What was met that is no record, a line each. */
    List<String> damage()
    {
        return damage;
    }

    /** Files that do not begin as a segment does: no reader gets past them. */
    List<SegmentFile> foreign()
    {
        return foreign;
    }

    private void go(final SegmentFile next)
    {
        try (SegmentReader reader = new SegmentReader(next))
        {
            Found found = reader.find(records + 1);
            while (found == Found.RECORD && records < last)
            {
                final int offset = reader.payloadOffset();
                final int length = reader.payloadLength();
                reader.pass();
                handler.onRecord(++records, reader.buffer(), offset, length);
                file = next;
                endOfRecords = reader.position();
                found = reader.find(records + 1);
            }
            if (found == Found.DAMAGED || found == Found.OTHER_SEQUENCE)
            {
                damage.add(reader.problem(found, records + 1).getMessage());
            }
        }
        catch (final JournalException.ForeignFile e)
        {
            damage.add(e.getMessage());
            foreign.add(next);
        }
    }
}
