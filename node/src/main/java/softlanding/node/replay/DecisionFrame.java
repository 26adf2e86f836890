package softlanding.node.replay;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import softlanding.codecs.DecisionHeaderDecoder;
import softlanding.codecs.MessageHeaderDecoder;

/**
 * What every encoded decision has in common, its header first: its template id, the event that caused it, its place
 * among those.
 */
public final class DecisionFrame
{
    private static final int SEQUENCE_OFFSET =
        MessageHeaderDecoder.ENCODED_LENGTH + DecisionHeaderDecoder.eventSequenceEncodingOffset();
    private static final int INDEX_OFFSET =
        MessageHeaderDecoder.ENCODED_LENGTH + DecisionHeaderDecoder.decisionIndexEncodingOffset();

    private DecisionFrame()
    {
    }

    /**
     * Returns the template id of a decision.
     *
     * @param buffer that holds the frame.
     * @param offset of the frame, in bytes.
     * @return template id of the schema.
     */
    public static int templateId(final DirectBuffer buffer, final int offset)
    {
        final int index = offset + MessageHeaderDecoder.templateIdEncodingOffset();
        return buffer.getShort(index, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    /**
     * Returns the sequence of the event that caused a decision.
     *
     * @param buffer that holds the frame.
     * @param offset of the frame, in bytes.
     * @return sequence of the event, from 1.
     */
    public static long eventSequence(final DirectBuffer buffer, final int offset)
    {
        return buffer.getLong(offset + SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns the index of a decision among the decisions of its event.
     *
     * @param buffer that holds the frame.
     * @param offset of the frame, in bytes.
     * @return index from 0.
     */
    public static int decisionIndex(final DirectBuffer buffer, final int offset)
    {
        return buffer.getInt(offset + INDEX_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }
}
