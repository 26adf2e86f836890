package softlanding.workload.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.CollateralPriceChangedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.FeedKind;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.MarksChangedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.StablePriceChangedDecoder;
import softlanding.codecs.VolatilityChangedDecoder;
import softlanding.codecs.VolatilitySurfaceChangedDecoder;

/** Translates between events with one mark and events with many. Confidences are taken to be full. */
public final class SingleMarks
{
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SpotPriceChangedDecoder spot = new SpotPriceChangedDecoder();
    private final ForwardPriceChangedDecoder forward = new ForwardPriceChangedDecoder();
    private final PerpetualPriceChangedDecoder perpetual = new PerpetualPriceChangedDecoder();
    private final CollateralPriceChangedDecoder collateral = new CollateralPriceChangedDecoder();
    private final StablePriceChangedDecoder stable = new StablePriceChangedDecoder();
    private final VolatilityChangedDecoder volatility = new VolatilityChangedDecoder();
    private final MarksChangedDecoder marks = new MarksChangedDecoder();
    private final VolatilitySurfaceChangedDecoder surface = new VolatilitySurfaceChangedDecoder();

    /** Adds the price of an event with one price to an event with many. */
    void addPrice(final DirectBuffer frame, final MarksEncoder to)
    {
        switch (header.wrap(frame, 0).templateId())
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID ->
            {
                spot.wrapAndApplyHeader(frame, 0, header);
                to.price(FeedKind.SPOT, spot.underlyingId(), spot.price());
            }
            case ForwardPriceChangedDecoder.TEMPLATE_ID ->
            {
                forward.wrapAndApplyHeader(frame, 0, header);
                to.forward(forward.expiryId(), forward.forward(), forward.rate());
            }
            case PerpetualPriceChangedDecoder.TEMPLATE_ID ->
            {
                perpetual.wrapAndApplyHeader(frame, 0, header);
                to.price(FeedKind.PERPETUAL, perpetual.instrumentId(), perpetual.price());
            }
            case CollateralPriceChangedDecoder.TEMPLATE_ID ->
            {
                collateral.wrapAndApplyHeader(frame, 0, header);
                to.price(FeedKind.COLLATERAL, collateral.assetId(), collateral.price());
            }
            case StablePriceChangedDecoder.TEMPLATE_ID ->
                to.price(FeedKind.STABLE, 0, stable.wrapAndApplyHeader(frame, 0, header).price());
            default -> throw new IllegalArgumentException("no price: templateId=" + header.templateId());
        }
    }

    /** Adds the volatility of an event with one to an event with a smile. */
    void addVolatility(final DirectBuffer frame, final MarksEncoder to)
    {
        volatility.wrapAndApplyHeader(frame, 0, header);
        to.volatility(volatility.strike(), volatility.volatility());
    }

    /**
     * Passes on the marks of an event one by one.
     *
     * @param buffer that holds an event.
     * @param offset of its message header, in bytes.
     * @param sink   receives an event for each mark.
     * @return whether the event holds many marks; if not, nothing is passed on.
     */
    public boolean split(final DirectBuffer buffer, final int offset, final EventSink sink)
    {
        final int templateId = header.wrap(buffer, offset).templateId();
        if (templateId != MarksChangedDecoder.TEMPLATE_ID && templateId != VolatilitySurfaceChangedDecoder.TEMPLATE_ID)
        {
            return false;
        }
        final MarketEncoder single = new MarketEncoder(sink);
        if (templateId == MarksChangedDecoder.TEMPLATE_ID)
        {
            marks.wrapAndApplyHeader(buffer, offset, header);
            final long timestampNs = marks.timestampNs();
            marks.marks().forEach(mark -> publish(timestampNs, mark, single));
        }
        else
        {
            surface.wrapAndApplyHeader(buffer, offset, header);
            final long timestampNs = surface.timestampNs();
            final int expiryId = surface.expiryId();
            surface.volatilities().forEach(
                point -> single.volatilityChanged(timestampNs, expiryId, point.strike(), point.volatility()));
        }
        return true;
    }

    private static void publish(
        final long timestampNs, final MarksChangedDecoder.MarksDecoder mark, final MarketEncoder to)
    {
        switch (mark.feedKind())
        {
            case SPOT -> to.spotPriceChanged(timestampNs, mark.id(), mark.price());
            case FORWARD -> to.forwardPriceChanged(timestampNs, mark.id(), mark.price(), mark.rate());
            case VOLATILITY -> to.volatilityChanged(timestampNs, mark.id(), mark.strike(), mark.price());
            case PERPETUAL -> to.perpetualPriceChanged(timestampNs, mark.id(), mark.price());
            case COLLATERAL -> to.collateralPriceChanged(timestampNs, mark.id(), mark.price());
            case STABLE -> to.stablePriceChanged(timestampNs, mark.price());
            default -> throw new IllegalArgumentException("unknown feed: " + mark.feedKind());
        }
    }
}
