package softlanding.engine.screening.proof;

import softlanding.engine.market.Expiries;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Numbers the marks of a market and states the units of their levels. A group is an underlying, with its spot,
 * forwards, perpetuals and the collateral that it moves; or an asset of collateral that no underlying moves. Prices are
 * levels as shares of themselves; carry is rates (times time) and funding (as a share of price).
 */
public final class MarketLevels
{
    /** A change of a rate times time moves values and discounts, a volatility only values: it counts as more. */
    public static final double RATE_UNIT = 8;
    private static final double FUNDING_UNIT = 0.5;

    private final Market market;
    private final Levels carry;
    private final int underlyings;
    private final int assets;
    private final int expiries;

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

    public int underlyings()
    {
        return underlyings;
    }

    public int groupOfAsset(final int asset)
    {
        final int moving = market.assets().riskCancellingUnderlying(asset);
        return moving == Ids.NONE ? underlyings + asset : moving;
    }

    public int spotMark(final int underlying)
    {
        return underlying;
    }

    public int assetMark(final int asset)
    {
        return underlyings + asset;
    }

    public int forwardMark(final int expiry)
    {
        return underlyings + assets + expiry;
    }

    public int perpetualMark(final int instrument)
    {
        return underlyings + assets + expiries + instrument;
    }

    public int fundingMark(final int instrument)
    {
        return expiries + instrument;
    }

    public int rateMark(final int expiry)
    {
        return expiry;
    }

    /** Units of the carry level per cash of funding of one contract. */
    public double fundingUnit(final int instrument)
    {
        return carry.unit(fundingMark(instrument));
    }

    /** Cash per coin. */
    public double assetPrice(final int asset)
    {
        return (double)market.assets().price(asset) / market.stablePrice();
    }

    /** Units of the carry level per unit of a rate, or per cash of funding of one contract, at the prices of now. */
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
