package softlanding.node.gate;

import java.nio.ByteOrder;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.AuctionBidPlacedDecoder;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.FrameFault;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageLayout;
import softlanding.codecs.UnsoundFrame;

/** Judges the frames of a message: by the rights of their source, as far as they can be read, and by their bytes. */
final class FrameJudge
{
    static final int PERMITTED = -1;

    private static final Set<Integer> OF_THE_NODE = SourceRole.NODE.templateIds();
    private static final int LIQUIDATOR_OFFSET =
        MessageHeaderDecoder.ENCODED_LENGTH + AuctionBidPlacedDecoder.liquidatorIdEncodingOffset();

    private final MessageCatalog catalog = MessageCatalog.instance();
    private final FrameCheck frameCheck = new FrameCheck();
    private final boolean[] isOfTheNode = new boolean[512];
    private final int frameBytes;

    FrameJudge(final int frameBytes)
    {
        this.frameBytes = frameBytes;
        OF_THE_NODE.forEach(templateId -> isOfTheNode[templateId] = true);
    }

    /**
     * Returns the template of a frame that its source may not send, or {@link #PERMITTED}. What cannot be read, is no
     * event or is made by the node alone is no matter of rights but unsound.
     */
    int forbidden(final Principal source, final DirectBuffer buffer, final int offset, final int length)
    {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH ||
            uint16(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset()) != catalog.schemaId())
        {
            return PERMITTED;
        }
        final int templateId = uint16(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
        final MessageLayout message = catalog.message(templateId);
        if (message == null || !message.isEvent() || isOfTheNode[templateId])
        {
            return PERMITTED;
        }
        if (!source.maySend(templateId))
        {
            return templateId;
        }
        final boolean isOtherBidder = templateId == AuctionBidPlacedDecoder.TEMPLATE_ID &&
            length >= LIQUIDATOR_OFFSET + Long.BYTES &&
            !source.mayBidFor(buffer.getLong(offset + LIQUIDATOR_OFFSET, ByteOrder.LITTLE_ENDIAN));
        return isOtherBidder ? templateId : PERMITTED;
    }

    /** Notes each frame from a first one on that is no event. */
    void judge(final MessageFrames frames, final int first, final GateVerdict verdict)
    {
        for (int i = first; i < frames.count(); i++)
        {
            final UnsoundFrame unsound = unsound(frames.buffer(), frames.offset(i), frames.length(i));
            if (unsound != null)
            {
                verdict.refuse(i, unsound);
            }
        }
    }

    /** Returns what is wrong with a frame, which may be one that only the node makes. */
    @Nullable String refusal(final DirectBuffer buffer, final int offset, final int length)
    {
        final UnsoundFrame tooLong = tooLong(length);
        return tooLong == null ? frameCheck.refusalOfEvent(buffer, offset, length) : tooLong.reason();
    }

    private @Nullable UnsoundFrame unsound(final DirectBuffer buffer, final int offset, final int length)
    {
        final UnsoundFrame tooLong = tooLong(length);
        final UnsoundFrame unsound = tooLong == null ? frameCheck.checkEvent(buffer, offset, length) : tooLong;
        if (unsound != null)
        {
            return unsound;
        }
        final MessageLayout message = frameCheck.messageOf(buffer, offset);
        return !isOfTheNode[message.templateId()] ? null : new UnsoundFrame(
            FrameFault.NOT_AN_EVENT, "header.templateId", "header.templateId: only the node makes " + message.name());
    }

    private @Nullable UnsoundFrame tooLong(final int length)
    {
        return length <= frameBytes ? null : new UnsoundFrame(
            FrameFault.TOO_LONG, "frame", "frame: " + length + " bytes are more than this journal takes: frameBytes=" +
            frameBytes);
    }

    private static int uint16(final DirectBuffer buffer, final int index)
    {
        return buffer.getShort(index, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }
}
