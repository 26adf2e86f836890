package softlanding.workload.venue;

import softlanding.codecs.EventSink;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.Strike;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.MarketEncoder;

/**
 * Publishes marks and liquidity of a seeded venue. The market holds the published, rounded values, so that a consumer
 * of the events computes the same marks. All volatilities of an expiry are published together, because a mix of new and
 * old smile could price a call above one of a lower strike.
 */
final class VenueMarks
{
    static final double RATE = 0.04;

    private static final double BASIS = 0.05;
    private static final long CENT = FixedPoint.ONE / 100;
    private static final long BASIS_POINT = FixedPoint.ONE / 10_000;
    private static final double CALM_VOLATILITY = 0.45;
    private static final double VOLATILITY_ON_FALL = -1.5;
    private static final double VOLATILITY_ON_STRESS = 0.35;
    private static final double CALM_SKEW = -0.25;
    private static final double SKEW_ON_STRESS = -0.2;
    private static final double SPREAD_ON_STRESS = 3;
    private static final double DEPTH_ON_STRESS = -0.75;
    private static final double SOL_START = 180;
    private static final double SOL_BETA = 1.4;

    private final VenueMarket market;
    private final PricePath path;
    private final MarketEncoder encoder;

    VenueMarks(final VenueMarket market, final PricePath path, final EventSink sink)
    {
        this.market = market;
        this.path = path;
        encoder = new MarketEncoder(sink);
    }

    /** Begins an update: what follows has one time and is judged at its end. */
    void beginUpdate()
    {
        encoder.beginUpdate();
    }

    /** Ends the update. */
    void endUpdate()
    {
        encoder.endUpdate();
    }

    /** Returns the present volatility at the money of an expiry. */
    static double atTheMoney(final PricePath path, final Coin coin, final double years)
    {
        final double present = CALM_VOLATILITY * StrictMath.pow(path.relative(coin), VOLATILITY_ON_FALL) *
            (1 + VOLATILITY_ON_STRESS * path.stress());
        return Smile.atTheMoney(present, years);
    }

    /** Returns the spot before its publication. Until the publication no margin is known. */
    long openingSpot(final Coin coin)
    {
        final long price = FixedPoint.toStep(path.spot(coin), CENT);
        market.spot(coin.underlyingId(), FixedPoint.toDouble(price));
        return price;
    }

    void spot(final long timestampNs, final Coin coin)
    {
        final long price = openingSpot(coin);
        encoder.spotPriceChanged(timestampNs, coin.underlyingId(), price);
    }

    void forward(final long timestampNs, final Chain chain)
    {
        final double carry = StrictMath.exp(BASIS * chain.years(timestampNs));
        final long forward = FixedPoint.toStep(market.spot(chain.underlyingId()) * carry, CENT);
        chain.mark(FixedPoint.toDouble(forward), RATE);
        encoder.forwardPriceChanged(timestampNs, chain.expiryId(), forward, FixedPoint.of(RATE));
    }

    void perpetual(final long timestampNs, final Coin coin)
    {
        final double premium = 1 + 0.0002 * (1 - 2 * path.stress());
        final long price = FixedPoint.toStep(market.spot(coin.underlyingId()) * premium, CENT);
        market.perpetualPrice(coin.perpetualId(), FixedPoint.toDouble(price));
        encoder.perpetualPriceChanged(timestampNs, coin.perpetualId(), price);
    }

    /**
     * Publishes funding. Longs pay shorts a share of the perpetual's premium over spot, or receive it when the
     * perpetual trades below spot.
     */
    void funding(final long timestampNs, final Coin coin)
    {
        final double premium =
            market.mark(coin.perpetual(), timestampNs) - market.spot(coin.underlyingId());
        encoder.fundingAccrued(timestampNs, coin.perpetualId(), FixedPoint.of(-0.05 * premium));
    }

    void collateral(final long timestampNs, final Collateral asset)
    {
        final double value = switch (asset)
        {
            case BTC -> path.spot(Coin.BTC);
            case ETH -> path.spot(Coin.ETH);
            case SOL -> SOL_START * StrictMath.pow(path.relative(Coin.BTC), SOL_BETA);
            case USDT -> 1 - 0.002 * path.stress();
        };
        final long price = FixedPoint.toStep(value, BASIS_POINT);
        market.collateralPrice(asset, FixedPoint.toDouble(price));
        encoder.collateralPriceChanged(timestampNs, asset.assetId(), price);
    }

    void stable(final long timestampNs)
    {
        encoder.stablePriceChanged(timestampNs, FixedPoint.toStep(1 - 0.0005 * path.stress(), BASIS_POINT));
    }

    void volatility(final long timestampNs, final Chain chain, final Strike strike)
    {
        final double years = chain.years(timestampNs);
        final double moneyness = StrictMath.log(FixedPoint.toDouble(strike.price()) / chain.forward());
        final double atTheMoney = atTheMoney(path, Coin.of(chain.underlyingId()), years);
        final double skew = CALM_SKEW + SKEW_ON_STRESS * path.stress();
        final double value = Smile.volatility(atTheMoney, skew, moneyness, years);
        final long volatility = FixedPoint.of(value);
        strike.volatility(FixedPoint.toDouble(volatility));
        encoder.volatilityChanged(timestampNs, chain.expiryId(), strike.price(), volatility);
    }

    void liquidity(final long timestampNs, final Instrument instrument)
    {
        final double mark = market.mark(instrument, timestampNs);
        final double spot = market.spot(instrument.underlyingId());
        final boolean isOption = instrument.kind().isOption();
        final double calmSpread = isOption ? 0.006 * mark + 0.00002 * spot : 0.0001 * spot;
        final double calmDepth = (isOption ? 40 : 120) * Coin.of(instrument.underlyingId()).sizeFactor();
        encoder.liquidityChanged(
            timestampNs,
            instrument.id(),
            FixedPoint.toStep(calmSpread * (1 + SPREAD_ON_STRESS * path.stress()), CENT),
            FixedPoint.toStep(calmDepth * (1 + DEPTH_ON_STRESS * path.stress()), instrument.lotSize()));
    }

    void settle(final long timestampNs, final Chain chain)
    {
        chain.settle();
        encoder.expirySettled(
            timestampNs, chain.expiryId(), FixedPoint.toStep(market.spot(chain.underlyingId()), CENT));
    }

    void timeAdvanced(final long timestampNs)
    {
        encoder.timeAdvanced(timestampNs);
    }
}
