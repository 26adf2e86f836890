package softlanding.engine.update;

import softlanding.engine.feed.FeedGuards;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.Market;

/**
 * Makes a valid price the mark if {@link FeedGuards} believe it, and notes the accounts that need the mark. Amounts are
 * Decimal8 mantissas; slots are those of the market.
 */
public final class AcceptedMarks
{
    private final Market market;
    private final Feeds feeds;
    private final FeedGuards guards;
    private final LiquidationEngine liquidation;
    private final UpdateClocks clocks;

    /** Makes marks of a market that guards and accounts look at. */
    public AcceptedMarks(
        final Market market,
        final FeedGuards guards,
        final LiquidationEngine liquidation,
        final UpdateClocks clocks)
    {
        this.market = market;
        feeds = market.feeds();
        this.guards = guards;
        this.liquidation = liquidation;
        this.clocks = clocks;
    }

    /** Takes the price of an underlying. */
    public void spot(final int underlying, final long price, final long confidence)
    {
        if (guards.believes(feeds.of(FeedKind.SPOT, underlying), price, confidence))
        {
            market.changeSpot(underlying, price, confidence);
            liquidation.scanner().ofSpotPrice(underlying, liquidation);
        }
    }

    /**
     * Takes a forward with its rate, as of a time in nanoseconds since the epoch.
     *
     * @return whether it is accepted.
     */
    public boolean forward(
        final int expiry,
        final long forward,
        final long rate,
        final long forwardConfidence,
        final long rateConfidence,
        final long nowNs)
    {
        final int feed = feeds.of(FeedKind.FORWARD, expiry);
        final boolean accepted = guards.believesForward(feed, forward, rate, forwardConfidence, rateConfidence);
        if (accepted)
        {
            market.changeForward(expiry, forward, rate, forwardConfidence, rateConfidence, nowNs);
            clocks.note(expiry);
            liquidation.scanner().ofForwardPrice(expiry, liquidation);
        }
        return accepted;
    }

    /** Takes the volatility of a strike. */
    public void volatility(final int strikeSlot, final long volatility, final long confidence)
    {
        if (guards.believes(feeds.of(FeedKind.VOLATILITY, strikeSlot), volatility, confidence))
        {
            market.changeVolatility(strikeSlot, volatility, confidence);
            liquidation.scanner().ofVolatility(strikeSlot, liquidation);
        }
    }

    /** Takes the price of a perpetual. */
    public void perpetual(final int instrument, final long price, final long confidence)
    {
        if (guards.believes(feeds.of(FeedKind.PERPETUAL, instrument), price, confidence))
        {
            market.changePerpetualPrice(instrument, price, confidence);
            liquidation.scanner().ofPerpetualPrice(instrument, liquidation);
        }
    }

    /** Takes the price of a collateral coin. */
    public void collateral(final int asset, final long price, final long confidence)
    {
        if (guards.believes(feeds.of(FeedKind.COLLATERAL, asset), price, confidence))
        {
            market.changeCollateralPrice(asset, price, confidence);
            liquidation.scanner().ofCollateralPrice(asset, liquidation);
        }
    }

    /** Takes the price of the stablecoin. */
    public void stable(final long price, final long confidence)
    {
        if (guards.believes(feeds.of(FeedKind.STABLE, 0), price, confidence))
        {
            market.changeStablePrice(price, confidence);
            liquidation.scanner().ofStablePrice(liquidation);
        }
    }
}
