package softlanding.lab.study;

import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.workload.wire.MarketEncoder;

/** Remembers the spots, forwards and perpetuals of a market, and moves all of them in one update. */
final class MarketPrices
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SpotPriceChangedDecoder spot = new SpotPriceChangedDecoder();
    private final ForwardPriceChangedDecoder forward = new ForwardPriceChangedDecoder();
    private final PerpetualPriceChangedDecoder perpetual = new PerpetualPriceChangedDecoder();
    private final Map<Integer, Long> spots = new TreeMap<>();
    private final Map<Integer, Long> perpetuals = new TreeMap<>();
    private final Map<Integer, Forward> forwards = new TreeMap<>();

    private record Forward(long price, long rate)
    {
    }

    /** Notes an event of any kind. */
    void onEvent(final DirectBuffer buffer, final int offset)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID ->
            {
                spot.wrapAndApplyHeader(buffer, offset, header);
                spots.put(spot.underlyingId(), spot.price());
            }
            case ForwardPriceChangedDecoder.TEMPLATE_ID ->
            {
                forward.wrapAndApplyHeader(buffer, offset, header);
                forwards.put(forward.expiryId(), new Forward(forward.forward(), forward.rate()));
            }
            case PerpetualPriceChangedDecoder.TEMPLATE_ID ->
            {
                perpetual.wrapAndApplyHeader(buffer, offset, header);
                perpetuals.put(perpetual.instrumentId(), perpetual.price());
            }
            default ->
            {
            }
        }
    }

    /** Multiplies all remembered prices by a factor. */
    void move(final MarketEncoder market, final long timestampNs, final double factor)
    {
        market.beginUpdate();
        spots.forEach((id, price) ->
            market.spotPriceChanged(timestampNs, id, times(price, factor)));
        perpetuals.forEach((id, price) ->
            market.perpetualPriceChanged(timestampNs, id, times(price, factor)));
        forwards.forEach((id, was) ->
            market.forwardPriceChanged(timestampNs, id, times(was.price, factor), was.rate));
        market.endUpdate();
    }

    private static long times(final long price, final double factor)
    {
        return StrictMath.round(price * factor);
    }
}
