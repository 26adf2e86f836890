package softlanding.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the readable part of a stream that a {@link JournalReader} refuses, and cuts the rest when the loss is
 * accepted.
 * <p>
 * The readable part is what a reader delivers before it fails: sound records from the first, without a gap. Nothing is
 * guessed, and no record after a hole is used. {@link #look} changes nothing. {@link #cut} changes files and keeps
 * copies of them.
 */
public final class JournalSalvage
{
    /** Stands for a sequence when the watermark is unreadable. */
    public static final long UNKNOWN = -1;

    private final Path folder;
    private final JournalStream stream;
    private final long acknowledged;
    private final SalvageScan found;

    private JournalSalvage(final Path folder, final JournalStream stream, final RecordHandler handler)
    {
        this.folder = folder;
        this.stream = stream;
        // The watermark is read before the records, because records that a writer adds in the meantime must not look
        // lost.
        acknowledged = acknowledged(folder, stream);
        found = new SalvageScan(stream.folder(folder), Long.MAX_VALUE, handler);
    }

    /**
     * Reads a stream without changing it.
     *
     * @param folder  of the journal.
     * @param stream  to read.
     * @param handler receives every readable record in order.
     * @return the findings.
     * @throws JournalException if a file name is not the name of a segment, or the watermark has another format
     *     version.
     */
    public static JournalSalvage look(final Path folder, final JournalStream stream, final RecordHandler handler)
    {
        return new JournalSalvage(folder, stream, handler);
    }

    /**
     * Returns the last readable sequence.
     *
     * @return sequence; 0 if no record is readable.
     */
    public long readable()
    {
        return found.records();
    }

    /**
     * Returns the last acknowledged sequence.
     *
     * @return sequence, or {@link #UNKNOWN}.
     */
    public long acknowledged()
    {
        return acknowledged;
    }

    /**
     * Tells whether the stream opens without a cut.
     *
     * @return true if every acknowledged record is readable and no foreign file exists.
     */
    public boolean isWhole()
    {
        return acknowledged != UNKNOWN && readable() >= acknowledged && found.foreign().isEmpty();
    }

    /**
     * Describes the damage.
     *
     * @return one line per damaged place, with file and offset; empty if the stream is whole.
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
     * Cuts the stream after a readable record. Files that change, such as the watermark, are first copied to another
     * folder. Files after the end are moved there. An interrupted cut can be repeated.
     *
     * @param held  lock on the journal folder; it excludes other writers.
     * @param last  sequence of the new last record, at most {@link #readable()}.
     * @param aside folder for the copies; created if it does not exist.
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
