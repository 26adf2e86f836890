package softlanding.engine.feed;

import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** Describes the market by feed: each feed's name, its mark and the accounts that need it. */
final class FeedMarks
{
    private static final long UNLIMITED = Long.MAX_VALUE;
    /** Multiple of the jump limit of prices that applies to volatilities. */
    private static final long VOLATILITY_MULTIPLE = 5;

    private final Market market;
    private final Feeds feeds;
    private int instrument = Ids.NONE;

    FeedMarks(final Market market)
    {
        this.market = market;
        feeds = market.feeds();
    }

    /** Returns whether a feed exists and has given the market a mark. A surface has no mark of its own. */
    boolean isKnown(final int feed)
    {
        final int slot = feeds.slot(feed);
        return switch (feeds.kind(feed))
        {
            case STABLE -> market.hasStablePrice();
            case SPOT -> slot < market.underlyings().ids().size() && market.underlyings().spot(slot) > 0;
            case FORWARD -> slot < market.expiries().ids().size() && isLive(slot) &&
                market.expiries().forward(slot) > 0;
            case SURFACE -> false;
            case VOLATILITY -> slot < market.strikes().size() && isLive(market.strikes().expiry(slot)) &&
                market.strikes().isKnown(slot);
            case PERPETUAL -> slot < market.instruments().ids().size() &&
                market.instruments().kind(slot) == InstrumentKind.PERPETUAL &&
                market.instruments().perpetualPrice(slot) > 0;
            case COLLATERAL -> slot < market.assets().ids().size() && market.assets().price(slot) > 0;
        };
    }

    private boolean isLive(final int expiry)
    {
        return !market.expiries().isSettled(expiry);
    }

    /** Returns the mark of a feed that has one, a Decimal8 mantissa. */
    long price(final int feed)
    {
        final int slot = feeds.slot(feed);
        return switch (feeds.kind(feed))
        {
            case STABLE -> market.stablePrice();
            case SPOT -> market.underlyings().spot(slot);
            case FORWARD -> market.expiries().forward(slot);
            case SURFACE -> 0;
            case VOLATILITY -> market.strikes().volatilityMark(slot);
            case PERPETUAL -> market.instruments().perpetualPrice(slot);
            case COLLATERAL -> market.assets().price(slot);
        };
    }

    /** Returns the confidence in the mark of a feed that has one, a Decimal8 mantissa. */
    long confidence(final int feed)
    {
        final int slot = feeds.slot(feed);
        return switch (feeds.kind(feed))
        {
            case STABLE -> market.stableConfidence();
            case SPOT -> market.underlyings().confidence(slot);
            case FORWARD -> market.expiries().confidence(slot);
            case SURFACE -> 0;
            case VOLATILITY -> market.strikes().confidence(slot);
            case PERPETUAL -> market.instruments().perpetualConfidence(slot);
            case COLLATERAL -> market.assets().confidence(slot);
        };
    }

    /** Makes a withheld price the mark. */
    void take(final int feed, final PendingJumps jumps, final long nowNs)
    {
        final int slot = feeds.slot(feed);
        final long price = jumps.price(feed);
        final long confidence = jumps.confidence(feed);
        switch (feeds.kind(feed))
        {
            case STABLE -> market.changeStablePrice(price, confidence);
            case SPOT -> market.changeSpot(slot, price, confidence);
            case FORWARD -> market.changeForward(
                slot, price, jumps.rate(feed), confidence, jumps.rateConfidence(feed), nowNs);
            case PERPETUAL -> market.changePerpetualPrice(slot, price, confidence);
            case COLLATERAL -> market.changeCollateralPrice(slot, price, confidence);
            default -> throw new IllegalStateException("a volatility has no second source: " + slot);
        }
    }

    /** Returns the feed's id on the wire; 0 for the stablecoin. */
    int id(final int feed)
    {
        final int slot = feeds.slot(feed);
        return switch (feeds.kind(feed))
        {
            case STABLE -> 0;
            case SPOT -> (int)market.underlyings().ids().id(slot);
            case FORWARD, SURFACE -> (int)market.expiries().ids().id(slot);
            case VOLATILITY -> (int)market.expiries().ids().id(market.strikes().expiry(slot));
            case PERPETUAL -> (int)market.instruments().ids().id(slot);
            case COLLATERAL -> (int)market.assets().ids().id(slot);
        };
    }

    /** Returns the strike of a single volatility, otherwise {@link FeedListener#NONE}. */
    long strike(final int feed)
    {
        return switch (feeds.kind(feed))
        {
            case VOLATILITY -> market.strikes().strikePrice(feeds.slot(feed));
            default -> FeedListener.NONE;
        };
    }

    /**
     * Returns the feed whose staleness and interruptions apply: the surface for a volatility, otherwise the feed
     * itself.
     */
    int source(final int feed)
    {
        return feeds.kind(feed) == FeedKind.VOLATILITY ?
            feeds.of(FeedKind.SURFACE, market.strikes().expiry(feeds.slot(feed))) : feed;
    }

    /** Returns a strike of an expiry, more than once if it has a call and a put; {@link Ids#NONE} if it has none. */
    int firstStrike(final int expiry)
    {
        instrument = market.expiries().firstInstrument(expiry);
        return strikeFrom();
    }

    /** Returns the strike after the last returned one, or {@link Ids#NONE}. */
    int nextStrike()
    {
        instrument = market.instruments().nextOfExpiry(instrument);
        return strikeFrom();
    }

    private int strikeFrom()
    {
        while (instrument != Ids.NONE && !market.instruments().isOption(instrument))
        {
            instrument = market.instruments().nextOfExpiry(instrument);
        }
        return instrument == Ids.NONE ? Ids.NONE : market.instruments().strikeSlot(instrument);
    }

    /** Returns whether a price is so far from another that it requires confirmation. */
    boolean isFar(final int feed, final long price, final long from, final long jumpLimit)
    {
        final long multiple = feeds.kind(feed) == FeedKind.VOLATILITY ? VOLATILITY_MULTIPLE : 1;
        return jumpLimit != UNLIMITED && Decimal8.compareProducts(
            Math.abs(price - from), Decimal8.ONE, multiple * from, jumpLimit) > 0;
    }

    /** Returns whether a settlement price is far from every mark of its expiry: the forward, and the spot. */
    boolean isSettlementFar(final int expiry, final long price, final long jumpLimit)
    {
        final int forward = feeds.of(FeedKind.FORWARD, expiry);
        final int spot = feeds.of(FeedKind.SPOT, market.expiries().underlying(expiry));
        final boolean nearAny = isNear(forward, price, jumpLimit) || isNear(spot, price, jumpLimit);
        return !nearAny && (isKnown(forward) || isKnown(spot));
    }

    private boolean isNear(final int feed, final long price, final long jumpLimit)
    {
        return isKnown(feed) && !isFar(feed, price, price(feed), jumpLimit);
    }

    Feeds feeds()
    {
        return feeds;
    }

    /** Visits the accounts that need a feed. */
    void visitHolders(final int feed, final AccountScanner holders, final AccountVisitor visitor)
    {
        final int slot = feeds.slot(feed);
        switch (feeds.kind(feed))
        {
            case STABLE -> holders.all(visitor);
            case SPOT -> holders.ofUnderlying(slot, visitor);
            case FORWARD, SURFACE -> holders.ofExpiry(slot, visitor);
            case VOLATILITY -> holders.ofStrike(slot, visitor);
            case PERPETUAL -> holders.ofInstrument(slot, visitor);
            case COLLATERAL -> holders.ofAsset(slot, visitor);
            default -> throw new IllegalStateException("nobody is known to need feed=" + feed);
        }
    }
}
