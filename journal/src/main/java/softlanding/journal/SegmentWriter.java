package softlanding.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One run: a fresh Chronicle queue with the segments that this opening of the stream adds. Chronicle's clock is the
 * number of the segment, so a file is closed when it is full and never by the time of day. A Chronicle index is segment
 * &lt;&lt; 32 | position in the segment.
 */
final class SegmentWriter implements AutoCloseable
{
    /** Room for Chronicle's own table of the queue, in bytes. It is not allocated ahead. */
    private static final long TABLE_BYTES = 1 << 20;
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    static
    {
        // Chronicle's classes read these once: no telemetry, no banner, no background threads.
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
        System.setProperty("background.releaser", "false");
    }

    private final Path runFolder;
    private final int segmentBytes;
    private final Preallocator preallocator;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final PointerBytesStore source = new PointerBytesStore();
    private @Nullable ZeroedFile live;
    private int segment;
    private int lastForced = -1;
    private long position;

    private SegmentWriter(
        final Path runFolder, final Preallocator preallocator, final int firstSegment, final int segmentBytes)
    {
        this.runFolder = runFolder;
        this.preallocator = preallocator;
        this.segmentBytes = segmentBytes;
        this.segment = firstSegment - 1;
        queue = SingleChronicleQueueBuilder.single(runFolder.toFile())
            .rollCycle(RollCycles.FAST_DAILY)
            .blockSize(segmentBytes)
            .timeProvider((TimeProvider)() -> segment * DAY_MS)
            .build();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /** Begins a run. A full disk is detected here and leaves no file. */
    static SegmentWriter open(final Path streamFolder, final int firstSegment, final JournalSettings settings)
    {
        final Path runFolder = SegmentFile.runFolder(streamFolder, firstSegment);
        createRunFolder(runFolder);
        try
        {
            requireRoom(runFolder, settings.fillAheadBytes() + TABLE_BYTES);
            final Preallocator preallocator = new Preallocator(runFolder, firstSegment, settings);
            return new SegmentWriter(runFolder, preallocator, firstSegment, settings.segmentBytes());
        }
        catch (final JournalException.DiskFull e)
        {
            sweep(runFolder);
            throw e;
        }
    }

    /** Appends one frame as one document. */
    void append(final long frameAddress, final int frameBytes)
    {
        if (live == null || position + frameBytes > segmentBytes)
        {
            roll();
        }
        preallocator.reserve(position + frameBytes + Preallocator.CHRONICLE_BYTES);
        source.set(frameAddress, frameBytes);
        appender.writeBytes(source);
        position = appender.wire().bytes().writePosition();
    }

    /** Tells whether the next frame needs a new segment. */
    boolean isFullFor(final int frameBytes)
    {
        return live != null && position + frameBytes > segmentBytes;
    }

    /** Forces the records of the live segment to the device. */
    void force()
    {
        if (live == null)
        {
            return;
        }
        live.force();
        if (segment != lastForced)
        {
            SegmentFile.forceFolder(runFolder);
            final Path streamFolder = Objects.requireNonNull(runFolder.getParent());
            SegmentFile.forceFolder(streamFolder);
            SegmentFile.forceFolder(Objects.requireNonNull(streamFolder.getParent()));
            lastForced = segment;
        }
    }

    /** Removes the spare room of a run. Removes the run if it has no record. */
    @Override
    public void close()
    {
        preallocator.close();
        appender.close();
        queue.close();
        final Path file = SegmentFile.pathOf(runFolder, segment);
        if (position > 0)
        {
            new SegmentFile(segment, file).trim(position);
        }
        sweep(runFolder);
    }

    /** Deletes a prepared file that was not used, and the run if it has no segment. */
    static void sweep(final Path runFolder)
    {
        final boolean isEmpty = SegmentFile.entries(runFolder, "*" + SegmentFile.SUFFIX).isEmpty();
        try
        {
            for (final Path path : SegmentFile.entries(runFolder, isEmpty ? "*" : "*" + SegmentFile.SPARE_SUFFIX))
            {
                Files.delete(path);
            }
            if (isEmpty)
            {
                Files.delete(runFolder);
            }
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot delete what a run left: folder=" + runFolder, e);
        }
    }

    private void roll()
    {
        live = preallocator.nextSegment();
        segment++;
        position = 0;
    }

    private static void createRunFolder(final Path runFolder)
    {
        try
        {
            Files.createDirectory(runFolder);
        }
        catch (final IOException e)
        {
            throw new JournalException.DiskFull("cannot create the folder: " + runFolder +
                "; free space or correct the permissions, then start again", e);
        }
    }

    private static void requireRoom(final Path runFolder, final long wantedBytes)
    {
        try
        {
            final long usableBytes = Files.getFileStore(runFolder).getUsableSpace();
            if (usableBytes < wantedBytes)
            {
                throw new JournalException.DiskFull("no room to open the journal: folder=" + runFolder +
                    ", usable bytes=" + usableBytes + ", wanted bytes=" + wantedBytes +
                    "; free space, then start again: nothing is lost", null);
            }
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot ask for the free space: folder=" + runFolder, e);
        }
    }
}
