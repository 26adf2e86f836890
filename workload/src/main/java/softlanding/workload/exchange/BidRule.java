package softlanding.workload.exchange;

import java.math.RoundingMode;
import softlanding.workload.FixedPoint;

/**
 * The bid rule of a simple liquidator: the value of the portfolio at the start of the auction minus a required profit.
 */
public final class BidRule
{
    private BidRule()
    {
    }

    /**
     * Returns the maximum price for a share. For a portfolio of negative value it is negative: the minimum payment to
     * the bidder.
     *
     * @param equity   of the account in the auction, a Decimal8 mantissa.
     * @param fraction of the portfolio, above 0 up to 1, a Decimal8 mantissa.
     * @param profit   required, as a share of the absolute value, a Decimal8 mantissa.
     * @return cash, a Decimal8 mantissa, rounded down.
     */
    public static long limitPrice(final long equity, final long fraction, final long profit)
    {
        final long wanted = FixedPoint.multiply(StrictMath.abs(equity), profit, RoundingMode.UP);
        return FixedPoint.multiply(equity - wanted, fraction, RoundingMode.FLOOR);
    }
}
