package softlanding.workload.deribit;

import java.util.Collection;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.MarketEncoder;

/** The prices that move with a bar of one coin: spot, perpetual, collateral, and the forwards of its expiries. */
final class CoinPrices
{
    private static final double FAST_RANGE = 0.005;
    private static final double FAST_MOVE = 0.005;
    private static final long HOUR_MS = 3_600_000;
    private static final long CENT = FixedPoint.ONE / 100;

    private final Coin coin;
    private final VenueMarket market;
    private final ForwardRatios ratios;
    private final MarketEncoder encoder;
    private final boolean hasBars;
    private final boolean hasSpotBars;
    private double spot = Double.NaN;
    private double perpetual = Double.NaN;
    private double published = Double.NaN;

    CoinPrices(
        final Coin coin,
        final VenueMarket market,
        final ForwardRatios ratios,
        final MarketEncoder encoder,
        final Collection<Bar> bars)
    {
        this.coin = coin;
        this.market = market;
        this.ratios = ratios;
        this.encoder = encoder;
        hasBars = bars.stream().anyMatch(bar -> bar.coin() == coin);
        hasSpotBars = bars.stream().anyMatch(bar -> bar.coin() == coin && !bar.isPerpetual());
    }

    double spot()
    {
        return spot;
    }

    /** Uses a snapshot's index where no bar has given the spot. */
    void onIndex(final double index)
    {
        if (!hasBars || !(spot > 0))
        {
            spot = index;
        }
    }

    /** Uses a price of a bar. */
    void onBar(final Bar bar, final double price)
    {
        if (bar.isPerpetual())
        {
            perpetual = price;
        }
        if (tellsSpot(bar))
        {
            spot = price;
        }
    }

    /** Tells whether a bar gives the spot. The perpetual's bars do so only where the spot has no bars. */
    boolean tellsSpot(final Bar bar)
    {
        return !bar.isPerpetual() || !hasSpotBars;
    }

    /** Tells whether the market moves too fast to publish only on the full hour. */
    boolean isFast(final Bar bar)
    {
        return bar.range() > FAST_RANGE || StrictMath.abs(bar.close() / published - 1) > FAST_MOVE;
    }

    static long toCents(final double price)
    {
        return FixedPoint.toStep(price, CENT);
    }

    static boolean isFullHour(final long closeMs)
    {
        return closeMs % HOUR_MS == 0;
    }

    /** Publishes the spot and all prices that move with it, except those of expired instruments. */
    void publish(final long timestampNs)
    {
        publishSpot(timestampNs);
        publishMarks(timestampNs);
    }

    void publishSpot(final long timestampNs)
    {
        encoder.spotPriceChanged(timestampNs, coin.underlyingId(), toCents(spot));
    }

    /** Publishes all prices that move with the spot, but not the spot. */
    void publishMarks(final long timestampNs)
    {
        published = spot;
        final long price = toCents(spot);
        market.spot(coin.underlyingId(), FixedPoint.toDouble(price));
        market.collateralPrice(Collateral.of(coin), FixedPoint.toDouble(price));
        encoder.collateralPriceChanged(timestampNs, Collateral.of(coin).assetId(), price);
        publishPerpetual(timestampNs);
        for (final Chain chain : market.chains())
        {
            if (chain.underlyingId() == coin.underlyingId() && !chain.isSettled() && chain.expiryNs() > timestampNs)
            {
                publishForward(timestampNs, chain);
            }
        }
    }

    private void publishForward(final long timestampNs, final Chain chain)
    {
        final long forward = toCents(spot * ratios.of(chain));
        chain.mark(FixedPoint.toDouble(forward), 0);
        encoder.forwardPriceChanged(timestampNs, chain.expiryId(), forward, 0);
    }

    private void publishPerpetual(final long timestampNs)
    {
        final double price = perpetual > 0 ? perpetual : spot;
        final long mantissa = toCents(price);
        market.perpetualPrice(coin.perpetualId(), FixedPoint.toDouble(mantissa));
        encoder.perpetualPriceChanged(timestampNs, coin.perpetualId(), mantissa);
    }
}
