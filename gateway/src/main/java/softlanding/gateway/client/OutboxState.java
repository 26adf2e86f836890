package softlanding.gateway.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.journal.PrivateFiles;

/**
 * What is remembered of a stream: its id, how far it was accepted, and how many frames of the source are known to be
 * refused. In a mapped file it survives the death of the process.
 */
public final class OutboxState implements AutoCloseable
{
    /** Length of the state, in bytes. */
    static final int BYTES = 128;
    /** The number of refused frames before the first connection. */
    public static final long UNKNOWN = -1;

    private static final long MAGIC = 0x31584f4254554f53L;
    private static final int STREAM_ID = 8;
    private static final int ACCEPTED = 16;
    private static final int ACCEPTED_EVENT = 24;
    private static final int REFUSED = 32;
    private static final int LOST = 40;

    private final UnsafeBuffer buffer;
    private final ByteBuffer bytes;

    private OutboxState(final ByteBuffer bytes, final String name)
    {
        this.bytes = bytes;
        buffer = new UnsafeBuffer(bytes);
        if (buffer.getLong(0) == 0)
        {
            buffer.putLong(STREAM_ID, new SecureRandom().nextLong() & Long.MAX_VALUE);
            buffer.putLong(REFUSED, UNKNOWN);
            buffer.putLongRelease(0, MAGIC);
        }
        else if (buffer.getLong(0) != MAGIC)
        {
            throw new IllegalArgumentException(name + " is not an outbox");
        }
    }

    /** Returns the state of a stream that ends with the process. */
    public static OutboxState inMemory()
    {
        return new OutboxState(ByteBuffer.allocateDirect(BYTES), "the memory");
    }

    /** Opens the state in a file, which is made if it does not exist. */
    public static OutboxState open(final Path file)
    {
        return new OutboxState(map(file, BYTES), file.toString());
    }

    /** Returns the state that stands at the begin of an outbox. */
    static OutboxState in(final ByteBuffer outbox, final Path file)
    {
        return new OutboxState(outbox, file.toString());
    }

    /** Maps a private file, and makes it as long as it must be. */
    static MappedByteBuffer map(final Path file, final long length)
    {
        try
        {
            PrivateFiles.createFile(file);
            try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE))
            {
                final long size = Files.size(file);
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, size == 0 ? length : size);
            }
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot open the outbox " + file, e);
        }
    }

    /** Returns the random id of the stream. */
    public long streamId()
    {
        return buffer.getLong(STREAM_ID);
    }

    /** Returns the position up to which everything was accepted, and every refusal is known. */
    public long accepted()
    {
        return buffer.getLongVolatile(ACCEPTED);
    }

    /** Returns an event of the node behind which every refusal stands that is not known yet. */
    public long acceptedEvent()
    {
        return buffer.getLong(ACCEPTED_EVENT);
    }

    /** Returns the number of refused frames of the source up to there. */
    public long refused()
    {
        return buffer.getLong(REFUSED);
    }

    /** Returns the number of positions that the node has lost and nobody sends again. */
    public long lost()
    {
        return buffer.getLong(LOST);
    }

    void accept(final long position, final long event, final long refused)
    {
        buffer.putLong(REFUSED, refused);
        buffer.putLong(ACCEPTED_EVENT, event);
        buffer.putLongRelease(ACCEPTED, position);
    }

    void lose(final long positions)
    {
        buffer.putLong(LOST, lost() + positions);
    }

    @Override
    public void close()
    {
        BufferUtil.free(bytes);
    }
}
