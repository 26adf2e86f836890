package softlanding.lab.study;

import java.math.BigDecimal;
import java.math.RoundingMode;
import softlanding.workload.FixedPoint;

/**
 * The expected price of an order. The first visible depth trades half a spread from the mark, the next equal depth at
 * twice that distance, the next at three times. The price is the average, limited by the band around the mark.
 */
final class ExpectedFill
{
    /** Fee as a share of the traded value. */
    static final BigDecimal FEE_RATE = new BigDecimal("0.0005");
    /** Maximum distance of a price from the mark, as a share of the mark. */
    static final BigDecimal PRICE_BAND = new BigDecimal("0.05");

    private ExpectedFill()
    {
    }

    /**
     * Returns the expected price of an order, on the unfavourable side.
     *
     * @param quantity   contracts, signed, Decimal8 mantissa.
     * @param mark       cash per coin, Decimal8 mantissa.
     * @param halfSpread cash per coin, Decimal8 mantissa.
     * @param depth      contracts, Decimal8 mantissa, above 0.
     * @return cash per coin, Decimal8 mantissa.
     */
    static long price(final long quantity, final long mark, final long halfSpread, final long depth)
    {
        final double depths = (double)Math.abs(quantity) / depth;
        final double whole = Math.floor(depths);
        final double slip = depths <= 1 ? halfSpread :
            halfSpread * (whole * (whole + 1) / 2 + (depths - whole) * (whole + 1)) / depths;
        final long band = Math.max(
            FixedPoint.multiply(mark, mantissa(PRICE_BAND), RoundingMode.FLOOR), halfSpread);
        final long distance = (long)Math.min(Math.ceil(slip), (double)band);
        return quantity > 0 ? mark + distance : Math.max(0, mark - distance);
    }

    /** Returns the fee of an order, a Decimal8 mantissa of cash. */
    static long fee(final long quantity, final long price)
    {
        final long value = FixedPoint.multiply(Math.abs(quantity), price, RoundingMode.UP);
        return FixedPoint.multiply(value, mantissa(FEE_RATE), RoundingMode.UP);
    }

    private static long mantissa(final BigDecimal value)
    {
        return value.movePointRight(8).longValueExact();
    }
}
