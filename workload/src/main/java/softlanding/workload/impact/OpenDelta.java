package softlanding.workload.impact;

import java.util.HashMap;
import java.util.Map;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.BlackFormula;
import softlanding.workload.market.Chain;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;

/** The delta that is held, whichever way, by underlying: how large a market is. */
final class OpenDelta
{
    private final VenueMarket market;
    private final Map<Integer, Double> coinsByUnderlying = new HashMap<>();

    OpenDelta(final VenueMarket market)
    {
        this.market = market;
    }

    /** So many contracts were traded, as a Decimal8 mantissa; what cannot be priced counts as nothing. */
    void add(final Instrument instrument, final long quantity, final long nowNs)
    {
        final double coins = StrictMath.abs(FixedPoint.toDouble(quantity) * perContract(instrument, nowNs));
        coinsByUnderlying.merge(instrument.underlyingId(), Double.isNaN(coins) ? 0 : coins, Double::sum);
    }

    /** Coins. */
    double coins(final int underlyingId)
    {
        return coinsByUnderlying.getOrDefault(underlyingId, 0.0);
    }

    /** Delta of a contract in coins, signed; NaN if an input is not known yet. */
    double perContract(final Instrument instrument, final long nowNs)
    {
        final double size = FixedPoint.toDouble(instrument.contractSize());
        if (!instrument.kind().isOption())
        {
            return size;
        }
        final Chain chain = market.chain(instrument.expiryId());
        return size * BlackFormula.delta(
            instrument.kind() == ContractKind.CALL, chain.forward(), FixedPoint.toDouble(instrument.strike()),
            chain.strike(instrument.strike()).volatility(), chain.years(nowNs));
    }
}
