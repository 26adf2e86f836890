package softlanding.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private static final String TABLE_SUFFIX = ".cq4t";
    private static final int PAGE_BYTES = 4096;
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
    private final FolderWatch watch;
    private final int segmentBytes;
    private final Preallocator preallocator;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final PointerBytesStore source = new PointerBytesStore();
    private @Nullable ZeroedFile live;
    private int segment;
    private int lastForced = -1;
    private long position;
    private boolean isWatched;

    private SegmentWriter(
        final Path runFolder,
        final FolderWatch watch,
        final Preallocator preallocator,
        final int firstSegment,
        final int segmentBytes)
    {
        this.runFolder = runFolder;
        this.watch = watch;
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
    static SegmentWriter open(
        final Path streamFolder, final int firstSegment, final JournalSettings settings, final FolderWatch watch)
    {
        final Path runFolder = SegmentFile.runFolder(streamFolder, firstSegment);
        createRunFolder(runFolder);
        try
        {
            requireRoom(runFolder, settings.fillAheadBytes() + TABLE_BYTES);
            final Preallocator preallocator = new Preallocator(runFolder, firstSegment, settings);
            return allocated(new SegmentWriter(runFolder, watch, preallocator, firstSegment, settings.segmentBytes()));
        }
        catch (final JournalException.DiskFull e)
        {
            sweep(runFolder);
            throw e;
        }
        catch (final InternalError e)
        {
            throw noRoom(runFolder, e);
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
        try
        {
            appender.writeBytes(source);
        }
        catch (final InternalError e)
        {
            throw noRoom(runFolder, e);
        }
        position = appender.wire().bytes().writePosition();
        if (!isWatched)
        {
            // Chronicle gives the prepared file its name with the first record.
            watch.add(SegmentFile.pathOf(runFolder, segment));
            isWatched = true;
        }
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
        if (!watch.isInPlace())
        {
            // Another journal may lie behind these paths now.
            return;
        }
        final Path file = SegmentFile.pathOf(runFolder, segment);
        watch.remove(file);
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
        if (!watch.isInPlace())
        {
            watch.throwIfGone();
        }
        if (live != null)
        {
            watch.remove(SegmentFile.pathOf(runFolder, segment));
        }
        live = preallocator.nextSegment();
        segment++;
        position = 0;
        isWatched = false;
    }

    /**
     * Allocates the table that Chronicle has mapped, by writing its own bytes to it. A store to a page without room
     * would end the process.
     */
    private static SegmentWriter allocated(final SegmentWriter writer)
    {
        for (final Path table : SegmentFile.entries(writer.runFolder, "*" + TABLE_SUFFIX))
        {
            try (FileChannel channel = PrivateFiles.open(table, StandardOpenOption.READ))
            {
                final ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
                for (long at = 0; at < channel.size(); at += PAGE_BYTES)
                {
                    page.clear();
                    channel.read(page, at);
                    channel.write(page.flip(), at);
                }
            }
            catch (final IOException e)
            {
                writer.close();
                throw new JournalException.DiskFull("no room to open the journal: file=" + table +
                    "; free space, then start again: nothing is lost", e);
            }
        }
        return writer;
    }

    /** The virtual machine's error for a store to mapped memory that the disk has no room for. */
    private static JournalException noRoom(final Path runFolder, final InternalError cause)
    {
        return new JournalException.DiskFull("no room for a page of the mapped journal: folder=" + runFolder +
            "; free space, then start again: nothing that was acknowledged is lost", cause);
    }

    private static void createRunFolder(final Path runFolder)
    {
        try
        {
            PrivateFiles.createFolder(runFolder);
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
