package softlanding.workload.wire;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.CollateralPriceChangedEncoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.ExpirySettledEncoder;
import softlanding.codecs.ForwardPriceChangedEncoder;
import softlanding.codecs.FundingAccruedEncoder;
import softlanding.codecs.LiquidityChangedEncoder;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.PerpetualPriceChangedEncoder;
import softlanding.codecs.SpotPriceChangedEncoder;
import softlanding.codecs.StablePriceChangedEncoder;
import softlanding.codecs.TimeAdvancedEncoder;
import softlanding.codecs.VolatilityChangedEncoder;
import softlanding.workload.FixedPoint;

/**
 * Encodes market events, one method each. Times are in nanoseconds since the epoch. All other numbers except ids are
 * Decimal8 mantissas. Every mark has full confidence.
 */
public final class MarketEncoder
{
    private final EventSink sink;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SpotPriceChangedEncoder spotPriceChanged = new SpotPriceChangedEncoder();
    private final ForwardPriceChangedEncoder forwardPriceChanged = new ForwardPriceChangedEncoder();
    private final VolatilityChangedEncoder volatilityChanged = new VolatilityChangedEncoder();
    private final PerpetualPriceChangedEncoder perpetualPriceChanged = new PerpetualPriceChangedEncoder();
    private final FundingAccruedEncoder fundingAccrued = new FundingAccruedEncoder();
    private final CollateralPriceChangedEncoder collateralPriceChanged = new CollateralPriceChangedEncoder();
    private final StablePriceChangedEncoder stablePriceChanged = new StablePriceChangedEncoder();
    private final LiquidityChangedEncoder liquidityChanged = new LiquidityChangedEncoder();
    private final ExpirySettledEncoder expirySettled = new ExpirySettledEncoder();
    private final TimeAdvancedEncoder timeAdvanced = new TimeAdvancedEncoder();
    private final MessageHeaderDecoder heldHeader = new MessageHeaderDecoder();
    private final ExpandableArrayBuffer held = new ExpandableArrayBuffer();
    private Bool lastFragment = Bool.NULL_VAL;
    private int heldLength;
    private boolean isInUpdate;

    /**
     * Creates an encoder of market data.
     *
     * @param sink receives the events.
     */
    public MarketEncoder(final EventSink sink)
    {
        this.sink = sink;
    }

    /**
     * Begins an update: what is published until {@link #endUpdate} belongs together and is judged at its end. All of it
     * must have one time.
     */
    public void beginUpdate()
    {
        isInUpdate = true;
        lastFragment = Bool.NO;
    }

    /** Ends the update. */
    public void endUpdate()
    {
        isInUpdate = false;
        lastFragment = Bool.NULL_VAL;
        if (heldLength > 0)
        {
            // Each fragment waits for the next one, because only then it is known whether it is the last.
            MessageCatalog.instance().knownMessage(heldHeader.wrap(held, 0).templateId())
                .putLastFragment(held, 0, true);
            flush();
        }
    }

    private void flush()
    {
        final int length = heldLength;
        heldLength = 0;
        if (length > 0)
        {
            sink.onEvent(held, 0, length);
        }
    }

    /**
     * Sets what the following events say about the update that they belong to.
     *
     * @param value NO while more of the update follows, YES for its last event, NULL_VAL (the default) for events that
     *              do not say it.
     */
    public void lastFragment(final Bool value)
    {
        lastFragment = value;
    }

    /** Publishes the index of an underlying. */
    public void spotPriceChanged(final long timestampNs, final int underlyingId, final long price)
    {
        spotPriceChanged.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).underlyingId(underlyingId).price(price).confidence(FixedPoint.ONE)
            .lastFragment(lastFragment);
        emit(spotPriceChanged.encodedLength());
    }

    /** Publishes the forward and rate of an expiry. */
    public void forwardPriceChanged(final long timestampNs, final int expiryId, final long forward, final long rate)
    {
        forwardPriceChanged.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).expiryId(expiryId).forward(forward).rate(rate)
            .forwardConfidence(FixedPoint.ONE).rateConfidence(FixedPoint.ONE)
            .fixedPart(ForwardPriceChangedEncoder.fixedPartNullValue()).lastFragment(lastFragment);
        emit(forwardPriceChanged.encodedLength());
    }

    /** Publishes the volatility of one strike. */
    public void volatilityChanged(
        final long timestampNs, final int expiryId, final long strike, final long volatility)
    {
        volatilityChanged.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).expiryId(expiryId).strike(strike).volatility(volatility)
            .confidence(FixedPoint.ONE).lastFragment(lastFragment);
        emit(volatilityChanged.encodedLength());
    }

    /** Publishes the mark of a perpetual. */
    public void perpetualPriceChanged(final long timestampNs, final int instrumentId, final long price)
    {
        perpetualPriceChanged.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).instrumentId(instrumentId).price(price).confidence(FixedPoint.ONE)
            .lastFragment(lastFragment);
        emit(perpetualPriceChanged.encodedLength());
    }

    /** Publishes the funding of a perpetual, credited to longs. */
    public void fundingAccrued(final long timestampNs, final int instrumentId, final long amountPerContract)
    {
        fundingAccrued.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).instrumentId(instrumentId).amountPerContract(amountPerContract)
            .lastFragment(lastFragment);
        emit(fundingAccrued.encodedLength());
    }

    /** Publishes the price of a collateral asset in USD. */
    public void collateralPriceChanged(final long timestampNs, final int assetId, final long price)
    {
        collateralPriceChanged.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).assetId(assetId).price(price).confidence(FixedPoint.ONE)
            .lastFragment(lastFragment);
        emit(collateralPriceChanged.encodedLength());
    }

    /** Publishes the price of cash in USD. */
    public void stablePriceChanged(final long timestampNs, final long price)
    {
        stablePriceChanged.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).price(price).confidence(FixedPoint.ONE)
            .lastFragment(lastFragment);
        emit(stablePriceChanged.encodedLength());
    }

    /** Publishes the half-spread and visible depth of an instrument. */
    public void liquidityChanged(
        final long timestampNs, final int instrumentId, final long halfSpread, final long depth)
    {
        liquidityChanged.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).instrumentId(instrumentId).halfSpread(halfSpread).depth(depth)
            .bidDepth(LiquidityChangedEncoder.bidDepthNullValue())
            .askDepth(LiquidityChangedEncoder.askDepthNullValue())
            .lastFragment(lastFragment);
        emit(liquidityChanged.encodedLength());
    }

    /** Settles options and futures of an expiry in cash. */
    public void expirySettled(final long timestampNs, final int expiryId, final long settlementPrice)
    {
        expirySettled.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).expiryId(expiryId).settlementPrice(settlementPrice)
            .lastFragment(lastFragment);
        emit(expirySettled.encodedLength());
    }

    /** Advances the time without any other change. */
    public void timeAdvanced(final long timestampNs)
    {
        timeAdvanced.wrapAndApplyHeader(buffer, 0, header).timestampNs(timestampNs);
        emit(timeAdvanced.encodedLength());
    }

    private void emit(final int bodyLength)
    {
        flush();
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + bodyLength;
        if (isInUpdate)
        {
            held.putBytes(0, buffer, 0, length);
            heldLength = length;
        }
        else
        {
            sink.onEvent(buffer, 0, length);
        }
    }
}
