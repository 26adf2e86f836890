package softlanding.workload.book;

import java.util.List;
import softlanding.codecs.EventSink;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.listing.VenueListing;
import softlanding.workload.market.BlackFormula;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.Strike;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.venue.Smile;
import softlanding.workload.wire.MarketEncoder;

/**
 * A market without price changes: two coins with perpetuals, eight expiries with ten strikes each, a smile, spreads and
 * depth. The seed decides whether the market is calm or stressed.
 */
final class SeededMarket
{
    /** Time of all events, in nanoseconds since the epoch. */
    static final long NOW_NS = 1_780_272_000_000_000_000L;

    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final int[] EXPIRY_DAYS = {2, 7, 14, 28, 56, 91, 182, 273};
    private static final int STRIKES = 10;
    private static final double MAX_DEVIATIONS = 2;
    private static final double RATE = 0.04;
    private static final double BASIS = 0.05;
    private static final long CENT = FixedPoint.ONE / 100;

    private final VenueMarket market = new VenueMarket();
    private final VenueListing listing;
    private final MarketEncoder encoder;
    private final double present;
    private final double skew;
    private final double stress;

    SeededMarket(final SeededRandom random, final EventSink sink)
    {
        listing = new VenueListing(market, sink);
        encoder = new MarketEncoder(sink);
        stress = random.nextDouble() * random.nextDouble();
        present = random.between(0.3, 0.6) * (1 + stress);
        skew = -random.between(0.05, 0.3) - 0.15 * stress;
        listing.listCoins(NOW_NS, List.of(Coin.values()), List.of());
        encoder.stablePriceChanged(NOW_NS, FixedPoint.ONE);
        list(Coin.BTC, FixedPoint.toStep(random.between(50_000, 120_000), CENT));
        list(Coin.ETH, FixedPoint.toStep(random.between(1_500, 5_000), CENT));
    }

    VenueMarket market()
    {
        return market;
    }

    private void list(final Coin coin, final long spot)
    {
        market.spot(coin.underlyingId(), FixedPoint.toDouble(spot));
        market.perpetualPrice(coin.perpetualId(), FixedPoint.toDouble(spot));
        encoder.spotPriceChanged(NOW_NS, coin.underlyingId(), spot);
        encoder.perpetualPriceChanged(NOW_NS, coin.perpetualId(), spot);
        publishLiquidity(coin.perpetual());
        for (final int days : EXPIRY_DAYS)
        {
            list(coin, listing.listExpiry(NOW_NS, coin, NOW_NS + days * NS_PER_DAY));
        }
    }

    private void list(final Coin coin, final Chain chain)
    {
        final double years = chain.years(NOW_NS);
        final long forward =
            FixedPoint.toStep(market.spot(coin.underlyingId()) * StrictMath.exp(BASIS * years), CENT);
        chain.mark(FixedPoint.toDouble(forward), RATE);
        encoder.forwardPriceChanged(NOW_NS, chain.expiryId(), forward, FixedPoint.of(RATE));
        final double deviation = Smile.atTheMoney(present, years) * StrictMath.sqrt(years);
        final long step = (coin == Coin.BTC ? 250 : 10) * FixedPoint.ONE;
        long last = 0;
        for (int i = 0; i < STRIKES; i++)
        {
            final double deviations = MAX_DEVIATIONS * (2.0 * i / (STRIKES - 1) - 1);
            final double strike = FixedPoint.toDouble(forward) * StrictMath.exp(deviations * deviation);
            last = StrictMath.max(last + step, FixedPoint.toStep(strike, step));
            listStrike(chain, last);
        }
    }

    private void listStrike(final Chain chain, final long price)
    {
        final Instrument call = listing.listOption(NOW_NS, chain, price, ContractKind.CALL);
        final Instrument put = listing.listOption(NOW_NS, chain, price, ContractKind.PUT);
        final double years = chain.years(NOW_NS);
        final double moneyness = StrictMath.log(FixedPoint.toDouble(price) / chain.forward());
        final long volatility =
            FixedPoint.of(Smile.volatility(Smile.atTheMoney(present, years), skew, moneyness, years));
        final Strike strike = chain.strike(price);
        strike.volatility(FixedPoint.toDouble(volatility));
        encoder.volatilityChanged(NOW_NS, chain.expiryId(), price, volatility);
        publishLiquidity(call);
        publishLiquidity(put);
    }

    private void publishLiquidity(final Instrument instrument)
    {
        final SpreadAndDepth liquidity = SpreadAndDepth.of(
            instrument.kind().isOption(), market.mark(instrument, NOW_NS), market.spot(instrument.underlyingId()),
            Coin.of(instrument.underlyingId()).sizeFactor(), stress);
        encoder.liquidityChanged(
            NOW_NS, instrument.id(), FixedPoint.toStep(liquidity.halfSpread(), CENT),
            FixedPoint.toStep(liquidity.depth(), instrument.lotSize()));
    }

    /** Returns the delta of one contract in coins. */
    double delta(final Instrument instrument)
    {
        if (!instrument.kind().isOption())
        {
            return 1;
        }
        final Chain chain = market.chain(instrument.expiryId());
        return BlackFormula.delta(
            instrument.kind() == ContractKind.CALL, chain.forward(), FixedPoint.toDouble(instrument.strike()),
            chain.strike(instrument.strike()).volatility(), chain.years(NOW_NS));
    }
}
