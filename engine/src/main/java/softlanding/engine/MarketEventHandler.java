package softlanding.engine;

import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.update.AcceptedMarks;

/**
 * Handles events that change marks, and the passage of time. Amounts are Decimal8 mantissas.
 *
 * <p>{@code EventAdapter} decodes the frame and calls one method here. The method validates the event with {@link
 * EventValidation} and opens {@link EventScope}. {@code FeedGuards} accepts or withholds the price. An accepted price
 * becomes a mark in {@link Market}, and {@code AccountScanner} hands the affected accounts to {@link
 * LiquidationEngine}. The end of {@link EventScope} then carries out everything that became due.
 */
public final class MarketEventHandler
{
    private static final long HIGHEST_VOLATILITY = 100 * Decimal8.ONE;
    private static final long HIGHEST_RATE = 5 * Decimal8.ONE;
    private static final long HIGHEST_PRICE = 1_000_000_000L * Decimal8.ONE;

    private final Market market;
    private final LiquidationEngine liquidation;
    private final Feeds feeds;
    private final AcceptedMarks marks;
    private final EventValidation validation;
    private final EventScope scope;
    private long fixedPart;

    MarketEventHandler(
        final Market market,
        final LiquidationEngine liquidation,
        final AcceptedMarks marks,
        final EventValidation validation,
        final EventScope scope)
    {
        this.market = market;
        this.liquidation = liquidation;
        feeds = market.feeds();
        this.marks = marks;
        this.validation = validation;
        this.scope = scope;
    }

    /** Applies or rejects a spot price: cash per coin; 0 suspends the feed; the confidence lies from 0 to 1. */
    public void onSpotPriceChanged(
        final long sequence,
        final long timestampNs,
        final int underlyingId,
        final long price,
        final long confidence)
    {
        final int underlying = market.underlyings().ids().slot(underlyingId);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessListed(underlying, "underlyingId") ||
            validation.rejectUnlessMark(price, "price") || validation.rejectUnlessShare(confidence, "confidence"))
        {
            return;
        }
        final int feed = feeds.of(FeedKind.SPOT, underlying);
        scope.beginMark(sequence, timestampNs, feed);
        marks.spot(underlying, price, confidence);
        scope.end();
    }

    /**
     * Names the known part of the settlement average that comes with the next forward.
     *
     * @param price cash per coin, at most the forward; 0 where the event does not tell it.
     */
    public void sayFixedPart(final long price)
    {
        fixedPart = price;
    }

    private void fixPart(final int expiry, final long known)
    {
        if (market.expiries().fixedPart(expiry) != known)
        {
            market.fixPart(expiry, known);
            liquidation.scanner().ofExpiry(expiry, liquidation);
        }
    }

    /** Applies or rejects a forward with its annual rate, signed; a forward of 0 suspends the feed. */
    public void onForwardPriceChanged(
        final long sequence,
        final long timestampNs,
        final int expiryId,
        final long forward,
        final long rate,
        final long forwardConfidence,
        final long rateConfidence)
    {
        final int expiry = market.expiries().ids().slot(expiryId);
        final long known = fixedPart;
        fixedPart = 0;
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessLiveExpiry(expiry) ||
            validation.rejectUnlessMark(forward, "forward") ||
            validation.rejectUnlessWithin(known, 0, forward, "fixedPart") ||
            validation.rejectUnlessWithin(rate, -HIGHEST_RATE, HIGHEST_RATE, "rate") ||
            validation.rejectUnlessShare(forwardConfidence, "forwardConfidence") ||
            validation.rejectUnlessShare(rateConfidence, "rateConfidence"))
        {
            return;
        }
        final int feed = feeds.of(FeedKind.FORWARD, expiry);
        scope.beginMark(sequence, timestampNs, feed);
        if (marks.forward(expiry, forward, rate, forwardConfidence, rateConfidence, timestampNs))
        {
            fixPart(expiry, known);
        }
        scope.end();
    }

    /**
     * Applies or rejects the annual volatility of a strike; the confidence lies from 0 to 1. A volatility outside 0 to
     * 100 suspends its strike: the source no longer vouches for the former mark.
     */
    public void onVolatilityChanged(
        final long sequence,
        final long timestampNs,
        final int expiryId,
        final long strike,
        final long volatility,
        final long confidence)
    {
        final int expiry = market.expiries().ids().slot(expiryId);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessLiveExpiry(expiry) ||
            rejectUnlessListed(market.expiries().strikeSlot(expiry, strike), "strike") ||
            validation.rejectUnlessShare(confidence, "confidence"))
        {
            return;
        }
        scope.beginMark(sequence, timestampNs, feeds.of(FeedKind.SURFACE, expiry));
        final int strikeSlot = market.expiries().strikeSlot(expiry, strike);
        if (volatility < 0 || volatility > HIGHEST_VOLATILITY)
        {
            scope.guards().refuse(feeds.of(FeedKind.VOLATILITY, strikeSlot), volatility);
        }
        else
        {
            marks.volatility(strikeSlot, volatility, confidence);
        }
        scope.end();
    }

    /** Applies or rejects the price of a perpetual: cash per coin; 0 suspends the feed. */
    public void onPerpetualPriceChanged(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final long price,
        final long confidence)
    {
        final int instrument = market.instruments().ids().slot(instrumentId);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessPerpetual(instrument) ||
            validation.rejectUnlessMark(price, "price") || validation.rejectUnlessShare(confidence, "confidence"))
        {
            return;
        }
        final int feed = feeds.of(FeedKind.PERPETUAL, instrument);
        scope.beginMark(sequence, timestampNs, feed);
        marks.perpetual(instrument, price, confidence);
        scope.end();
    }

    /** Applies or rejects funding: cash per contract, signed; longs receive a positive amount and shorts pay it. */
    public void onFundingAccrued(
        final long sequence, final long timestampNs, final int instrumentId, final long amountPerContract)
    {
        final int instrument = market.instruments().ids().slot(instrumentId);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessPerpetual(instrument) ||
            validation.rejectUnlessWithin(amountPerContract, -HIGHEST_PRICE, HIGHEST_PRICE, "amountPerContract") ||
            validation.rejectUnlessWithin(
                market.instruments().cumulativeFunding(instrument) + amountPerContract,
                -10 * HIGHEST_PRICE, 10 * HIGHEST_PRICE, "amountPerContract"))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        market.accrueFunding(instrument, amountPerContract);
        liquidation.scanner().ofFunding(instrument, liquidation);
        scope.end();
    }

    /** Applies or rejects the price of a collateral coin; 0 suspends the feed; the confidence lies from 0 to 1. */
    public void onCollateralPriceChanged(
        final long sequence, final long timestampNs, final int assetId, final long price, final long confidence)
    {
        final int asset = market.assets().ids().slot(assetId);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessListed(asset, "assetId") ||
            validation.rejectUnlessMark(price, "price") || validation.rejectUnlessShare(confidence, "confidence"))
        {
            return;
        }
        final int feed = feeds.of(FeedKind.COLLATERAL, asset);
        scope.beginMark(sequence, timestampNs, feed);
        marks.collateral(asset, price, confidence);
        scope.end();
    }

    /** Applies or rejects the price of the stablecoin; 0 suspends the feed; the confidence lies from 0 to 1. */
    public void onStablePriceChanged(
        final long sequence, final long timestampNs, final long price, final long confidence)
    {
        if (validation.rejectIfEarlier(timestampNs) || validation.rejectUnlessMark(price, "price") ||
            validation.rejectUnlessShare(confidence, "confidence"))
        {
            return;
        }
        final int feed = feeds.of(FeedKind.STABLE, 0);
        scope.beginMark(sequence, timestampNs, feed);
        marks.stable(price, confidence);
        scope.end();
    }

    /** Applies or rejects half the spread and the visible depth of both sides in contracts; none is negative. */
    public void onLiquidityChanged(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final long halfSpread,
        final long depth)
    {
        onLiquidityChanged(sequence, timestampNs, instrumentId, halfSpread, depth, depth);
    }

    /**
     * Applies or rejects half the spread and the visible depth in contracts; none is negative.
     *
     * @param bidDepth what buyers show near the best price.
     * @param askDepth what sellers show near the best price.
     */
    public void onLiquidityChanged(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final long halfSpread,
        final long bidDepth,
        final long askDepth)
    {
        final int instrument = market.instruments().ids().slot(instrumentId);
        if (validation.rejectIfEarlier(timestampNs) || rejectUnlessListed(instrument, "instrumentId") ||
            validation.rejectIf(isSettled(instrument), RejectReason.EXPIRED, "instrumentId") ||
            validation.rejectIfNegative(halfSpread, "halfSpread") ||
            validation.rejectUnlessWithin(halfSpread, 0, HIGHEST_PRICE, "halfSpread") ||
            rejectUnlessDepth(bidDepth, bidDepth == askDepth ? "depth" : "bidDepth") ||
            rejectUnlessDepth(askDepth, "askDepth"))
        {
            return;
        }
        scope.beginFact(sequence, timestampNs);
        final long bidBefore = market.instruments().depthFor(instrument, false);
        final long askBefore = market.instruments().depthFor(instrument, true);
        market.changeLiquidity(instrument, halfSpread, bidDepth, askDepth, timestampNs, sequence);
        liquidation.onLiquidityChanged(instrument, bidBefore, askBefore);
        scope.end();
    }

    /** Moves the clock to a timestamp in nanoseconds since the epoch, or rejects one that lies in the past. */
    public void onTimeAdvanced(final long sequence, final long timestampNs)
    {
        if (validation.rejectIfEarlier(timestampNs))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        market.moveClocks(timestampNs);
        liquidation.noteTime();
        scope.end();
    }

    private boolean rejectUnlessDepth(final long depth, final String field)
    {
        return validation.rejectIfNegative(depth, field) ||
            validation.rejectUnlessWithin(depth, 0, Long.MAX_VALUE - 2, field);
    }

    private boolean rejectUnlessListed(final int slot, final String field)
    {
        return validation.rejectIf(slot == Ids.NONE, RejectReason.UNKNOWN_ID, field);
    }

    private boolean isSettled(final int instrument)
    {
        final int expiry = market.instruments().expiry(instrument);
        return expiry != Ids.NONE && market.expiries().isSettled(expiry);
    }

    private boolean rejectUnlessLiveExpiry(final int expiry)
    {
        return rejectUnlessListed(expiry, "expiryId") ||
            validation.rejectIf(market.expiries().isSettled(expiry), RejectReason.EXPIRED, "expiryId");
    }

    private boolean rejectUnlessPerpetual(final int instrument)
    {
        return rejectUnlessListed(instrument, "instrumentId") ||
            validation.rejectIf(
                market.instruments().kind(instrument) != InstrumentKind.PERPETUAL,
                RejectReason.WRONG_KIND, "instrumentId");
    }
}
