package softlanding.workload.exchange;

import softlanding.workload.FixedPoint;
import softlanding.workload.market.Instrument;

/**
 * The liquidity of one instrument. Half of the visible depth is at the touch, half a spread from the mark. The other
 * half is spread evenly over one more half-spread. In recorded books of bitcoin puts of June 2026 the touch had, on
 * average, half of the depth within two half-spreads. Taken depth returns after some time, or when new depth is
 * published.
 */
final class OrderBook
{
    private static final double TOUCH_SHARE = 0.5;

    private final long refillNs;
    private double halfSpread;
    private long depth;
    private long taken;
    private long takenSinceNs;

    OrderBook(final long refillNs)
    {
        this.refillNs = refillNs;
    }

    /** Sets half-spread (cash per coin) and depth (contracts), both Decimal8 mantissas. */
    void show(final long newHalfSpread, final long newDepth)
    {
        halfSpread = FixedPoint.toDouble(newHalfSpread);
        depth = newDepth;
        taken = 0;
    }

    /** Returns half the spread, cash per coin. */
    double halfSpread()
    {
        return halfSpread;
    }

    /**
     * Takes the liquidity inside a limit.
     *
     * @param instrument to trade.
     * @param wanted     contracts, Decimal8 mantissa, signed; positive buys.
     * @param limit      cash per coin, Decimal8 mantissa; worst acceptable price.
     * @param mark       in cash per coin.
     * @param nowNs      in nanoseconds since the epoch.
     * @return filled quantity and mean price; a quantity of 0 without a fill.
     */
    Fill take(
        final Instrument instrument, final long wanted, final long limit, final double mark, final long nowNs)
    {
        if (nowNs - takenSinceNs >= refillNs)
        {
            taken = 0;
            takenSinceNs = nowNs;
        }
        final int side = Long.signum(wanted);
        final long most = StrictMath.min(depth, depthInside(side, limit, mark)) - taken;
        final long size = StrictMath.abs(wanted);
        final long filled = size <= most ? size : StrictMath.max(0, most) / instrument.lotSize() * instrument.lotSize();
        if (filled <= 0)
        {
            return Fill.NOTHING;
        }
        final double walked = (beyondTouch(taken + filled) - beyondTouch(taken)) / filled;
        final long price = against(side, mark + side * halfSpread * (1 + walked));
        taken += filled;
        return new Fill(side * filled, side > 0 ? StrictMath.min(price, limit) : StrictMath.max(price, limit));
    }

    /** Returns the contracts inside the limit; 0 if the touch is outside, or if no bid is above zero. */
    private long depthInside(final int side, final long limit, final double mark)
    {
        final double room = side * (FixedPoint.toDouble(limit) - mark) - halfSpread;
        final boolean isWorthless = side < 0 && mark <= halfSpread;
        if (!(room >= 0) || isWorthless)
        {
            return 0;
        }
        return room >= halfSpread ?
            depth : (long)(depth * (TOUCH_SHARE + (1 - TOUCH_SHARE) * (room / halfSpread)));
    }

    /** Returns the sum of half-spreads beyond the touch over a number of contracts. */
    private double beyondTouch(final long contracts)
    {
        final double behindTouch = StrictMath.max(0, contracts - TOUCH_SHARE * depth);
        return behindTouch * behindTouch / (2 * (1 - TOUCH_SHARE) * depth);
    }

    /** Rounds up for a buyer and down for a seller. */
    private static long against(final int side, final double price)
    {
        final double scaled = price * FixedPoint.ONE;
        return (long)(side > 0 ? StrictMath.ceil(scaled) : StrictMath.floor(scaled));
    }
}
