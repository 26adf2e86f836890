package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.CollateralPriceChangedDecoder;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.FundingAccruedDecoder;
import softlanding.codecs.LiquidityChangedDecoder;
import softlanding.codecs.MarksChangedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.StablePriceChangedDecoder;
import softlanding.codecs.VolatilityChangedDecoder;
import softlanding.codecs.VolatilitySurfaceChangedDecoder;
import softlanding.engine.MarginEngine;
import softlanding.engine.MarkEntry;
import softlanding.engine.MarketEventHandler;
import softlanding.engine.MarksEventHandler;
import softlanding.engine.market.FeedKind;

/** Decodes the events of the market: marks, funding and liquidity. */
final class MarketAdapter
{
    private final MarginEngine engine;
    private final MarketEventHandler market;
    private final MarksEventHandler marks;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarkEntry entry = new MarkEntry();
    private final SpotPriceChangedDecoder spotPriceChanged = new SpotPriceChangedDecoder();
    private final ForwardPriceChangedDecoder forwardPriceChanged = new ForwardPriceChangedDecoder();
    private final VolatilityChangedDecoder volatilityChanged = new VolatilityChangedDecoder();
    private final PerpetualPriceChangedDecoder perpetualPriceChanged = new PerpetualPriceChangedDecoder();
    private final FundingAccruedDecoder fundingAccrued = new FundingAccruedDecoder();
    private final CollateralPriceChangedDecoder collateralPriceChanged = new CollateralPriceChangedDecoder();
    private final StablePriceChangedDecoder stablePriceChanged = new StablePriceChangedDecoder();
    private final LiquidityChangedDecoder liquidityChanged = new LiquidityChangedDecoder();
    private final MarksChangedDecoder marksChanged = new MarksChangedDecoder();
    private final VolatilitySurfaceChangedDecoder volatilitySurfaceChanged = new VolatilitySurfaceChangedDecoder();

    MarketAdapter(final MarginEngine engine)
    {
        this.engine = engine;
        market = engine.market();
        marks = engine.marks();
    }

    void onSpotPriceChanged(final long sequence, final DirectBuffer buffer, final int offset)
    {
        spotPriceChanged.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(spotPriceChanged.lastFragment()));
        market.onSpotPriceChanged(
            sequence, spotPriceChanged.timestampNs(), spotPriceChanged.underlyingId(), spotPriceChanged.price(),
            spotPriceChanged.confidence());
    }

    void onForwardPriceChanged(final long sequence, final DirectBuffer buffer, final int offset)
    {
        forwardPriceChanged.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(forwardPriceChanged.lastFragment()));
        market.sayFixedPart(
            forwardPriceChanged.fixedPart() == ForwardPriceChangedDecoder.fixedPartNullValue() ?
                0 : forwardPriceChanged.fixedPart());
        market.onForwardPriceChanged(
            sequence, forwardPriceChanged.timestampNs(), forwardPriceChanged.expiryId(),
            forwardPriceChanged.forward(), forwardPriceChanged.rate(), forwardPriceChanged.forwardConfidence(),
            forwardPriceChanged.rateConfidence());
    }

    void onVolatilityChanged(final long sequence, final DirectBuffer buffer, final int offset)
    {
        volatilityChanged.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(volatilityChanged.lastFragment()));
        market.onVolatilityChanged(
            sequence, volatilityChanged.timestampNs(), volatilityChanged.expiryId(), volatilityChanged.strike(),
            volatilityChanged.volatility(), volatilityChanged.confidence());
    }

    void onPerpetualPriceChanged(final long sequence, final DirectBuffer buffer, final int offset)
    {
        perpetualPriceChanged.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(perpetualPriceChanged.lastFragment()));
        market.onPerpetualPriceChanged(
            sequence, perpetualPriceChanged.timestampNs(), perpetualPriceChanged.instrumentId(),
            perpetualPriceChanged.price(), perpetualPriceChanged.confidence());
    }

    void onFundingAccrued(final long sequence, final DirectBuffer buffer, final int offset)
    {
        fundingAccrued.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(fundingAccrued.lastFragment()));
        market.onFundingAccrued(
            sequence, fundingAccrued.timestampNs(), fundingAccrued.instrumentId(),
            fundingAccrued.amountPerContract());
    }

    void onCollateralPriceChanged(final long sequence, final DirectBuffer buffer, final int offset)
    {
        collateralPriceChanged.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(collateralPriceChanged.lastFragment()));
        market.onCollateralPriceChanged(
            sequence, collateralPriceChanged.timestampNs(), collateralPriceChanged.assetId(),
            collateralPriceChanged.price(), collateralPriceChanged.confidence());
    }

    void onStablePriceChanged(final long sequence, final DirectBuffer buffer, final int offset)
    {
        stablePriceChanged.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(stablePriceChanged.lastFragment()));
        market.onStablePriceChanged(
            sequence, stablePriceChanged.timestampNs(), stablePriceChanged.price(), stablePriceChanged.confidence());
    }

    void onLiquidityChanged(final long sequence, final DirectBuffer buffer, final int offset)
    {
        liquidityChanged.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(liquidityChanged.lastFragment()));
        final long depth = liquidityChanged.depth();
        final long bidDepth = liquidityChanged.bidDepth();
        final long askDepth = liquidityChanged.askDepth();
        market.onLiquidityChanged(
            sequence, liquidityChanged.timestampNs(), liquidityChanged.instrumentId(), liquidityChanged.halfSpread(),
            bidDepth == LiquidityChangedDecoder.bidDepthNullValue() ? depth : bidDepth,
            askDepth == LiquidityChangedDecoder.askDepthNullValue() ? depth : askDepth);
    }

    void onMarksChanged(final long sequence, final DirectBuffer buffer, final int offset)
    {
        marksChanged.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(marksChanged.lastFragment()));
        final long timestampNs = marksChanged.timestampNs();
        final MarksChangedDecoder.MarksDecoder group = marksChanged.marks();
        if (!marks.beginMarks(sequence, timestampNs, group.count()))
        {
            return;
        }
        for (int i = 0; group.hasNext(); i++)
        {
            group.next();
            final FeedKind kind = WireNames.ofMark(group.feedKind());
            entry.of(kind, group.id(), group.strike()).with(group.price(), group.confidence());
            if (kind == FeedKind.FORWARD)
            {
                entry.withRate(group.rate(), group.rateConfidence());
            }
            marks.onMark(i, entry);
        }
        marks.end();
    }

    void onVolatilitySurfaceChanged(final long sequence, final DirectBuffer buffer, final int offset)
    {
        volatilitySurfaceChanged.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(volatilitySurfaceChanged.lastFragment()));
        final long timestampNs = volatilitySurfaceChanged.timestampNs();
        final int expiryId = volatilitySurfaceChanged.expiryId();
        final VolatilitySurfaceChangedDecoder.VolatilitiesDecoder group = volatilitySurfaceChanged.volatilities();
        if (!marks.beginSurface(sequence, timestampNs, expiryId, group.count()))
        {
            return;
        }
        for (int i = 0; group.hasNext(); i++)
        {
            group.next();
            marks.onMark(i, entry.of(FeedKind.VOLATILITY, expiryId, group.strike())
                .with(group.volatility(), group.confidence()));
        }
        marks.end();
    }
}
