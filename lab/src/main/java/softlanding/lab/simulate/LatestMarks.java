package softlanding.lab.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.CollateralPriceChangedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.ExpirySettledDecoder;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.StablePriceChangedDecoder;
import softlanding.codecs.VolatilityChangedDecoder;
import softlanding.workload.wire.SingleMarks;

/**
 * Stores the last event of every feed and repeats it at a later time. The result is a market without price changes.
 */
final class LatestMarks implements EventSink
{
    private final Map<String, UnsafeBuffer> frames = new LinkedHashMap<>();
    private final SingleMarks singleMarks = new SingleMarks();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final VolatilityChangedDecoder volatility = new VolatilityChangedDecoder();

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        final int templateId = header.wrap(buffer, offset).templateId();
        switch (templateId)
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID, ForwardPriceChangedDecoder.TEMPLATE_ID,
                PerpetualPriceChangedDecoder.TEMPLATE_ID, CollateralPriceChangedDecoder.TEMPLATE_ID ->
                keep(templateId + " " + Frames.firstId(buffer, offset), buffer, offset, length);
            case StablePriceChangedDecoder.TEMPLATE_ID -> keep("stable", buffer, offset, length);
            case VolatilityChangedDecoder.TEMPLATE_ID ->
            {
                volatility.wrapAndApplyHeader(buffer, offset, header);
                keep(
                    templateId + " " + volatility.expiryId() + " " + volatility.strike(), buffer, offset, length);
            }
            case ExpirySettledDecoder.TEMPLATE_ID -> forgetExpiry(Frames.firstId(buffer, offset));
            default -> singleMarks.split(buffer, offset, this);
        }
    }

    private void forgetExpiry(final int expiryId)
    {
        frames.keySet().removeIf(key -> key.equals(ForwardPriceChangedDecoder.TEMPLATE_ID + " " + expiryId) ||
            key.startsWith(VolatilityChangedDecoder.TEMPLATE_ID + " " + expiryId + " "));
    }

    private void keep(final String feed, final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        frames.put(feed, new UnsafeBuffer(frame));
    }

    /** Repeats all stored events as one update with another time, in nanoseconds since the epoch. */
    void repeat(final long timestampNs, final EventSink sink)
    {
        int left = frames.size();
        for (final UnsafeBuffer frame : frames.values().toArray(new UnsafeBuffer[0]))
        {
            left--;
            Frames.timestampNs(frame, 0, timestampNs);
            MessageCatalog.instance().knownMessage(header.wrap(frame, 0).templateId())
                .putLastFragment(frame, 0, left == 0);
            sink.onEvent(frame, 0, frame.capacity());
        }
    }
}
