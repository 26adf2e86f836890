package softlanding.workload.wire;

import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import softlanding.codecs.CollateralListedDecoder;
import softlanding.codecs.CollateralPriceChangedDecoder;
import softlanding.codecs.CollateralPriceChangedEncoder;
import softlanding.codecs.ExpirySettledDecoder;
import softlanding.codecs.ExpirySettledEncoder;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.ForwardPriceChangedEncoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.PerpetualPriceChangedEncoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.SpotPriceChangedEncoder;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.VenueMarket;

/** Finds the underlying of price events that move with a spot, and multiplies their prices. */
public final class PriceFrames
{
    /** Stands for an event without such a price. */
    public static final int NO_PRICE = 0;

    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final Map<Integer, Integer> underlyingByAsset = new HashMap<>();
    private final ExpandableArrayBuffer changed = new ExpandableArrayBuffer();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CollateralListedDecoder collateralListed = new CollateralListedDecoder();
    private final SpotPriceChangedDecoder spot = new SpotPriceChangedDecoder();
    private final ForwardPriceChangedDecoder forward = new ForwardPriceChangedDecoder();
    private final PerpetualPriceChangedDecoder perpetual = new PerpetualPriceChangedDecoder();
    private final CollateralPriceChangedDecoder collateral = new CollateralPriceChangedDecoder();
    private final ExpirySettledDecoder settled = new ExpirySettledDecoder();
    private final SpotPriceChangedEncoder newSpot = new SpotPriceChangedEncoder();
    private final ForwardPriceChangedEncoder newForward = new ForwardPriceChangedEncoder();
    private final PerpetualPriceChangedEncoder newPerpetual = new PerpetualPriceChangedEncoder();
    private final CollateralPriceChangedEncoder newCollateral = new CollateralPriceChangedEncoder();
    private final ExpirySettledEncoder newSettled = new ExpirySettledEncoder();

    /**
     * Returns the underlying whose spot moves the price of an event. It must see every event once, because listings
     * give the underlying of each id.
     *
     * @param buffer that holds an event.
     * @param offset of its message header, in bytes.
     * @param market with expiries and instruments.
     * @return id of the underlying, or {@link #NO_PRICE}.
     */
    public int underlyingId(final DirectBuffer buffer, final int offset, final VenueMarket market)
    {
        return switch (header.wrap(buffer, offset).templateId())
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID ->
                spot.wrapAndApplyHeader(buffer, offset, header).underlyingId();
            case ForwardPriceChangedDecoder.TEMPLATE_ID ->
                market.chain(forward.wrapAndApplyHeader(buffer, offset, header).expiryId()).underlyingId();
            case PerpetualPriceChangedDecoder.TEMPLATE_ID ->
                market.instrument(perpetual.wrapAndApplyHeader(buffer, offset, header).instrumentId()).underlyingId();
            case CollateralPriceChangedDecoder.TEMPLATE_ID -> underlyingByAsset.getOrDefault(
                collateral.wrapAndApplyHeader(buffer, offset, header).assetId(), NO_PRICE);
            case ExpirySettledDecoder.TEMPLATE_ID ->
                market.chain(settled.wrapAndApplyHeader(buffer, offset, header).expiryId()).underlyingId();
            case CollateralListedDecoder.TEMPLATE_ID -> noted(buffer, offset);
            default -> NO_PRICE;
        };
    }

    private int noted(final DirectBuffer buffer, final int offset)
    {
        collateralListed.wrapAndApplyHeader(buffer, offset, header);
        underlyingByAsset.put(collateralListed.assetId(), collateralListed.riskCancellingUnderlyingId());
        return NO_PRICE;
    }

    /**
     * Multiplies the price of an event.
     *
     * @param buffer that holds an event with a price.
     * @param offset of its message header, in bytes.
     * @param length of header and body, in bytes.
     * @param factor above zero.
     * @return the event with its price multiplied, at least 1e-8; valid until the next call.
     */
    public MutableDirectBuffer multiplied(
        final DirectBuffer buffer, final int offset, final int length, final double factor)
    {
        changed.putBytes(0, buffer, offset, length);
        switch (header.wrap(changed, 0).templateId())
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID ->
                newSpot.wrap(changed, BODY).price(times(spot.wrapAndApplyHeader(changed, 0, header).price(), factor));
            case ForwardPriceChangedDecoder.TEMPLATE_ID -> newForward.wrap(changed, BODY)
                .forward(times(forward.wrapAndApplyHeader(changed, 0, header).forward(), factor));
            case PerpetualPriceChangedDecoder.TEMPLATE_ID -> newPerpetual.wrap(changed, BODY)
                .price(times(perpetual.wrapAndApplyHeader(changed, 0, header).price(), factor));
            case CollateralPriceChangedDecoder.TEMPLATE_ID -> newCollateral.wrap(changed, BODY)
                .price(times(collateral.wrapAndApplyHeader(changed, 0, header).price(), factor));
            default -> newSettled.wrap(changed, BODY)
                .settlementPrice(times(settled.wrapAndApplyHeader(changed, 0, header).settlementPrice(), factor));
        }
        return changed;
    }

    private static long times(final long price, final double factor)
    {
        return factor == 1 ? price : StrictMath.max(1, FixedPoint.of(FixedPoint.toDouble(price) * factor));
    }
}
