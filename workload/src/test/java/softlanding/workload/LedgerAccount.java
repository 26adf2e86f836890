package softlanding.workload;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import softlanding.codecs.MarginMode;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;

/** The trades and balances of one account, as a reader of the stream computes them. */
public final class LedgerAccount
{
    public final long id;
    public final MarginMode mode;
    public final TreeMap<Integer, Long> positions = new TreeMap<>();
    public final TreeMap<Collateral, Long> coins = new TreeMap<>();
    public double cash;

    private final Map<Integer, Double> entryCosts = new HashMap<>();

    LedgerAccount(final long id, final MarginMode mode)
    {
        this.id = id;
        this.mode = mode;
    }

    /** Returns cash plus collateral, options at mark and unrealised profit. */
    public double equity(final VenueMarket market, final long nowNs)
    {
        double equity = cash;
        for (final Map.Entry<Integer, Long> position : positions.entrySet())
        {
            final Instrument instrument = market.instrument(position.getKey());
            final double value = FixedPoint.toDouble(position.getValue()) * market.mark(instrument, nowNs);
            equity += value - entryCosts.getOrDefault(instrument.id(), 0.0);
        }
        for (final Map.Entry<Collateral, Long> coin : coins.entrySet())
        {
            equity += FixedPoint.toDouble(coin.getValue()) * market.collateralPrice(coin.getKey());
        }
        return equity;
    }

    void trade(final Instrument instrument, final long quantity, final long price)
    {
        final double cost = FixedPoint.toDouble(quantity) * FixedPoint.toDouble(price);
        positions.merge(instrument.id(), quantity, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
        if (instrument.kind().isOption())
        {
            cash -= cost;
        }
        else
        {
            entryCosts.merge(instrument.id(), cost, Double::sum);
        }
    }

    void fund(final int instrumentId, final double perContract)
    {
        cash += FixedPoint.toDouble(positions.getOrDefault(instrumentId, 0L)) * perContract;
    }

    void settle(final VenueMarket market, final int expiryId, final double price)
    {
        positions.entrySet().removeIf(position ->
        {
            final Instrument option = market.instrument(position.getKey());
            if (option.expiryId() != expiryId)
            {
                return false;
            }
            final double strike = FixedPoint.toDouble(option.strike());
            final double payoff = option.kind() == ContractKind.CALL ? price - strike : strike - price;
            cash += FixedPoint.toDouble(position.getValue()) * StrictMath.max(0, payoff);
            return true;
        });
    }
}
