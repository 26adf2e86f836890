package softlanding.engine.waterfall;

import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;

/** How much an account is exposed to the prices of coins. */
final class Exposure
{
    private Exposure()
    {
    }

    /**
     * Sum over all positions of |contracts| * contract size * spot, in cash, a Decimal8 mantissa rounded up. Saturates:
     * what cannot be written is the highest leverage anyway.
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
