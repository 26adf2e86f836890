package softlanding.engine.screening.proof;

import softlanding.engine.margin.Book;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;

/**
 * The least that the options of one expiry can pay at settlement, in cash. The payoff is linear between the strikes, so
 * a settlement at 0 and at each strike decide; beyond the last strike unpaired calls are counted for themselves.
 */
final class LeastPayoff
{
    private LeastPayoff()
    {
    }

    /** Returns the least payoff of some rows of a portfolio, which are all of one expiry. */
    static double of(final Market market, final Book book, final int begin, final int end)
    {
        double least = at(market, book, begin, end, 0);
        for (int row = begin; row < end; row++)
        {
            final int strikeSlot = market.instruments().strikeSlot(book.instrument(row));
            least = book.quantity(row) == 0 ? least :
                Math.min(least, at(market, book, begin, end, market.strikes().strike(strikeSlot)));
        }
        return least;
    }

    private static double at(
        final Market market, final Book book, final int begin, final int end, final double settlement)
    {
        final Instruments instruments = market.instruments();
        double sum = 0;
        for (int row = begin; row < end; row++)
        {
            final int instrument = book.instrument(row);
            final double moneyness = settlement - market.strikes().strike(instruments.strikeSlot(instrument));
            sum += instruments.coins(instrument, book.quantity(row)) *
                Math.max(0, instruments.kind(instrument) == InstrumentKind.CALL ? moneyness : -moneyness);
        }
        return sum;
    }
}
