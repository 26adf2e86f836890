package softlanding.journal;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Allocates zeroed disk space ahead of the last record on its own thread. Fresh memory stalls for milliseconds, and an
 * append should not wait for it. A writer that overtakes the thread allocates the space itself.
 */
final class Preallocator implements AutoCloseable
{
    /** Room after a record for Chronicle's own data, in bytes: file header, index blocks, end-of-file mark. */
    static final int CHRONICLE_BYTES = 128 << 10;

    private final Path runFolder;
    private final int aheadBytes;
    private final int segmentBytes;
    private final Thread thread;
    private volatile @Nullable ZeroedFile live;
    private volatile long wanted;
    private volatile boolean isClosed;
    private final Deque<ZeroedFile> sealed = new ArrayDeque<>();
    private @Nullable ZeroedFile spare;
    private volatile @Nullable JournalException unforced;
    private int nextSegment;
    private long safeTo;

    /** Prepares the first segment of a run. A full disk is detected here. */
    Preallocator(final Path runFolder, final int firstSegment, final JournalSettings settings)
    {
        this.runFolder = runFolder;
        this.nextSegment = firstSegment;
        this.aheadBytes = settings.fillAheadBytes();
        this.segmentBytes = settings.segmentBytes();
        prepareSpare();
        thread = new Thread(this::run, "journal-fill-" + Objects.requireNonNull(runFolder.getParent()).getFileName());
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes the prepared file the live one. Only the writer's thread calls this. */
    ZeroedFile nextSegment()
    {
        prepareSpare();
        final ZeroedFile next = takeSpare();
        seal();
        wanted = 0;
        safeTo = 0;
        live = next;
        return next;
    }

    /** Hands the full file to the thread, which forces it to the device; the next append need not wait for that. */
    private void seal()
    {
        final ZeroedFile full = live;
        if (full != null)
        {
            synchronized (sealed)
            {
                sealed.add(full);
            }
        }
    }

    /** Returns when the live file is safe to write up to a position. Only the writer's thread calls this. */
    void reserve(final long position)
    {
        if (position > safeTo)
        {
            final JournalException failed = unforced;
            if (failed != null)
            {
                throw failed;
            }
            extend(position);
        }
    }

    @Override
    public void close()
    {
        isClosed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive())
        {
            try
            {
                thread.join();
            }
            catch (final InterruptedException e)
            {
                interrupted = true;
            }
        }
        forceSealed();
        closeFiles();
        if (interrupted)
        {
            Thread.currentThread().interrupt();
        }
    }

    /** Extends the filled space without a gap, because zeros written late would overwrite records. */
    private void extend(final long position)
    {
        final ZeroedFile file = Objects.requireNonNull(live);
        if (position > file.filledTo())
        {
            file.fillTo(position);
        }
        wanted = Math.min(position + aheadBytes, (long)segmentBytes + CHRONICLE_BYTES);
        safeTo = Math.min(position + aheadBytes / 2, file.filledTo());
        LockSupport.unpark(thread);
    }

    private void run()
    {
        while (!isClosed)
        {
            final ZeroedFile file = live;
            if (file != null)
            {
                fill(file);
            }
            forceSealed();
            LockSupport.park(this);
        }
    }

    private void fill(final ZeroedFile file)
    {
        final long target = wanted;
        try
        {
            file.fillTo(target);
            if (target >= segmentBytes)
            {
                prepareSpare();
            }
        }
        catch (final JournalException e)
        {
            // The failure is not lost: the writer meets the same when it needs the room, unless space was freed.
        }
    }

    /** Forces and closes the files that are full. Records that reached no device must stop the writer. */
    private void forceSealed()
    {
        for (ZeroedFile full = nextSealed(); full != null; full = nextSealed())
        {
            try (ZeroedFile closing = full)
            {
                closing.force();
            }
            catch (final JournalException e)
            {
                unforced = e;
            }
        }
    }

    private @Nullable ZeroedFile nextSealed()
    {
        synchronized (sealed)
        {
            return sealed.poll();
        }
    }

    private synchronized void prepareSpare()
    {
        if (spare != null)
        {
            return;
        }
        final ZeroedFile file = new ZeroedFile(SegmentFile.sparePathOf(runFolder, nextSegment));
        try
        {
            file.fillTo(aheadBytes);
            spare = file;
            nextSegment++;
        }
        finally
        {
            if (spare == null)
            {
                file.close();
            }
        }
    }

    private synchronized ZeroedFile takeSpare()
    {
        final ZeroedFile taken = Objects.requireNonNull(spare);
        spare = null;
        return taken;
    }

    private synchronized void closeFiles()
    {
        if (live != null)
        {
            live.close();
        }
        if (spare != null)
        {
            spare.close();
        }
    }
}
