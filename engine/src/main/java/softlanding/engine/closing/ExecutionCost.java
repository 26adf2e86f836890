package softlanding.engine.closing;

import java.util.Arrays;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Calculates the cost of trades: the expected price of a quantity, the fee, and the limit price of an order. A quantity
 * up to the visible depth trades at the half-spread, the next equal quantity at twice the half-spread, the next at
 * three times: the impact is convex and piecewise linear. Unknown liquidity is the dearest: an instrument whose
 * liquidity was not told, or is too old, is expected to trade at the end of the price band, or at the worst relative
 * half-spread known of its expiry if that is farther. Its limits end at the band all the same: what others quote must
 * not make anybody pay more.
 */
public final class ExecutionCost
{
    /** The part of the forward that an option's mark must exceed to say something of others: a thousandth. */
    private static final int WORTHLESS = 1_000;

    private final Market market;
    private final Valuation valuation;
    /** By expiry, first of its futures and then of its options. */
    private final double[] worstSpread;
    private final long[] worstSpreadRevision;
    private long worstSpreadOldestNs;

    /** Reads the liquidity of a market and the marks of a valuation. */
    public ExecutionCost(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
        worstSpread = new double[2 * market.expiries().ids().capacity()];
        worstSpreadRevision = new long[worstSpread.length];
        Arrays.fill(worstSpreadRevision, -1);
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
        final double slip = Math.ceil(averageSlip(instrument, quantity, width));
        final long bounded = (long)Math.min(slip, (double)width);
        return quantity < 0 ? Math.max(mark - bounded, 0) : Math.addExact(mark, bounded);
    }

    /** Returns what a trade costs at its expected price, with the fee, in cash; Decimal8 mantissa. */
    public long expectedCost(final LiquidationPolicy policy, final int instrument, final long quantity)
    {
        return costAt(
            policy, instrument, quantity, Math.abs(expectedPrice(policy, instrument, quantity) - mark(instrument)));
    }

    /**
     * Returns the liquidation fee of a trade, and what its order costs whatever its size, in cash, rounded up; Decimal8
     * mantissa.
     */
    public long fee(final LiquidationPolicy policy, final int instrument, final long quantity, final long price)
    {
        final long value = market.instruments().notional(instrument, Math.abs(quantity), price, true);
        final long fee = Decimal8.multiplyCeil(value, policy.feeRate());
        return quantity == 0 ? fee : Math.addExact(fee, fixedCost(instrument));
    }

    /** Returns what each order in an instrument costs whatever its size, in cash; Decimal8 mantissa. */
    public long fixedCost(final int instrument)
    {
        return market.execution().fixedCost(market.instruments().underlying(instrument));
    }

    /** Returns the price at a distance from the mark, against the account and not below 0. */
    public long priceAt(final int instrument, final long quantity, final long slip)
    {
        final long mark = valuation.mark(instrument);
        return quantity < 0 ? Math.max(mark - slip, 0) : Math.addExact(mark, slip);
    }

    /**
     * Returns the cash that a trade costs at a distance from the mark, with the fee and rounded up; Decimal8 mantissa.
     *
     * @param quantity contracts, signed: the quantity that the account trades.
     */
    public long costAt(final LiquidationPolicy policy, final int instrument, final long quantity, final long slip)
    {
        final long mark = valuation.mark(instrument);
        final long distance = quantity < 0 ? Math.min(slip, mark) : slip;
        return Math.addExact(
            market.instruments().notional(instrument, Math.abs(quantity), distance, true),
            fee(policy, instrument, quantity, priceAt(instrument, quantity, slip)));
    }

    /**
     * Returns the distance from the mark of the narrowest limit: the half-spread, or the end of the price band where it
     * is unknown, because unknown liquidity is the dearest.
     */
    public long narrowestSlip(final LiquidationPolicy policy, final int instrument)
    {
        return market.instruments().isLiquidityKnown(instrument) ?
            market.instruments().halfSpread(instrument) : limitWidth(policy, instrument);
    }

    /** Returns the known half-spread; 0 if it is unknown, where {@link #narrowestSlip} counts instead. */
    public long halfSpread(final int instrument)
    {
        return market.instruments().isLiquidityKnown(instrument) ? market.instruments().halfSpread(instrument) : 0;
    }

    /**
     * Returns the least distance from the mark at which a trade is possible, whatever its size: the half-spread, or the
     * end of the price band where no depth is visible. A tick may lie farther.
     *
     * @param quantity contracts, signed: the quantity that the account trades.
     */
    public long leastSlip(final LiquidationPolicy policy, final int instrument, final long quantity)
    {
        return tickSlip(instrument, quantity, depth(instrument, quantity > 0) == 0 ?
            limitWidth(policy, instrument) : halfSpread(instrument));
    }

    /** Returns the least distance from the mark at which a trade is expected: no less than {@link #leastSlip}. */
    long expectedLeastSlip(final LiquidationPolicy policy, final int instrument, final long quantity)
    {
        return Math.max(leastSlip(policy, instrument, quantity), depth(instrument, quantity > 0) == 0 ?
            bandWidth(policy, instrument, mark(instrument)) : 0);
    }

    /** Returns the limit at a distance from the mark, on a tick. */
    public long limitAt(final int instrument, final long quantity, final long slip)
    {
        return market.instruments().roundedToTick(instrument, priceAt(instrument, quantity, slip), quantity < 0);
    }

    /**
     * Returns the distance of a limit on a tick from the mark. It is less than asked, because ticks are rounded in
     * favour of the account, but where the price is below the first tick.
     */
    public long tickSlip(final int instrument, final long quantity, final long slip)
    {
        final long limit = limitAt(instrument, quantity, slip);
        final long mark = mark(instrument);
        return Math.max(0, quantity < 0 ? mark - limit : limit - mark);
    }

    /** Returns the visible contracts against which a trade goes; 0 if they are unknown. */
    long depth(final int instrument, final boolean buys)
    {
        final long depth = market.instruments().depthFor(instrument, buys);
        return depth == Instruments.UNKNOWN_DEPTH ? 0 : depth;
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

    /** Returns the maximum distance of a limit from the mark; Decimal8 mantissa of cash per coin. */
    public long limitWidth(final LiquidationPolicy policy, final int instrument)
    {
        return Math.max(Decimal8.multiplyFloor(mark(instrument), policy.priceBand()), halfSpread(instrument));
    }

    /**
     * Returns the maximum distance of an expected price from the mark; Decimal8 mantissa of cash per coin. It exceeds
     * that of a limit where the liquidity is unknown and others of the expiry are dearer.
     */
    public long bandWidth(final LiquidationPolicy policy, final int instrument, final long mark)
    {
        final long halfSpread = market.instruments().isLiquidityKnown(instrument) ?
            market.instruments().halfSpread(instrument) : (long)Math.ceil(worstSpread(instrument) * mark);
        return Math.max(Decimal8.multiplyFloor(mark, policy.priceBand()), halfSpread);
    }

    /**
     * Returns the largest half-spread known of an instrument's expiry, as a share of the mark; 0 if none is known. An
     * option is compared with options, and a future with futures.
     */
    private double worstSpread(final int instrument)
    {
        final int expiry = market.instruments().expiry(instrument);
        if (expiry == Ids.NONE)
        {
            return 0;
        }
        final long oldestNs = market.instruments().liquidityAge().oldestNs();
        if (worstSpreadOldestNs != oldestNs)
        {
            worstSpreadOldestNs = oldestNs;
            Arrays.fill(worstSpreadRevision, -1);
        }
        final boolean ofOptions = market.instruments().isOption(instrument);
        final int index = 2 * expiry + (ofOptions ? 1 : 0);
        if (worstSpreadRevision[index] != market.revision())
        {
            worstSpreadRevision[index] = market.revision();
            worstSpread[index] = worstSpreadOf(expiry, ofOptions);
        }
        return worstSpread[index];
    }

    private double worstSpreadOf(final int expiry, final boolean ofOptions)
    {
        final Instruments instruments = market.instruments();
        double worst = 0;
        for (int other = 0; other < instruments.ids().size(); other++)
        {
            if (instruments.expiry(other) == expiry && instruments.isOption(other) == ofOptions &&
                instruments.isLiquidityKnown(other) && valuation.isPriced(other) && saysSomething(other, expiry))
            {
                worst = Math.max(worst, (double)instruments.halfSpread(other) / valuation.mark(other));
            }
        }
        return worst;
    }

    /** Returns whether an instrument is worth so much that its half-spread, as a share, says something of others. */
    private boolean saysSomething(final int instrument, final int expiry)
    {
        final long mark = valuation.mark(instrument);
        return mark > valuation.forward(expiry) / WORTHLESS && market.instruments().halfSpread(instrument) < mark;
    }

    private double averageSlip(final int instrument, final long quantity, final long width)
    {
        return averageSlip(Math.abs((double)quantity), (double)halfSpread(instrument),
            (double)depth(instrument, quantity > 0), (double)width);
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
