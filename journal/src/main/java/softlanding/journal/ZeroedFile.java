package softlanding.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A segment file whose first bytes are allocated on disk and filled with zeros. Chronicle alone maps sparse files,
 * which stall at fresh memory and meet a full disk in the middle of a store.
 */
final class ZeroedFile implements AutoCloseable
{
    private static final byte[] ZEROS = new byte[64 << 10];

    private final Path path;
    private final RandomAccessFile file;
    private volatile long filledTo;
    private boolean isClosed;

    ZeroedFile(final Path path)
    {
        this.path = path;
        try
        {
            PrivateFiles.createFile(path);
            file = new RandomAccessFile(path.toFile(), "rw");
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot create the segment: file=" + path, e);
        }
    }

    /** Returns the end of the space that is safe to write, in bytes from the start of the file. */
    long filledTo()
    {
        return filledTo;
    }

    /** Fills the file with zeros up to a position. Only bytes after filledTo are written. */
    void fillTo(final long position)
    {
        boolean isOpen = true;
        while (isOpen && filledTo < position)
        {
            isOpen = fillChunk(position);
        }
    }

    /** Forces the file to the device. */
    void force()
    {
        try
        {
            file.getChannel().force(false);
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot force the segment to the device: file=" + path +
                "; what was appended since the last sync may be lost", e);
        }
    }

    @Override
    public synchronized void close()
    {
        isClosed = true;
        try
        {
            file.close();
        }
        catch (final IOException e)
        {
            throw new JournalException("cannot close the segment: file=" + path, e);
        }
    }

    /**
     * Fills one small chunk, so that a waiting writer never waits for a whole window. Returns false if the file was
     * closed.
     */
    private synchronized boolean fillChunk(final long position)
    {
        try
        {
            if (!isClosed && filledTo < position)
            {
                file.seek(filledTo);
                file.write(ZEROS);
                filledTo += ZEROS.length;
            }
            return !isClosed;
        }
        catch (final IOException e)
        {
            throw new JournalException.DiskFull("no room for more records: file=" + path + ", reserved bytes=" +
                filledTo + ", wanted bytes=" + position + "; free space, then start again: nothing is lost", e);
        }
    }
}
