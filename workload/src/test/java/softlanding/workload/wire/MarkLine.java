package softlanding.workload.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.CollateralPriceChangedDecoder;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.StablePriceChangedDecoder;
import softlanding.codecs.VolatilityChangedDecoder;

/** A line for an event with one mark. */
final class MarkLine
{
    private MarkLine()
    {
    }

    static String of(final DirectBuffer buffer, final int offset)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        return switch (header.wrap(buffer, offset).templateId())
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID ->
            {
                final var spot = new SpotPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield "spot " + spot.underlyingId() + " " + spot.price();
            }
            case ForwardPriceChangedDecoder.TEMPLATE_ID ->
            {
                final var forward = new ForwardPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield "forward " + forward.expiryId() + " " + forward.forward() + " " + forward.rate();
            }
            case PerpetualPriceChangedDecoder.TEMPLATE_ID ->
            {
                final var perpetual = new PerpetualPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield "perpetual " + perpetual.instrumentId() + " " + perpetual.price();
            }
            case CollateralPriceChangedDecoder.TEMPLATE_ID ->
            {
                final var asset = new CollateralPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield "collateral " + asset.assetId() + " " + asset.price();
            }
            case StablePriceChangedDecoder.TEMPLATE_ID ->
                "stable " + new StablePriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header).price();
            case VolatilityChangedDecoder.TEMPLATE_ID ->
            {
                final var point = new VolatilityChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield "volatility " + point.expiryId() + " " + point.strike() + " " + point.volatility();
            }
            default -> throw new IllegalArgumentException("no mark: templateId=" + header.templateId());
        };
    }
}
