package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.guard.FeedGuards;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.market.Expiries;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** Events that change marks, and time. Amounts are Decimal8 mantissas. */
public final class MarketEvents
{
    private static final long HIGHEST_VOLATILITY = 100 * Decimal8.ONE;
    private static final long HIGHEST_RATE = 5 * Decimal8.ONE;
    private static final long HIGHEST_PRICE = 1_000_000_000L * Decimal8.ONE;

    private final Market market;
    private final Liquidator liquidator;
    private final Feeds feeds;
    private final FeedGuards guards;
    private final EventChecks checks;
    private final EventCycle cycle;
    private final Settlement settlement;

    MarketEvents(
        final Market market,
        final Accounts accounts,
        final Liquidator liquidator,
        final FeedGuards guards,
        final EventChecks checks,
        final EventCycle cycle)
    {
        this.market = market;
        this.liquidator = liquidator;
        feeds = market.feeds();
        this.guards = guards;
        this.checks = checks;
        this.cycle = cycle;
        settlement = new Settlement(market, accounts, liquidator, guards, cycle.conservation());
    }

    public void onSpotPriceChanged(
        final long sequence,
        final long timestampNs,
        final int underlyingId,
        final long price,
        final long confidence)
    {
        final int underlying = market.underlyings().ids().slot(underlyingId);
        if (checks.isEarlier(timestampNs) || isUnknown(underlying, "underlyingId") ||
            checks.isNoPrice(price, "price") || checks.isNoShare(confidence, "confidence"))
        {
            return;
        }
        final int feed = feeds.of(FeedKind.SPOT, underlying);
        cycle.begin(sequence, timestampNs, feed);
        if (guards.believes(feed, price, confidence))
        {
            market.changeSpot(underlying, price, confidence);
            liquidator.affected().ofSpotPrice(underlying, liquidator);
        }
        cycle.end();
    }

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
        if (checks.isEarlier(timestampNs) || isNoLiveExpiry(expiry) || checks.isNoPrice(forward, "forward") ||
            checks.isBeyond(rate, -HIGHEST_RATE, HIGHEST_RATE, "rate") ||
            checks.isNoShare(forwardConfidence, "forwardConfidence") ||
            checks.isNoShare(rateConfidence, "rateConfidence"))
        {
            return;
        }
        final int feed = feeds.of(FeedKind.FORWARD, expiry);
        cycle.begin(sequence, timestampNs, feed);
        if (guards.believesForward(feed, forward, rate, forwardConfidence, rateConfidence))
        {
            market.changeForward(expiry, forward, rate, forwardConfidence, rateConfidence, timestampNs);
            liquidator.affected().ofForwardPrice(expiry, liquidator);
        }
        cycle.end();
    }

    public void onVolatilityChanged(
        final long sequence,
        final long timestampNs,
        final int expiryId,
        final long strike,
        final long volatility,
        final long confidence)
    {
        final int expiry = market.expiries().ids().slot(expiryId);
        if (checks.isEarlier(timestampNs) || isNoLiveExpiry(expiry) ||
            isUnknown(market.expiries().strikeSlot(expiry, strike), "strike") ||
            checks.isNegative(volatility, "volatility") ||
            checks.isBeyond(volatility, 0, HIGHEST_VOLATILITY, "volatility") ||
            checks.isNoShare(confidence, "confidence"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs, feeds.of(FeedKind.SURFACE, expiry));
        final int strikeSlot = market.expiries().strikeSlot(expiry, strike);
        if (guards.believes(feeds.of(FeedKind.VOLATILITY, strikeSlot), volatility, confidence))
        {
            market.changeVolatility(strikeSlot, volatility, confidence);
            liquidator.affected().ofVolatility(strikeSlot, liquidator);
        }
        cycle.end();
    }

    public void onPerpetualPriceChanged(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final long price,
        final long confidence)
    {
        final int instrument = market.instruments().ids().slot(instrumentId);
        if (checks.isEarlier(timestampNs) || isNoPerpetual(instrument) ||
            checks.isNoPrice(price, "price") || checks.isNoShare(confidence, "confidence"))
        {
            return;
        }
        final int feed = feeds.of(FeedKind.PERPETUAL, instrument);
        cycle.begin(sequence, timestampNs, feed);
        if (guards.believes(feed, price, confidence))
        {
            market.changePerpetualPrice(instrument, price, confidence);
            liquidator.affected().ofPerpetualPrice(instrument, liquidator);
        }
        cycle.end();
    }

    public void onFundingAccrued(
        final long sequence, final long timestampNs, final int instrumentId, final long amountPerContract)
    {
        final int instrument = market.instruments().ids().slot(instrumentId);
        if (checks.isEarlier(timestampNs) || isNoPerpetual(instrument) ||
            checks.isBeyond(amountPerContract, -HIGHEST_PRICE, HIGHEST_PRICE, "amountPerContract") ||
            checks.isBeyond(
                market.instruments().cumulativeFunding(instrument) + amountPerContract,
                -10 * HIGHEST_PRICE, 10 * HIGHEST_PRICE, "amountPerContract"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        market.accrueFunding(instrument, amountPerContract);
        liquidator.affected().ofFunding(instrument, liquidator);
        cycle.end();
    }

    public void onCollateralPriceChanged(
        final long sequence, final long timestampNs, final int assetId, final long price, final long confidence)
    {
        final int asset = market.assets().ids().slot(assetId);
        if (checks.isEarlier(timestampNs) || isUnknown(asset, "assetId") ||
            checks.isNoPrice(price, "price") || checks.isNoShare(confidence, "confidence"))
        {
            return;
        }
        final int feed = feeds.of(FeedKind.COLLATERAL, asset);
        cycle.begin(sequence, timestampNs, feed);
        if (guards.believes(feed, price, confidence))
        {
            market.changeCollateralPrice(asset, price, confidence);
            liquidator.affected().ofCollateralPrice(asset, liquidator);
        }
        cycle.end();
    }

    public void onStablePriceChanged(
        final long sequence, final long timestampNs, final long price, final long confidence)
    {
        if (checks.isEarlier(timestampNs) || checks.isNoPrice(price, "price") ||
            checks.isNoShare(confidence, "confidence"))
        {
            return;
        }
        final int feed = feeds.of(FeedKind.STABLE, 0);
        cycle.begin(sequence, timestampNs, feed);
        if (guards.believes(feed, price, confidence))
        {
            market.changeStablePrice(price, confidence);
            liquidator.affected().ofStablePrice(liquidator);
        }
        cycle.end();
    }

    public void onLiquidityChanged(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final long halfSpread,
        final long depth)
    {
        final int instrument = market.instruments().ids().slot(instrumentId);
        if (checks.isEarlier(timestampNs) || isUnknown(instrument, "instrumentId") ||
            checks.isNegative(halfSpread, "halfSpread") ||
            checks.isBeyond(halfSpread, 0, HIGHEST_PRICE, "halfSpread") ||
            checks.isNegative(depth, "depth") ||
            checks.isBeyond(depth, 0, Long.MAX_VALUE - 2, "depth"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        market.changeLiquidity(instrument, halfSpread, depth);
        cycle.end();
    }

    /** Options and futures of the expiry become cash, orders in them end, and the expiry is closed for good. */
    public void onExpirySettled(
        final long sequence, final long timestampNs, final int expiryId, final long settlementPrice)
    {
        final int expiry = market.expiries().ids().slot(expiryId);
        if (checks.isEarlier(timestampNs) || isNoLiveExpiry(expiry) ||
            checks.refuseIf(
                timestampNs < market.expiries().expiryNs(expiry), RejectReason.OUT_OF_RANGE, "timestampNs") ||
            checks.isNoPrice(settlementPrice, "settlementPrice") ||
            checks.refuseIf(!settlement.isPossible(expiry, settlementPrice), RejectReason.OVERFLOW,
                "settlementPrice"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        settlement.settle(expiry, settlementPrice);
        cycle.end();
    }

    public void onTimeAdvanced(final long sequence, final long timestampNs)
    {
        if (checks.isEarlier(timestampNs))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        market.moveClocks(timestampNs);
        liquidator.affected().ofTime(liquidator);
        cycle.end();
    }

    private boolean isUnknown(final int slot, final String field)
    {
        return checks.refuseIf(slot == Ids.NONE, RejectReason.UNKNOWN_ID, field);
    }

    private boolean isNoLiveExpiry(final int expiry)
    {
        final Expiries expiries = market.expiries();
        return isUnknown(expiry, "expiryId") ||
            checks.refuseIf(expiries.isSettled(expiry), RejectReason.EXPIRED, "expiryId");
    }

    private boolean isNoPerpetual(final int instrument)
    {
        return isUnknown(instrument, "instrumentId") ||
            checks.refuseIf(
                market.instruments().kind(instrument) != InstrumentKind.PERPETUAL,
                RejectReason.WRONG_KIND, "instrumentId");
    }
}
