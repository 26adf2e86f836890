package softlanding.workload.exchange;

import softlanding.workload.FixedPoint;
import softlanding.workload.market.Instrument;

/**
 * What can be had of one instrument: half of the visible depth at the touch, half a spread from the mark; the other
 * half evenly within one more half-spread. In the recorded books of bitcoin puts of June 2026 the touch had half, on
 * average, of what lay within two half-spreads. What was taken is there again some time later, or when new depth is
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

    /** New half-spread (cash per coin) and depth (contracts), Decimal8 mantissas. */
    void show(final long newHalfSpread, final long newDepth)
    {
        halfSpread = FixedPoint.toDouble(newHalfSpread);
        depth = newDepth;
        taken = 0;
    }

    /**
     * Takes what is there inside a limit.
     *
     * @param instrument what.
     * @param wanted     contracts, Decimal8 mantissa, signed: positive buys.
     * @param limit      cash per coin, Decimal8 mantissa: not worse than this.
     * @param mark       cash per coin.
     * @param nowNs      nanoseconds since the epoch.
     * @return what was taken and its mean price; a quantity of 0 if nothing was.
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

    /** Contracts inside the limit; 0 when the touch is outside, or when nobody bids above zero. */
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

    /** Half-spreads beyond the touch, summed over the first so many contracts. */
    private double beyondTouch(final long contracts)
    {
        final double behindTouch = StrictMath.max(0, contracts - TOUCH_SHARE * depth);
        return behindTouch * behindTouch / (2 * (1 - TOUCH_SHARE) * depth);
    }

    /** Rounded up for a buyer and down for a seller. */
    private static long against(final int side, final double price)
    {
        final double scaled = price * FixedPoint.ONE;
        return (long)(side > 0 ? StrictMath.ceil(scaled) : StrictMath.floor(scaled));
    }
}
