package softlanding.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks each second whether the open files of a journal are still those behind their paths. A process can go on to
 * write to files that were deleted or moved, and what it acknowledges then is lost or belongs to no folder.
 */
final class FolderWatch implements AutoCloseable
{
    private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    /** Device and inode of each watched path. */
    private final Map<Path, Object> keys = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile @Nullable JournalException failure;
    private volatile boolean isClosed;
    private boolean isTold;

    FolderWatch()
    {
        thread = new Thread(this::run, "journal-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds a file that exists and is open. */
    void add(final Path file)
    {
        try
        {
            final @Nullable Object key = keyOf(file);
            if (key != null)
            {
                keys.put(file, key);
            }
        }
        catch (final IOException e)
        {
            throw gone(file, e);
        }
    }

    /** Ends the watch of a file that is complete. */
    void remove(final Path file)
    {
        keys.remove(file);
    }

    /** Throws the failure that was found, if there is one. Costs one read of memory. */
    void throwIfGone()
    {
        final JournalException found = failure;
        if (found != null)
        {
            isTold = true;
            throw found;
        }
    }

    /** Throws the failure that was found, unless it was thrown before. */
    void throwIfUntold()
    {
        if (!isTold)
        {
            throwIfGone();
        }
    }

    /** Looks now. Tells whether every file is in its place. */
    boolean isInPlace()
    {
        look();
        return failure == null;
    }

    @Override
    public void close()
    {
        isClosed = true;
        LockSupport.unpark(thread);
    }

    private void run()
    {
        while (!isClosed && failure == null)
        {
            LockSupport.parkNanos(this, EVERY_NS);
            look();
        }
    }

    private void look()
    {
        for (final Map.Entry<Path, Object> watched : keys.entrySet())
        {
            try
            {
                if (!watched.getValue().equals(keyOf(watched.getKey())) && keys.containsKey(watched.getKey()))
                {
                    failure = gone(watched.getKey(), null);
                }
            }
            catch (final IOException e)
            {
                failure = keys.containsKey(watched.getKey()) ? gone(watched.getKey(), e) : failure;
            }
        }
    }

    /** Returns device and inode, or null where the file system has none. */
    private static @Nullable Object keyOf(final Path file) throws IOException
    {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static JournalException gone(final Path file, final @Nullable IOException cause)
    {
        return new JournalException.MovedAway("the journal was moved or deleted while it was written: file=" + file +
            " is no longer the open one; what was appended in the last seconds may be in no folder: put the moved " +
            "folder back, or restore a copy, before the next start", cause);
    }
}
