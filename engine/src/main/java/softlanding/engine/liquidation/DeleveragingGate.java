package softlanding.engine.liquidation;

import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;

/**
 * Tells whether positions may be closed against other accounts. That is so where no round has room, or after a number
 * of rounds that found nobody; and not while the visible depth covers the positions. Depth counts if it was told after
 * the last order that found nobody, and for as many further rounds.
 */
final class DeleveragingGate
{
    private final Market market;
    private final LiquidationState state;

    DeleveragingGate(final Market market, final LiquidationState state)
    {
        this.market = market;
        this.state = state;
    }

    /**
     * Returns whether the positions of an account may be closed against others.
     *
     * @param noRoom whether not one lot fits into what a round may cost.
     */
    boolean isOpen(final int account, final Book book, final LiquidationPolicy policy, final boolean noRoom)
    {
        final int rounds = policy.escalateAfterRounds();
        final int fruitless = state.fruitlessRounds(account);
        if (noRoom || isEmpty(book) || state.emptyPlans(account) >= Math.max(1, rounds))
        {
            return true;
        }
        return fruitless >= rounds && (fruitless >= 2L * rounds || !isCovered(account, book));
    }

    private static boolean isEmpty(final Book book)
    {
        boolean empty = true;
        for (int row = 0; row < book.size() && empty; row++)
        {
            empty = book.quantity(row) == 0;
        }
        return empty;
    }

    private boolean isCovered(final int account, final Book book)
    {
        final Instruments instruments = market.instruments();
        boolean covered = true;
        for (int row = 0; row < book.size() && covered; row++)
        {
            final int instrument = book.instrument(row);
            final long quantity = book.quantity(row);
            covered = quantity == 0 || (instruments.isLiquidityKnown(instrument) &&
                instruments.depthFor(instrument, quantity < 0) >= Math.abs(quantity) &&
                instruments.liquidityAge().toldSequence(instrument) > state.nobodySince(account));
        }
        return covered;
    }
}
