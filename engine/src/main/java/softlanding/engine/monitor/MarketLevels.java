package softlanding.engine.monitor;

import softlanding.engine.market.Expiries;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * The levels of all marks of a market. A group is an underlying, with its spot, forwards, perpetuals and the collateral
 * that it moves; or an asset of collateral that no underlying moves. Prices are levels as shares of themselves; carry
 * is rates (times time) and funding (as a share of price).
 */
final class MarketLevels
{
    /** A change of a rate times time moves values and discounts, a volatility only values: it counts as more. */
    static final double RATE_UNIT = 8;
    private static final double FUNDING_UNIT = 0.5;
    /** From here on a generation of levels has drifted apart. */
    private static final double PRICE_SPREAD = 0.002;
    private static final double CARRY_SPREAD = 0.004;
    private static final double FARTHEST_PRICE = 0.25;
    private static final double FARTHEST_CARRY = 0.12;
    /** A spread during one tick is no drift: it must be there at so many looks in a row. */
    private static final int LOOKS = 16;

    private final Market market;
    private final Certificates certificates;
    private final Levels prices;
    private final Levels carry;
    private final int underlyings;
    private final int assets;
    private final int expiries;
    private final byte[] priceLooks;
    private final byte[] carryLooks;

    MarketLevels(
        final Market market,
        final Certificates certificates,
        final Levels prices,
        final Levels carry,
        final MonitorRoom room)
    {
        this.market = market;
        this.certificates = certificates;
        this.prices = prices;
        this.carry = carry;
        underlyings = room.underlyings();
        assets = room.assets();
        expiries = room.expiries();
        priceLooks = new byte[room.groups()];
        carryLooks = new byte[room.groups()];
    }

    int underlyings()
    {
        return underlyings;
    }

    int groupOfAsset(final int asset)
    {
        final int moving = market.assets().riskCancellingUnderlying(asset);
        return moving == Ids.NONE ? underlyings + asset : moving;
    }

    int spotMark(final int underlying)
    {
        return underlying;
    }

    int assetMark(final int asset)
    {
        return underlyings + asset;
    }

    int forwardMark(final int expiry)
    {
        return underlyings + assets + expiry;
    }

    int perpetualMark(final int instrument)
    {
        return underlyings + assets + expiries + instrument;
    }

    int fundingMark(final int instrument)
    {
        return expiries + instrument;
    }

    int rateMark(final int expiry)
    {
        return expiry;
    }

    /** Units of the carry level per cash of funding of one contract. */
    double fundingUnit(final int instrument)
    {
        return carry.unit(fundingMark(instrument));
    }

    /** Cash per coin. */
    double assetPrice(final int asset)
    {
        return (double)market.assets().price(asset) / market.stablePrice();
    }

    void onSpot(final int underlying)
    {
        renewDrifted(underlying);
        onPrice(spotMark(underlying), underlying, Decimal8.toDouble(market.underlyings().spot(underlying)));
    }

    void onForward(final int expiry)
    {
        final int underlying = market.expiries().underlying(expiry);
        onPrice(forwardMark(expiry), underlying, Decimal8.toDouble(market.expiries().forward(expiry)));
        onCarry(rateMark(expiry), underlying, market.expiries().discountRate(expiry));
    }

    void onPerpetual(final int instrument)
    {
        final Instruments instruments = market.instruments();
        onPrice(
            perpetualMark(instrument), instruments.underlying(instrument),
            Decimal8.toDouble(instruments.perpetualPrice(instrument)));
        if (!carry.contains(fundingMark(instrument)))
        {
            onFunding(instrument);
        }
    }

    /** Funding counts once the perpetual has a price. */
    void onFunding(final int instrument)
    {
        if (prices.contains(perpetualMark(instrument)))
        {
            onCarry(
                fundingMark(instrument), market.instruments().underlying(instrument),
                Decimal8.toDouble(market.instruments().cumulativeFunding(instrument)));
        }
    }

    void onAsset(final int asset)
    {
        final int group = groupOfAsset(asset);
        if (group >= underlyings)
        {
            renewDrifted(group);
        }
        onPrice(assetMark(asset), group, assetPrice(asset));
    }

    /** The marks of a settled expiry move no more. */
    void onSettled(final int expiry)
    {
        prices.remove(forwardMark(expiry));
        carry.remove(rateMark(expiry));
    }

    private void onPrice(final int mark, final int group, final double value)
    {
        if (!prices.contains(mark))
        {
            certificates.openGroup(group);
            prices.add(mark, group, value, 1 / value);
        }
        prices.set(mark, value);
        certificates.onPrice(mark);
    }

    private void onCarry(final int mark, final int group, final double value)
    {
        if (!carry.contains(mark))
        {
            certificates.openGroup(group);
            carry.add(mark, group, value, carryUnit(mark));
        }
        // A mark that stays ends no certificate, not even one that lets it move by nothing.
        else if (carry.value(mark) == value)
        {
            return;
        }
        carry.set(mark, value);
        certificates.onCarry(mark);
    }

    private double carryUnit(final int mark)
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

    /** Begins new levels for a group whose marks no longer stand together. */
    private void renewDrifted(final int group)
    {
        if (isDrifted(prices, group, priceLooks, PRICE_SPREAD, FARTHEST_PRICE))
        {
            prices.renew(group);
            for (int mark = prices.first(group); mark != Levels.NONE; mark = prices.next(mark))
            {
                prices.setUnit(mark, 1 / prices.value(mark));
            }
            certificates.onPricesRenewed(group);
        }
        if (isDrifted(carry, group, carryLooks, CARRY_SPREAD, FARTHEST_CARRY))
        {
            carry.renew(group);
            for (int mark = carry.first(group); mark != Levels.NONE; mark = carry.next(mark))
            {
                carry.setUnit(mark, carryUnit(mark));
            }
            certificates.onCarryRenewed(group);
        }
    }

    private static boolean isDrifted(
        final Levels levels, final int group, final byte[] looks, final double widest, final double farthest)
    {
        final double least = levels.least(group);
        final double most = levels.most(group);
        final boolean drifted = !levels.isDraining(group) &&
            (most - least > widest || Math.max(most, -least) > farthest);
        looks[group] = (byte)(drifted ? looks[group] + 1 : 0);
        final boolean enough = looks[group] >= LOOKS;
        looks[group] = enough ? 0 : looks[group];
        return enough;
    }
}
