package softlanding.gateway.client;

import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.node.gate.MessageFrames;

/**
 * An outbox in one file of fixed length, which survives the death of the process. Messages lie in a circle; one leaves
 * when it was accepted and has stayed for a while more, and room is needed. An event is in the outbox when {@link
 * #append} has returned its position.
 */
public final class MappedOutbox implements Outbox
{
    /** Returned by {@link #append} if there is no room. */
    public static final long FULL = -1;
    /** Length of the file, if nobody says otherwise. */
    public static final int DEFAULT_BYTES = 64 << 20;

    private static final int LAST = 48;
    private static final int HEAD = 56;
    private static final int TAIL = 64;
    private static final int RING = 4_096;
    private static final int ENTRY_BYTES = 16;
    private static final int FRAMES = 4;
    private static final int POSITION = 8;
    private static final int PADDING = -1;
    private static final int CHECKPOINTS = 32;

    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;
    private final OutboxState state;
    private final long keepNs;
    private final long capacity;
    /** Positions with the times at which they were accepted, oldest first. */
    private final Deque<long[]> accepted = new ArrayDeque<>();
    private long releasable;
    private long readPosition;
    private long readPlace = -1;
    private boolean isClosed;

    private MappedOutbox(final Path file, final int length, final long keepNs)
    {
        mapped = OutboxState.map(file, length);
        buffer = new UnsafeBuffer(mapped);
        state = OutboxState.in(mapped, file);
        capacity = (long)buffer.capacity() - RING;
        this.keepNs = keepNs;
        repair();
    }

    /** Finds the last position again, if the process died after a message was kept and before it was counted. */
    private void repair()
    {
        final long tail = buffer.getLong(TAIL);
        long last = buffer.getLong(LAST);
        for (long at = buffer.getLong(HEAD); at < tail;)
        {
            final boolean isPadding = buffer.getInt(place(at)) == PADDING;
            last = isPadding ? last : Math.max(last, lastOf(place(at)));
            at = isPadding ? at + capacity - at % capacity : after(at);
        }
        buffer.putLong(LAST, last);
    }

    /**
     * Opens an outbox.
     *
     * @param file   made if it does not exist.
     * @param length of a new file, in bytes.
     * @param keepNs how long a message stays at least after it was accepted, in nanoseconds.
     * @return the outbox; the caller closes it.
     */
    public static MappedOutbox open(final Path file, final int length, final long keepNs)
    {
        if (length < 2 * RING || length % BitUtil.SIZE_OF_LONG != 0)
        {
            throw new IllegalArgumentException("an outbox has at least " + 2 * RING + " bytes, by eights: " + length);
        }
        return new MappedOutbox(file, length, keepNs);
    }

    @Override
    public OutboxState state()
    {
        return state;
    }

    @Override
    public long lastPosition()
    {
        return buffer.getLongVolatile(LAST);
    }

    /**
     * Keeps a message.
     *
     * @param frames  number of its frames.
     * @param message buffer that holds the frames with their number.
     * @param offset  of the message, in bytes.
     * @param length  of the message, in bytes.
     * @return position of its first frame, or {@link #FULL}.
     * @throws IllegalArgumentException if no node would take the message, or the outbox can never hold it.
     */
    public long append(final int frames, final DirectBuffer message, final int offset, final int length)
    {
        final long bytes = BitUtil.align(ENTRY_BYTES + length, BitUtil.SIZE_OF_LONG);
        if (frames < 1 || frames > MessageFrames.MOST_FRAMES || length > MessageFrames.MOST_BYTES)
        {
            throw new IllegalArgumentException("a message has 1 to " + MessageFrames.MOST_FRAMES +
                " frames and at most " + MessageFrames.MOST_BYTES + " bytes: " + frames + ", " + length);
        }
        if (bytes > capacity / 2)
        {
            throw new IllegalArgumentException("a message of " + length + " bytes does not fit into the outbox");
        }
        long tail = buffer.getLong(TAIL);
        final long untilEnd = capacity - tail % capacity;
        final long padding = bytes > untilEnd ? untilEnd : 0;
        if (!makesRoom(tail + padding + bytes))
        {
            return FULL;
        }
        if (padding > 0)
        {
            buffer.putInt(place(tail), PADDING);
            tail += padding;
        }
        final long position = lastPosition() + 1;
        final int place = place(tail);
        buffer.putInt(place, length);
        buffer.putInt(place + FRAMES, frames);
        buffer.putLong(place + POSITION, position);
        buffer.putBytes(place + ENTRY_BYTES, message, offset, length);
        buffer.putLongRelease(TAIL, tail + bytes);
        buffer.putLongRelease(LAST, position + frames - 1);
        return position;
    }

    private boolean makesRoom(final long end)
    {
        long head = buffer.getLong(HEAD);
        while (end - head > capacity)
        {
            if (head == buffer.getLong(TAIL))
            {
                return false;
            }
            final int place = place(head);
            if (buffer.getInt(place) == PADDING)
            {
                head += capacity - head % capacity;
            }
            else if (lastOf(place) <= releasable)
            {
                head = after(head);
            }
            else
            {
                break;
            }
            buffer.putLongRelease(HEAD, head);
        }
        return end - head <= capacity;
    }

    @Override
    public long read(final long position, final MessageHandler handler)
    {
        long at = position == readPosition && readPlace >= buffer.getLong(HEAD) ? readPlace : buffer.getLong(HEAD);
        final long tail = buffer.getLongVolatile(TAIL);
        while (at < tail)
        {
            final int place = place(at);
            if (buffer.getInt(place) == PADDING)
            {
                at += capacity - at % capacity;
            }
            else if (lastOf(place) < position)
            {
                at = after(at);
            }
            else
            {
                return pass(at, position, handler);
            }
        }
        return position;
    }

    private long pass(final long at, final long position, final MessageHandler handler)
    {
        final int place = place(at);
        final int frames = buffer.getInt(place + FRAMES);
        final long first = buffer.getLong(place + POSITION);
        readPosition = position;
        readPlace = at;
        if (!handler.onMessage(first, frames, buffer, place + ENTRY_BYTES, buffer.getInt(place)))
        {
            return position;
        }
        readPosition = first + frames;
        readPlace = after(at);
        return readPosition;
    }

    @Override
    public void onAccepted(final long position, final long nowNs)
    {
        if (accepted.isEmpty() || nowNs - accepted.getLast()[1] >= keepNs / CHECKPOINTS)
        {
            accepted.addLast(new long[]{position, nowNs});
        }
        while (!accepted.isEmpty() && nowNs - accepted.getFirst()[1] >= keepNs)
        {
            releasable = accepted.removeFirst()[0];
        }
    }

    @Override
    public void skipTo(final long position)
    {
        buffer.putLongRelease(LAST, position);
    }

    @Override
    public boolean rewindTo(final long position)
    {
        final long[] first = {Long.MAX_VALUE};
        read(position + 1, (at, frames, bytes, offset, length) ->
        {
            first[0] = at;
            return false;
        });
        final boolean isThere = first[0] <= position + 1;
        if (isThere)
        {
            state.accept(position, state.acceptedEvent(), state.refused());
        }
        return isThere;
    }

    @Override
    public void close()
    {
        if (!isClosed)
        {
            isClosed = true;
            BufferUtil.free(mapped);
        }
    }

    private int place(final long at)
    {
        return RING + (int)(at % capacity);
    }

    private long lastOf(final int place)
    {
        return buffer.getLong(place + POSITION) + buffer.getInt(place + FRAMES) - 1;
    }

    private long after(final long at)
    {
        return at + BitUtil.align(ENTRY_BYTES + buffer.getInt(place(at)), BitUtil.SIZE_OF_LONG);
    }
}
