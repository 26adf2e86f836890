package softlanding.workload.margin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import softlanding.codecs.VolShock;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.BlackFormula;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;

/**
 * The value of one contract of each instrument in each scenario, computed once and valid while the market does not
 * change. It omits the tilts of the smile, because the estimate is approximate.
 */
public final class RiskTable
{
    private static final List<Scenario> SCENARIOS =
        Scenario.DEFAULTS.stream().filter(scenario -> !scenario.isTilt()).toList();
    private static final double DAYS_PER_YEAR = 365;
    private static final double TERM_DAYS = 30;

    private final Map<Integer, double[]> shockedValues = new HashMap<>();
    private final Map<Integer, Double> values = new HashMap<>();
    private final VenueMarket market;
    private final long nowNs;
    private final Stress stress;

    /**
     * Values every listed instrument in every scenario.
     *
     * @param market with listings and marks; unchanged while this table is used.
     * @param nowNs  in nanoseconds since the epoch.
     * @param stress applied before the scenarios.
     */
    public RiskTable(final VenueMarket market, final long nowNs, final Stress stress)
    {
        this.market = market;
        this.nowNs = nowNs;
        this.stress = stress;
    }

    /** Returns the number of scenarios. */
    public static int scenarios()
    {
        return SCENARIOS.size();
    }

    /**
     * Reads the spot shock of a scenario.
     *
     * @param scenario from 0.
     * @return shocked over current spot.
     */
    public double spotShock(final int scenario)
    {
        return SCENARIOS.get(scenario).spotShock();
    }

    /**
     * Returns the share of a scenario's profit or loss that counts.
     *
     * @param scenario from 0.
     * @return share, 0 to 1.
     */
    public double weight(final int scenario)
    {
        return SCENARIOS.get(scenario).weight();
    }

    /**
     * Reads the spot of an underlying.
     *
     * @param underlyingId listed.
     * @return spot, cash per coin.
     */
    public double spot(final int underlyingId)
    {
        return market.spot(underlyingId) * stress.spotFactor();
    }

    /**
     * Reads the price of a collateral coin.
     *
     * @param asset priced.
     * @return cash per coin.
     */
    public double collateralPrice(final Collateral asset)
    {
        return market.collateralPrice(asset) * (asset == Collateral.USDT ? 1 : stress.spotFactor());
    }

    /**
     * Measures the time left to an expiry.
     *
     * @param expiryId listed.
     * @return time to expiry in years.
     */
    public double years(final int expiryId)
    {
        return market.chain(expiryId).years(nowNs);
    }

    /**
     * Returns the rate of an expiry, or 0 if the rate is negative.
     *
     * @param expiryId listed.
     * @return annual rate, not negative.
     */
    public double rate(final int expiryId)
    {
        return StrictMath.max(0, market.chain(expiryId).rate());
    }

    /**
     * Reads the mark of an instrument.
     *
     * @param instrument listed and marked.
     * @return its mark, cash per contract.
     */
    public double value(final Instrument instrument)
    {
        return values.computeIfAbsent(instrument.id(), id -> value(instrument, 1, VolShock.NONE));
    }

    /**
     * Returns the values of an instrument in the scenarios.
     *
     * @param instrument with a mark.
     * @return value in each scenario, in cash per contract, before static discounts; the caller must not change it.
     */
    public double[] shockedValues(final Instrument instrument)
    {
        return shockedValues.computeIfAbsent(instrument.id(), id ->
            SCENARIOS.stream().mapToDouble(s -> value(instrument, s.spotShock(), s.volShock())).toArray());
    }

    /**
     * Values an option after a move of the basis.
     *
     * @param instrument an option.
     * @param isUp       whether the forward rises against spot.
     * @return its value after a move of the basis, cash per contract.
     */
    public double basisValue(final Instrument instrument, final boolean isUp)
    {
        return value(instrument, isUp ? MarginRules.BASIS_UP : MarginRules.BASIS_DOWN, VolShock.NONE);
    }

    private double value(final Instrument instrument, final double spotShock, final VolShock volShock)
    {
        final double contractSize = FixedPoint.toDouble(instrument.contractSize());
        final double move = spotShock * stress.spotFactor();
        if (!instrument.kind().isOption())
        {
            return contractSize * market.mark(instrument, nowNs) * move;
        }
        final Chain chain = market.chain(instrument.expiryId());
        final double years = chain.years(nowNs);
        final double volatility = chain.strike(instrument.strike()).volatility() * stress.volFactor();
        return contractSize * BlackFormula.price(
            instrument.kind() == ContractKind.CALL,
            chain.forward() * move,
            FixedPoint.toDouble(instrument.strike()),
            shocked(volatility, volShock, years * DAYS_PER_YEAR),
            years,
            chain.rate());
    }

    private static double shocked(final double volatility, final VolShock shock, final double days)
    {
        final double power = days <= TERM_DAYS ? MarginRules.SHORT_TERM_POWER : MarginRules.LONG_TERM_POWER;
        final double term = StrictMath.pow(TERM_DAYS / StrictMath.max(days, MarginRules.DTE_FLOOR), power);
        return switch (shock)
        {
            case UP ->
                StrictMath.max(volatility * (1 + MarginRules.VOL_RANGE_UP * term), MarginRules.MIN_SHOCKED_VOL);
            case DOWN -> volatility * StrictMath.max(0, 1 - MarginRules.VOL_RANGE_DOWN * term);
            default -> volatility;
        };
    }
}
