package softlanding.engine.waterfall;

import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;

/** Measures an account's exposure to coin prices. */
final class Exposure
{
    private Exposure()
    {
    }

    /**
     * Returns the sum over all positions of |contracts| * contract size * spot: cash, a Decimal8 mantissa, rounded up.
     * The sum saturates at the largest decimal, which is the highest leverage in any case.
     */
    static long of(final Book book, final Market market)
    {
        final Instruments instruments = market.instruments();
        try
        {
            long sum = 0;
            for (int row = 0; row < book.size(); row++)
            {
                final int of = book.instrument(row);
                sum = Math.addExact(sum, instruments.notional(
                    of, Math.abs(book.quantity(row)), market.underlyings().spot(instruments.underlying(of)), true));
            }
            return sum;
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return Long.MAX_VALUE;
        }
    }
}
