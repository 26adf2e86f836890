package softlanding.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import softlanding.journal.SegmentReader.Found;

/** Reads the records of a stream once, file by file like a reader, and continues past damage that stops a reader. */
final class SalvageScan
{
    private final RecordHandler handler;
    private final long last;
    private final List<String> damage = new ArrayList<>();
    private final List<SegmentFile> foreign = new ArrayList<>();
    private @Nullable SegmentFile file;
    private long records;
    private int endOfRecords;

    /** Reads the records up to a sequence or to their end. */
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

    /** Returns the number of sound records without a gap. */
    long records()
    {
        return records;
    }

    /** Returns the file of the last record, or null if there is no record. */
    @Nullable SegmentFile file()
    {
        return file;
    }

    /** Returns the end of the records in that file, in bytes from its start. */
    int endOfRecords()
    {
        return endOfRecords;
    }

    /** Returns one line per damaged place. */
    List<String> damage()
    {
        return damage;
    }

    /** Returns files that do not begin like a segment. No reader gets past them. */
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
