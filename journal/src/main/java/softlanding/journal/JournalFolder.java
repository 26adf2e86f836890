package softlanding.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exclusive lock on a journal folder. The operating system releases the lock when the process ends for any reason,
 * so a lock is never stale.
 */
public final class JournalFolder implements AutoCloseable
{
    static final String LOCK_FILE_NAME = "writer.lock";

    /**
     * Folders that this process has locked. Closing a second channel on the lock file would release the lock of the
     * first, so one process must not open the file twice.
     */
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final JournalSettings settings;
    private final Path lockFile;
    private final FileChannel lock;
    private final FolderWatch watch = new FolderWatch();
    private final Map<JournalStream, JournalWriter> writers = new EnumMap<>(JournalStream.class);

    private JournalFolder(
        final Path folder, final JournalSettings settings, final Path lockFile, final FileChannel lock)
    {
        this.folder = folder;
        this.settings = settings;
        this.lockFile = lockFile;
        this.lock = lock;
        watch.add(lockFile);
    }

    /**
     * Locks a folder. Creates the folder if it does not exist, for its owner only (mode 0700).
     *
     * @param folder   of the journal.
     * @param settings for writing.
     * @return the lock.
     * @throws JournalException.Locked if another writer holds the lock.
     */
    public static JournalFolder open(final Path folder, final JournalSettings settings)
    {
        try
        {
            PrivateFiles.createFolder(folder);
            final Path lockFile = folder.toRealPath().resolve(LOCK_FILE_NAME);
            return new JournalFolder(folder, settings, lockFile, lock(lockFile));
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot open the journal folder: " + folder.toAbsolutePath() +
                "; correct the path or the permissions", e);
        }
    }

    /**
     * Opens a stream for writing, at most once. Checks all its records and continues after the last one.
     *
     * @param stream to write.
     * @return the writer; it is closed together with this lock at the latest.
     * @throws JournalException if the stream is damaged or the disk is full; each kind has its own type.
     */
    public JournalWriter writer(final JournalStream stream)
    {
        return writer(stream, StepLength.ONE);
    }

    /**
     * Opens a stream whose steps may have several records for writing, at most once. A step without its end is copied
     * to a file of its own, and cut.
     *
     * @param stream to write.
     * @param steps  says how many records of a step follow a record.
     * @return the writer; it is closed together with this lock at the latest.
     * @throws JournalException if the stream is damaged or the disk is full; each kind has its own type.
     */
    public JournalWriter writer(final JournalStream stream, final StepLength steps)
    {
        if (!lock.isOpen() || writers.containsKey(stream))
        {
            throw new IllegalStateException("folder is closed or the stream is open for writing: " + stream);
        }
        final JournalWriter writer = JournalWriter.open(folder, stream, steps, settings, watch);
        writers.put(stream, writer);
        return writer;
    }

    /** Tells whether this is the lock on a folder, and no stream of the folder is open for writing. */
    boolean holds(final Path journal)
    {
        return lock.isOpen() && writers.isEmpty() && folder.equals(journal);
    }

    /**
     * Closes the writers and releases the folder. A second call has no effect.
     *
     * @throws JournalException.MovedAway if the journal was moved or deleted, and no append said so.
     */
    @Override
    public void close()
    {
        if (!lock.isOpen())
        {
            return;
        }
        try (lock; watch)
        {
            writers.values().forEach(JournalWriter::close);
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot release the lock: file=" + lockFile, e);
        }
        finally
        {
            HELD_BY_THIS_PROCESS.remove(lockFile);
        }
        watch.throwIfUntold();
    }

    private static FileChannel lock(final Path lockFile) throws IOException
    {
        if (!HELD_BY_THIS_PROCESS.add(lockFile))
        {
            throw locked(lockFile, "this process");
        }
        FileChannel lock = null;
        try
        {
            lock = lockAcrossProcesses(lockFile);
            return lock;
        }
        finally
        {
            if (lock == null)
            {
                HELD_BY_THIS_PROCESS.remove(lockFile);
            }
        }
    }

    private static FileChannel lockAcrossProcesses(final Path lockFile) throws IOException
    {
        final FileChannel channel = PrivateFiles.open(lockFile, StandardOpenOption.READ);
        if (channel.tryLock() == null)
        {
            channel.close();
            throw locked(lockFile, "process " + Files.readString(lockFile));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static JournalException locked(final Path lockFile, final String holder)
    {
        return new JournalException.Locked("journal is held by another writer: file=" + lockFile + ", held by " +
            holder + "; stop it first, or use another folder (the file itself never needs to be deleted)");
    }
}
