package softlanding.workload.deribit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.Strike;
import softlanding.workload.wire.MarketEncoder;

/** Publishes volatilities and liquidity of options where they changed. */
final class OptionQuotes
{
    private static final double CHANGED_LIQUIDITY = 0.25;
    private static final long VOLATILITY_STEP = FixedPoint.ONE / 10_000;
    private static final long CENT = FixedPoint.ONE / 100;
    private static final double DEPTH_SHARE_OF_INTEREST = 0.02;
    private static final double MIN_DEPTH = 2;
    private static final double MAX_DEPTH = 60;
    private static final double PERPETUAL_DEPTH = 120;
    private static final double PERPETUAL_HALF_SPREAD = 0.0001;

    private final Map<Integer, double[]> published = new HashMap<>();
    private final MarketEncoder encoder;

    OptionQuotes(final MarketEncoder encoder)
    {
        this.encoder = encoder;
    }

    /**
     * Publishes the volatility of each strike and the liquidity of its call and put. The volatility is that of the
     * out-of-the-money option, whose price depends on it most.
     */
    void publish(final long timestampNs, final Chain chain, final List<ChainRow> rows)
    {
        final TreeMap<Long, ChainRow> bestOfStrike = new TreeMap<>();
        for (final ChainRow row : rows)
        {
            if (ChainListing.isListed(chain, row))
            {
                bestOfStrike.merge(
                    ChainListing.strike(row), row, (known, other) -> other.isOutOfTheMoney() ? other : known);
            }
        }
        bestOfStrike.forEach((price, row) ->
            volatility(timestampNs, chain.expiryId(), chain.strike(price), row.volatility()));
        for (final ChainRow row : rows)
        {
            if (ChainListing.isListed(chain, row))
            {
                final Strike strike = chain.strike(ChainListing.strike(row));
                liquidity(timestampNs, row.kind() == ContractKind.CALL ? strike.call() : strike.put(), row);
            }
        }
    }

    private void volatility(final long timestampNs, final int expiryId, final Strike strike, final double volatility)
    {
        final long mantissa = StrictMath.max(VOLATILITY_STEP, FixedPoint.toStep(volatility, VOLATILITY_STEP));
        if (FixedPoint.toDouble(mantissa) != strike.volatility())
        {
            strike.volatility(FixedPoint.toDouble(mantissa));
            encoder.volatilityChanged(timestampNs, expiryId, strike.price(), mantissa);
        }
    }

    /**
     * Publishes the liquidity of an option. The recording has no sizes, so the depth is 2 % of the open interest, at
     * least 2 and at most 60 bitcoin or their equivalent in ether. Without a quote the depth is 0.
     */
    private void liquidity(final long timestampNs, final Instrument option, final ChainRow row)
    {
        final double[] last = published.get(option.id());
        final double factor = row.coin().sizeFactor();
        final double interest = row.openInterest() * DEPTH_SHARE_OF_INTEREST;
        final double wanted = StrictMath.max(MIN_DEPTH * factor, StrictMath.min(MAX_DEPTH * factor, interest));
        final double depth = row.hasQuote() ? wanted : 0;
        final double halfSpread = row.hasQuote() ? row.halfSpread() : last == null ? 0 : last[0];
        if (last == null || isChanged(last[0], halfSpread) || isChanged(last[1], depth))
        {
            published.put(option.id(), new double[]{halfSpread, depth});
            encoder.liquidityChanged(
                timestampNs,
                option.id(),
                FixedPoint.toStep(halfSpread, CENT),
                FixedPoint.toStep(depth, option.lotSize()));
        }
    }

    void perpetualLiquidity(final long timestampNs, final Coin coin, final double price)
    {
        encoder.liquidityChanged(
            timestampNs,
            coin.perpetualId(),
            FixedPoint.toStep(price * PERPETUAL_HALF_SPREAD, CENT),
            FixedPoint.toStep(PERPETUAL_DEPTH * coin.sizeFactor(), coin.lotSize()));
    }

    private static boolean isChanged(final double before, final double now)
    {
        return StrictMath.abs(now - before) > CHANGED_LIQUIDITY * before;
    }
}
