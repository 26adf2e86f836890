package softlanding.engine.closing;

import softlanding.engine.margin.Valuation;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;

/**
 * Calculates the cost of trades: the expected price of a quantity, the fee, and the limit price of an order. A quantity
 * up to the visible depth trades at the half-spread, the next equal quantity at twice the half-spread, the next at
 * three times: the impact is convex and piecewise linear. An instrument without {@code LiquidityChanged} trades at its
 * mark.
 */
public final class ExecutionCost
{
    private final Market market;
    private final Valuation valuation;

    /** Reads the liquidity of a market and the marks of a valuation. */
    public ExecutionCost(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
    }

    /**
     * Returns the expected average price, in cash per coin, within the price band and not below 0; rounded against the
     * account.
     *
     * @param quantity contracts, signed: the quantity that the account trades.
     */
    public long expectedPrice(final LiquidationPolicy policy, final int instrument, final long quantity)
    {
        final long mark = valuation.mark(instrument);
        final long width = bandWidth(policy, instrument, mark);
        final double slip = Math.ceil(averageSlip(instrument, Math.abs(quantity), width));
        final long bounded = (long)Math.min(slip, (double)width);
        return quantity < 0 ? Math.max(mark - bounded, 0) : Math.addExact(mark, bounded);
    }

    /** Returns the liquidation fee of a trade in cash, rounded up; Decimal8 mantissa. */
    public long fee(final LiquidationPolicy policy, final int instrument, final long quantity, final long price)
    {
        final long value = market.instruments().notional(instrument, Math.abs(quantity), price, true);
        return Decimal8.multiplyCeil(value, policy.feeRate());
    }

    /**
     * Returns the limit price of an order, within the band around the mark and never beyond the price that would
     * bankrupt the account. The band is never narrower than the visible half-spread, because a narrower order could not
     * trade at all.
     *
     * @param quantity contracts, signed: the quantity that the account trades.
     * @param equity   the equity of the account before the order; equity of 0 or less needs no protection.
     * @param fee      the expected fee.
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

    /** Returns whether all marks of an instrument are known, so that it can be closed. */
    boolean isPriced(final int instrument)
    {
        return valuation.isPriced(instrument);
    }

    /** Returns the mark of a priced instrument; Decimal8 mantissa of cash per coin. */
    public long mark(final int instrument)
    {
        return valuation.mark(instrument);
    }

    /** Returns the maximum distance of a price from the mark; Decimal8 mantissa of cash per coin. */
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
     * Returns the average distance from the mark at which a quantity trades, as a mantissa.
     *
     * @param quantity   contracts, a magnitude.
     * @param halfSpread a mantissa.
     * @param depth      visible contracts; 0 if there are none.
     * @param width      the distance used if no depth is visible.
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
