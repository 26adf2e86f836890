package softlanding.workload.wire;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.CollateralListedEncoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.ExpiryListedEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.OptionListedEncoder;
import softlanding.codecs.OptionRight;
import softlanding.codecs.PerpetualListedEncoder;
import softlanding.codecs.UnderlyingListedEncoder;

/**
 * Encodes listings of instruments and collateral, one method per event. Times are in nanoseconds since the epoch. All
 * other numbers except ids are Decimal8 mantissas.
 */
public final class ListingEncoder
{
    private final EventSink sink;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnderlyingListedEncoder underlyingListed = new UnderlyingListedEncoder();
    private final ExpiryListedEncoder expiryListed = new ExpiryListedEncoder();
    private final OptionListedEncoder optionListed = new OptionListedEncoder();
    private final PerpetualListedEncoder perpetualListed = new PerpetualListedEncoder();
    private final CollateralListedEncoder collateralListed = new CollateralListedEncoder();

    /**
     * Creates an encoder of listings.
     *
     * @param sink receives the events.
     */
    public ListingEncoder(final EventSink sink)
    {
        this.sink = sink;
    }

    /** Lists a coin as an underlying. */
    public void underlyingListed(final long timestampNs, final int underlyingId, final String symbol)
    {
        underlyingListed.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).underlyingId(underlyingId).symbol(symbol);
        emit(underlyingListed.encodedLength());
    }

    /** Lists an expiry of an underlying. */
    public void expiryListed(
        final long timestampNs, final int expiryId, final int underlyingId, final long expiryNs)
    {
        expiryListed.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).expiryId(expiryId).underlyingId(underlyingId).expiryNs(expiryNs);
        emit(expiryListed.encodedLength());
    }

    /** Lists a European option. */
    public void optionListed(
        final long timestampNs,
        final int instrumentId,
        final int expiryId,
        final long strike,
        final OptionRight right,
        final long contractSize,
        final long lotSize)
    {
        optionListed.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).instrumentId(instrumentId).expiryId(expiryId).strike(strike).right(right)
            .contractSize(contractSize).lotSize(lotSize).tickSize(OptionListedEncoder.tickSizeNullValue());
        emit(optionListed.encodedLength());
    }

    /** Lists a perpetual future. */
    public void perpetualListed(
        final long timestampNs,
        final int instrumentId,
        final int underlyingId,
        final long contractSize,
        final long lotSize)
    {
        perpetualListed.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).instrumentId(instrumentId).underlyingId(underlyingId)
            .contractSize(contractSize).lotSize(lotSize).tickSize(PerpetualListedEncoder.tickSizeNullValue());
        emit(perpetualListed.encodedLength());
    }

    /** Lists an asset that counts as collateral. */
    public void collateralListed(
        final long timestampNs,
        final int assetId,
        final String symbol,
        final int riskCancellingUnderlyingId,
        final long maintenanceHaircut,
        final long initialHaircutAddOn)
    {
        collateralListed.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).assetId(assetId).symbol(symbol)
            .riskCancellingUnderlyingId(riskCancellingUnderlyingId)
            .maintenanceHaircut(maintenanceHaircut).initialHaircutAddOn(initialHaircutAddOn);
        emit(collateralListed.encodedLength());
    }

    private void emit(final int bodyLength)
    {
        sink.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
