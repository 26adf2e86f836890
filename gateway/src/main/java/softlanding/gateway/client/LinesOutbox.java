package softlanding.gateway.client;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.node.gate.MessageFrames;

/**
 * The outbox of an input that can be read again from its begin, such as a file: it holds only what is not accepted yet.
 * The n-th event of the input has position n, and events are added once the node has said how far it is.
 */
public final class LinesOutbox implements Outbox
{
    /** Most events that wait to be accepted. */
    private static final int ROOM = 2 * VenueClient.WINDOW;
    private static final int ENVELOPE_BYTES = 6;

    private final OutboxState state;
    private final byte[][] messages = new byte[ROOM][];
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private long firstPosition = 1;
    private long lastPosition;

    /** Creates an outbox at the begin of an input. */
    public LinesOutbox(final OutboxState state)
    {
        this.state = state;
    }

    @Override
    public OutboxState state()
    {
        return state;
    }

    @Override
    public long lastPosition()
    {
        return lastPosition;
    }

    /** Tells whether there is room for an event. */
    public boolean hasRoom()
    {
        return lastPosition - firstPosition + 1 < ROOM;
    }

    /** Keeps the next event behind the last one; its frame may be empty, which the node refuses. */
    public void append(final DirectBuffer frame, final int offset, final int length)
    {
        final byte[] message = new byte[ENVELOPE_BYTES + length];
        buffer.wrap(message);
        MessageFrames.add(buffer, 0, MessageFrames.begin(buffer, 0), frame, offset, length);
        lastPosition++;
        messages[(int)(lastPosition % ROOM)] = message;
    }

    @Override
    public long read(final long position, final MessageHandler handler)
    {
        if (position < firstPosition || position > lastPosition)
        {
            return position;
        }
        final byte[] message = messages[(int)(position % ROOM)];
        buffer.wrap(message);
        return handler.onMessage(position, 1, buffer, 0, message.length) ? position + 1 : position;
    }

    @Override
    public void onAccepted(final long position, final long nowNs)
    {
        firstPosition = Math.max(firstPosition, position + 1);
    }

    @Override
    public void skipTo(final long position)
    {
        firstPosition = position + 1;
        lastPosition = position;
    }

    @Override
    public boolean rewindTo(final long position)
    {
        if (lastPosition == 0)
        {
            skipTo(position);
        }
        return firstPosition <= position + 1;
    }

    @Override
    public void close()
    {
        state.close();
    }
}
