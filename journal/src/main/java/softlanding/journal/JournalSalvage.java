package softlanding.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a stream can still be read when a {@link JournalReader} refuses it, and the acceptance that the rest is lost.
 * <p>
 * Readable is what a reader would deliver before it complains: whole records from the first, without a gap. Nothing is
 * guessed, and nothing behind a hole is used. To look changes nothing; {@link #cut} does, and keeps what it replaces.
 */
public final class JournalSalvage
{
    /** Instead of a sequence: the watermark cannot be read. */
    public static final long UNKNOWN = -1;

    private final Path folder;
    private final JournalStream stream;
    private final long acknowledged;
    private final SalvageScan found;

    private JournalSalvage(final Path folder, final JournalStream stream, final RecordHandler handler)
    {
        this.folder = folder;
        this.stream = stream;
        // Before the records: those that a writer adds meanwhile must not look lost.
        acknowledged = acknowledged(folder, stream);
        found = new SalvageScan(stream.folder(folder), Long.MAX_VALUE, handler);
    }

    /**
     * Looks at a stream.
     *
     * @param folder  of the journal.
     * @param stream  to look at.
     * @param handler given every record that can be read, in order.
     * @return what there is.
     * @throws JournalException if a file has a name that no segment has, or the watermark is of another format version.
     */
    public static JournalSalvage look(final Path folder, final JournalStream stream, final RecordHandler handler)
    {
        return new JournalSalvage(folder, stream, handler);
    }

    /**
     * Up to where the stream can be read.
     *
     * @return sequence of the last record, 0 if there is none.
     */
    public long readable()
    {
        return found.records();
    }

    /**
     * Up to where the stream has been acknowledged.
     *
     * @return sequence, or {@link #UNKNOWN}.
     */
    public long acknowledged()
    {
        return acknowledged;
    }

    /**
     * Whether the stream can be opened as it is.
     *
     * @return true if every acknowledged record can be read and no file stands in the way.
     */
    public boolean isWhole()
    {
        return acknowledged != UNKNOWN && readable() >= acknowledged && found.foreign().isEmpty();
    }

    /**
     * What stands in the way, unless the stream is whole.
     *
     * @return a line for each place, with file and offset.
     */
    public List<String> damage()
    {
        final List<String> damage = new ArrayList<>(found.damage());
        if (acknowledged == UNKNOWN)
        {
            damage.add("watermark is missing or cannot be read: file=" + stream.watermarkFile(folder));
        }
        else if (damage.isEmpty() && !isWhole())
        {
            damage.add("records end: " + (found.file() == null ? "file=" + stream.folder(folder) :
                "file=" + found.file().path() + ", offset=" + found.endOfRecords()));
        }
        return damage;
    }

    /**
     * Lets the stream end with a record that can be read. Files that change, the watermark among them, are first copied
     * to another folder; files behind the end are moved there. Interrupted, it can be done again.
     *
     * @param held  hold on the journal folder: nobody else writes.
     * @param last  sequence of the record that is to be the last, at most {@link #readable()}.
     * @param aside folder for what is kept aside, made when missing.
     */
    public void cut(final JournalFolder held, final long last, final Path aside)
    {
        if (last < 0 || last > readable() || !held.holds(folder))
        {
            throw new IllegalArgumentException(
                "cannot cut: folder=" + folder + ", last=" + last + ", readable=" + readable());
        }
        final Quarantine kept = new Quarantine(folder, aside);
        final SalvageScan toLast = new SalvageScan(
            stream.folder(folder), last, (sequence, buffer, offset, length) -> {});
        final Path watermarkFile = stream.watermarkFile(folder);
        kept.copy(watermarkFile);
        for (final SegmentFile file : SegmentFile.list(stream.folder(folder)))
        {
            if (file.equals(toLast.file()))
            {
                kept.copy(file.path());
                file.cut(toLast.endOfRecords());
            }
            else if (toLast.file() == null || file.number() > toLast.file().number() ||
                found.foreign().contains(file))
            {
                kept.move(file.path());
            }
        }
        Watermark.create(watermarkFile, last);
        SegmentFile.forceFolder(folder);
    }

    private static long acknowledged(final Path folder, final JournalStream stream)
    {
        final Path file = stream.watermarkFile(folder);
        if (!Files.exists(file))
        {
            return SegmentFile.entries(stream.folder(folder), SegmentFile.RUN_PREFIX + "*").isEmpty() ? 0 : UNKNOWN;
        }
        return Watermark.sequenceOrUnknown(file);
    }
}
