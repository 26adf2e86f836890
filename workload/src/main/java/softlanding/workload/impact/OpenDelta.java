package softlanding.workload.impact;

import java.util.HashMap;
import java.util.Map;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.BlackFormula;
import softlanding.workload.market.Chain;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;

/** The gross delta of all positions by underlying, a measure of the size of a market. */
final class OpenDelta
{
    private final VenueMarket market;
    private final Map<Integer, Double> coinsByUnderlying = new HashMap<>();

    OpenDelta(final VenueMarket market)
    {
        this.market = market;
    }

    /** Adds a traded quantity, a Decimal8 mantissa. An instrument without a price adds nothing. */
    void add(final Instrument instrument, final long quantity, final long nowNs)
    {
        final double coins = StrictMath.abs(FixedPoint.toDouble(quantity) * perContract(instrument, nowNs));
        coinsByUnderlying.merge(instrument.underlyingId(), Double.isNaN(coins) ? 0 : coins, Double::sum);
    }

    /** Returns the gross delta in coins. */
    double coins(final int underlyingId)
    {
        return coinsByUnderlying.getOrDefault(underlyingId, 0.0);
    }

    /** Returns the signed delta of a contract in coins; NaN if an input is unknown. */
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
