package softlanding.engine.screening.proof;

import softlanding.engine.market.Expiries;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Numbers the marks of a market and defines the units of their levels. A group is an underlying with its spot,
 * forwards, perpetuals and the collateral that it moves, or a collateral asset that no underlying moves. The level of a
 * price is a share of the price. Carry consists of rates, times time, and funding, as a share of price.
 */
public final class MarketLevels
{
    /**
     * The weight of a rate in the carry level. A change of rate times time moves values and discounts, but a volatility
     * moves only values.
     */
    public static final double RATE_UNIT = 8;
    private static final double FUNDING_UNIT = 0.5;

    private final Market market;
    private final Levels carry;
    private final int underlyings;
    private final int assets;
    private final int expiries;

    /** Reserves the numbers of marks for a maximum number of underlyings, assets and expiries. */
    public MarketLevels(
        final Market market,
        final Levels carry,
        final int underlyings,
        final int assets,
        final int expiries)
    {
        this.market = market;
        this.carry = carry;
        this.underlyings = underlyings;
        this.assets = assets;
        this.expiries = expiries;
    }

    /** Returns the maximum number of underlyings: the groups below this number are underlyings. */
    public int underlyings()
    {
        return underlyings;
    }

    /** Returns the group of a collateral asset. */
    public int groupOfAsset(final int asset)
    {
        final int moving = market.assets().riskCancellingUnderlying(asset);
        return moving == Ids.NONE ? underlyings + asset : moving;
    }

    /** Returns the mark of an underlying's spot, among the prices. */
    public int spotMark(final int underlying)
    {
        return underlying;
    }

    /** Returns the mark of an asset's price, among the prices. */
    public int assetMark(final int asset)
    {
        return underlyings + asset;
    }

    /** Returns the mark of an expiry's forward, among the prices. */
    public int forwardMark(final int expiry)
    {
        return underlyings + assets + expiry;
    }

    /** Returns the mark of a perpetual, among the prices. */
    public int perpetualMark(final int instrument)
    {
        return underlyings + assets + expiries + instrument;
    }

    /** Returns the mark of a perpetual's funding, among the carry. */
    public int fundingMark(final int instrument)
    {
        return expiries + instrument;
    }

    /** Returns the mark of an expiry's rate, among the carry. */
    public int rateMark(final int expiry)
    {
        return expiry;
    }

    /** Returns the units of the carry level per cash of funding of one contract. */
    public double fundingUnit(final int instrument)
    {
        return carry.unit(fundingMark(instrument));
    }

    /** Returns the price of an asset, in cash per coin. */
    public double assetPrice(final int asset)
    {
        return (double)market.assets().price(asset) / market.stablePrice();
    }

    /**
     * Returns the units of the carry level per unit of a rate, or per cash of funding of one contract, at present
     * prices.
     */
    public double carryUnit(final int mark)
    {
        final Expiries all = market.expiries();
        if (mark < expiries)
        {
            return RATE_UNIT * Math.max(0, all.yearsToExpiry(mark));
        }
        final int instrument = mark - expiries;
        return FUNDING_UNIT / Math.max(1e-6, market.instruments().coins(instrument, Decimal8.ONE) *
            Decimal8.toDouble(market.instruments().perpetualPrice(instrument)));
    }
}
