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
 * What is traded and what counts as collateral, one method per event. Times are nanoseconds since the epoch, everything
 * that is neither an id nor a time nor a symbol is a Decimal8 mantissa.
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
     * Encodes listings.
     *
     * @param sink receives what is encoded.
     */
    public ListingEncoder(final EventSink sink)
    {
        this.sink = sink;
    }

    /** A coin whose derivatives are traded. */
    public void underlyingListed(final long timestampNs, final int underlyingId, final String symbol)
    {
        underlyingListed.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).underlyingId(underlyingId).symbol(symbol);
        emit(underlyingListed.encodedLength());
    }

    /** A date on which options of an underlying settle. */
    public void expiryListed(
        final long timestampNs, final int expiryId, final int underlyingId, final long expiryNs)
    {
        expiryListed.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).expiryId(expiryId).underlyingId(underlyingId).expiryNs(expiryNs);
        emit(expiryListed.encodedLength());
    }

    /** A European option. */
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
            .contractSize(contractSize).lotSize(lotSize);
        emit(optionListed.encodedLength());
    }

    /** A perpetual future. */
    public void perpetualListed(
        final long timestampNs,
        final int instrumentId,
        final int underlyingId,
        final long contractSize,
        final long lotSize)
    {
        perpetualListed.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).instrumentId(instrumentId).underlyingId(underlyingId)
            .contractSize(contractSize).lotSize(lotSize);
        emit(perpetualListed.encodedLength());
    }

    /** An asset that counts as collateral. */
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
