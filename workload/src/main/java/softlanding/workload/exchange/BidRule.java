package softlanding.workload.exchange;

import java.math.RoundingMode;
import softlanding.workload.FixedPoint;

/** How a simple liquidator bids: for value less the profit he wants, by what a portfolio was worth when put in sale. */
public final class BidRule
{
    private BidRule()
    {
    }

    /**
     * The most to pay for a share; of a portfolio worth less than nothing, negative: the least to be paid.
     *
     * @param equity   of the account in sale, a Decimal8 mantissa.
     * @param fraction wanted, above 0 up to 1, a Decimal8 mantissa.
     * @param profit   wanted, as a share of that value without its sign, a Decimal8 mantissa.
     * @return cash, a Decimal8 mantissa, rounded down.
     */
    public static long limitPrice(final long equity, final long fraction, final long profit)
    {
        final long wanted = FixedPoint.multiply(StrictMath.abs(equity), profit, RoundingMode.UP);
        return FixedPoint.multiply(equity - wanted, fraction, RoundingMode.FLOOR);
    }
}
