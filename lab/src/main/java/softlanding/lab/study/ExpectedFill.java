package softlanding.lab.study;

import java.math.BigDecimal;
import java.math.RoundingMode;
import softlanding.workload.FixedPoint;

/**
 * The price that an order is expected to get: the first visible depth trades half a spread away from the mark, the next
 * as much again at twice that distance, the next at three times; the average, held at the band around mark.
 */
final class ExpectedFill
{
    /** Of the value traded. */
    static final BigDecimal FEE_RATE = new BigDecimal("0.0005");
    /** How far from mark a price may lie, as a share of it. */
    static final BigDecimal PRICE_BAND = new BigDecimal("0.05");

    private ExpectedFill()
    {
    }

    /**
     * Price of an order, against the account.
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

    /** Fee of an order, Decimal8 mantissa of cash. */
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
