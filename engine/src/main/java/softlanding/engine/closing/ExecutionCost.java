package softlanding.engine.closing;

import softlanding.engine.margin.Valuation;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;

/**
 * What trading costs: the price expected for a size, the fee, and the limit beyond which an order must not trade. The
 * visible depth trades at the half-spread, the next as much again at twice, the next at three times: impact is convex
 * and piecewise linear. An instrument without {@code LiquidityChanged} is taken to trade at its mark.
 */
public final class ExecutionCost
{
    private final Market market;
    private final Valuation valuation;

    public ExecutionCost(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
    }

    /**
     * The average price expected, in cash per coin, inside the band, not below 0; rounded against the account.
     *
     * @param quantity contracts, signed: what the account trades.
     */
    public long expectedPrice(final LiquidationPolicy policy, final int instrument, final long quantity)
    {
        final long mark = valuation.mark(instrument);
        final long width = bandWidth(policy, instrument, mark);
        final double slip = Math.ceil(averageSlip(instrument, Math.abs(quantity), width));
        final long bounded = (long)Math.min(slip, (double)width);
        return quantity < 0 ? Math.max(mark - bounded, 0) : Math.addExact(mark, bounded);
    }

    /** The liquidation fee for a trade, rounded up; Decimal8 mantissa. */
    public long fee(final LiquidationPolicy policy, final int instrument, final long quantity, final long price)
    {
        final long value = market.instruments().notional(instrument, Math.abs(quantity), price, true);
        return Decimal8.multiplyCeil(value, policy.feeRate());
    }

    /**
     * The limit of an order: inside the band around mark, and never through the price that would bankrupt the account.
     * The band is never narrower than the visible half-spread, else an order could not meet the market at all.
     *
     * @param quantity contracts, signed: what the account trades.
     * @param equity   of the account before the order; from 0 down there is nothing left to protect.
     * @param fee      expected.
     */
    long limitPrice(
        final LiquidationPolicy policy,
        final int instrument,
        final long quantity,
        final long equity,
        final long fee)
    {
        final long mark = valuation.mark(instrument);
        double room = bandWidth(policy, instrument, mark);
        if (equity > 0)
        {
            final double coins = Math.abs(market.instruments().coins(instrument, quantity));
            room = Math.min(room, Math.floor(Math.max(equity - fee, 0) / coins));
        }
        return quantity < 0 ? Math.max(mark - (long)room, 0) : Math.addExact(mark, (long)room);
    }

    /** The mark of a priced instrument; Decimal8 mantissa of cash per coin. */
    long mark(final int instrument)
    {
        return valuation.mark(instrument);
    }

    /** How far from mark a price may lie; Decimal8 mantissa of cash per coin. */
    long bandWidth(final LiquidationPolicy policy, final int instrument, final long mark)
    {
        return Math.max(
            Decimal8.multiplyFloor(mark, policy.priceBand()), market.instruments().halfSpread(instrument));
    }

    private double averageSlip(final int instrument, final long quantity, final long width)
    {
        final Instruments instruments = market.instruments();
        return averageSlip((double)quantity, (double)instruments.halfSpread(instrument),
            (double)instruments.depth(instrument), (double)width);
    }

    /**
     * Average distance from mark, in mantissas, at which so many contracts trade.
     *
     * @param quantity   contracts, a magnitude.
     * @param halfSpread mantissa.
     * @param depth      contracts visible; 0 if there are none.
     * @param width      what is taken where nothing is visible.
     */
    static double averageSlip(
        final double quantity, final double halfSpread, final double depth, final double width)
    {
        if (depth == 0)
        {
            return width;
        }
        if (quantity <= depth)
        {
            return halfSpread;
        }
        final double depths = quantity / depth;
        final double whole = Math.floor(depths);
        return halfSpread * (whole * (whole + 1) / 2 + (depths - whole) * (whole + 1)) / depths;
    }
}
