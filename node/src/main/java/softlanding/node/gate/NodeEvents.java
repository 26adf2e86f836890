package softlanding.node.gate;

import java.nio.ByteOrder;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.FrameRefusedEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.SourceStreamOpenedDecoder;
import softlanding.codecs.SourceStreamOpenedEncoder;
import softlanding.node.replay.Origin;

/** Encodes and reads the events by which the gate tells what it decided. */
final class NodeEvents
{
    static final int FRAME_REFUSED_BYTES = MessageHeaderEncoder.ENCODED_LENGTH + FrameRefusedEncoder.BLOCK_LENGTH;

    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_PRINTABLE = '~';

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final FrameRefusedEncoder frameRefused = new FrameRefusedEncoder();
    private final SourceStreamOpenedEncoder streamOpened = new SourceStreamOpenedEncoder();
    private final SourceStreamOpenedDecoder streamOpenedDecoder = new SourceStreamOpenedDecoder();
    private final UnsafeBuffer streamFrame = new UnsafeBuffer(
        new byte[MessageHeaderEncoder.ENCODED_LENGTH + SourceStreamOpenedEncoder.BLOCK_LENGTH]);

    static boolean isFrameRefused(final DirectBuffer buffer, final int frame)
    {
        return templateId(buffer, frame) == FrameRefusedEncoder.TEMPLATE_ID;
    }

    /** Writes the event that stands in the place of a refused frame, behind its origin. */
    void putFrameRefused(
        final MutableDirectBuffer record,
        final long reachedNs,
        final int sourceId,
        final GateVerdict verdict,
        final int frame)
    {
        frameRefused.wrapAndApplyHeader(record, Origin.BYTES, header)
            .timestampNs(reachedNs)
            .sourceId(sourceId)
            .sourceSequence(verdict.sourceSequence(frame))
            .reason(Objects.requireNonNull(verdict.fault(frame)));
        final String field = verdict.field(frame);
        for (int i = 0; i < FrameRefusedEncoder.fieldLength(); i++)
        {
            frameRefused.field(i, i < field.length() ? printable(field.charAt(i)) : 0);
        }
        frameRefused.lastFragment(frame == verdict.frames() - 1 ? Bool.YES : Bool.NO);
    }

    /** Returns the event that tells of a new stream. It is valid until the next call. */
    DirectBuffer sourceStreamOpened(final long reachedNs, final SourceState state)
    {
        streamOpened.wrapAndApplyHeader(streamFrame, 0, header)
            .timestampNs(reachedNs)
            .sourceId(state.sourceId())
            .streamId(state.streamId())
            .firstSequence(state.firstSequenceOfStream());
        return streamFrame;
    }

    /** Learns from an event of the node which stream a source has opened. */
    void restoreStream(final DirectBuffer buffer, final int frame, final GateTable table)
    {
        if (templateId(buffer, frame) == SourceStreamOpenedDecoder.TEMPLATE_ID)
        {
            streamOpenedDecoder.wrapAndApplyHeader(buffer, frame, headerDecoder);
            table.source(streamOpenedDecoder.sourceId())
                .onStream(streamOpenedDecoder.streamId(), streamOpenedDecoder.firstSequence());
        }
    }

    private static byte printable(final char character)
    {
        return (byte)(FIRST_PRINTABLE <= character && character <= LAST_PRINTABLE ? character : '?');
    }

    private static int templateId(final DirectBuffer buffer, final int frame)
    {
        return buffer.getShort(frame + MessageHeaderDecoder.templateIdEncodingOffset(), ByteOrder.LITTLE_ENDIAN) &
            0xFFFF;
    }
}
