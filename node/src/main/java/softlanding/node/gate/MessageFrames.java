package softlanding.node.gate;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.node.replay.Origin;

/**
 * The frames of one message, little-endian: a uint16 with their number, and for each an int32 with its length and its
 * bytes. It is one step: all frames are journaled before the first is applied, or none.
 */
public final class MessageFrames
{
    /** Most frames of a message. */
    public static final int MOST_FRAMES = 1_000;
    /** Length of the longest message, in bytes. */
    public static final int MOST_BYTES = 500_000;

    private static final int COUNT_BYTES = 2;
    private static final int LENGTH_BYTES = 4;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final int[] offsets = new int[MOST_FRAMES];
    private final int[] lengths = new int[MOST_FRAMES];
    private DirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int count;

    /** What the envelope of a message is found to be. */
    public enum Envelope
    {
        SOUND,
        /** It has no frame, or its lengths do not add up. */
        MALFORMED,
        TOO_LONG
    }

    /** Reads the envelope of a message. */
    public Envelope wrap(final DirectBuffer message, final int offset, final int length)
    {
        return wrap(message, offset, length, MOST_BYTES);
    }

    /** Reads the envelope of the records of a step, frames with their origins. */
    public Envelope wrapRecords(final DirectBuffer records, final int offset, final int length)
    {
        return wrap(records, offset, length, MOST_BYTES + MOST_FRAMES * Origin.BYTES);
    }

    private Envelope wrap(final DirectBuffer message, final int offset, final int length, final int mostBytes)
    {
        buffer = message;
        count = 0;
        if (length > mostBytes)
        {
            return Envelope.TOO_LONG;
        }
        if (offset < 0 || length < COUNT_BYTES || (long)offset + length > message.capacity())
        {
            return Envelope.MALFORMED;
        }
        final int frames = message.getShort(offset, ORDER) & 0xFFFF;
        if (frames > MOST_FRAMES)
        {
            return Envelope.TOO_LONG;
        }
        int position = offset + COUNT_BYTES;
        final int end = offset + length;
        for (int i = 0; i < frames; i++)
        {
            final int frameLength = end - position < LENGTH_BYTES ? -1 : message.getInt(position, ORDER);
            if (frameLength < 0 || frameLength > end - position - LENGTH_BYTES)
            {
                return Envelope.MALFORMED;
            }
            offsets[i] = position + LENGTH_BYTES;
            lengths[i] = frameLength;
            position += LENGTH_BYTES + frameLength;
        }
        if (frames == 0 || position != end)
        {
            return Envelope.MALFORMED;
        }
        count = frames;
        return Envelope.SOUND;
    }

    /** Takes one frame without an envelope. */
    public void wrapFrame(final DirectBuffer frame, final int offset, final int length)
    {
        buffer = frame;
        offsets[0] = offset;
        lengths[0] = length;
        count = 1;
    }

    /** Begins a message in a buffer. Returns its length so far, in bytes. */
    public static int begin(final MutableDirectBuffer message, final int offset)
    {
        message.putShort(offset, (short)0, ORDER);
        return COUNT_BYTES;
    }

    /**
     * Adds a frame to a message.
     *
     * @param message      buffer that has room for it.
     * @param offset       of the message, in bytes.
     * @param messageBytes length of the message so far, in bytes.
     * @param frame        buffer that holds the frame.
     * @param frameOffset  of the frame, in bytes.
     * @param frameBytes   length of the frame, in bytes.
     * @return length of the message with the frame, in bytes.
     */
    public static int add(
        final MutableDirectBuffer message,
        final int offset,
        final int messageBytes,
        final DirectBuffer frame,
        final int frameOffset,
        final int frameBytes)
    {
        message.putShort(offset, (short)(message.getShort(offset, ORDER) + 1), ORDER);
        message.putInt(offset + messageBytes, frameBytes, ORDER);
        message.putBytes(offset + messageBytes + LENGTH_BYTES, frame, frameOffset, frameBytes);
        return messageBytes + LENGTH_BYTES + frameBytes;
    }

    /** Returns the buffer that holds the frames. */
    public DirectBuffer buffer()
    {
        return buffer;
    }

    /** Returns the number of frames. */
    public int count()
    {
        return count;
    }

    /** Returns where a frame begins, in bytes. */
    public int offset(final int frame)
    {
        return offsets[frame];
    }

    /** Returns the length of a frame, in bytes. */
    public int length(final int frame)
    {
        return lengths[frame];
    }
}
