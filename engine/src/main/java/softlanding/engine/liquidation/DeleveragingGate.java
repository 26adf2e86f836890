package softlanding.engine.liquidation;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;

/**
 * Tells whether positions may be closed against other accounts. That is so where no round has room, or after a number
 * of rounds that found nobody; and not while the visible depth covers the positions. Depth counts if it was told after
 * the last order that found nobody, and for as many further rounds. Where no closing helps, so that no order goes out,
 * depth counts as long as the room covers the half-spreads.
 */
final class DeleveragingGate
{
    private final Market market;
    private final LiquidationState state;
    private final Valuation valuation;
    private final MarginWorkspace closed;
    private final AccountMargin after;

    DeleveragingGate(final VenueState venue, final LiquidationState state)
    {
        market = venue.market();
        this.state = state;
        valuation = venue.margins().valuation();
        closed = venue.newWorkspace();
        after = new AccountMargin(0);
    }

    /**
     * Returns whether the positions of an account may be closed against others.
     *
     * @param noRoom     whether not one lot fits into what a round may cost.
     * @param withinRoom whether a closing of everything at half-spreads does.
     */
    boolean isOpen(
        final int account,
        final Book book,
        final LiquidationPolicy policy,
        final boolean noRoom,
        final boolean withinRoom)
    {
        final int rounds = policy.escalateAfterRounds();
        final int fruitless = state.fruitlessRounds(account);
        if (noRoom || positions(book) == 0)
        {
            return true;
        }
        final int empty = state.emptyPlans(account);
        final boolean covered = isCovered(account, book);
        return (fruitless >= rounds && (fruitless >= 2L * rounds || !covered)) ||
            (empty >= Math.max(1, rounds) &&
                (empty >= (long)manyEmptyPlans(policy) + rounds || !covered || !withinRoom));
    }

    /**
     * Returns whether an account of one position goes to the market though its closing helps nobody: where it would be
     * closed against others, were the market not deep enough for all of it. A position that hedges coins of a solvent
     * account stays.
     *
     * @param equity of the account, in cash.
     */
    boolean sendsToMarket(final int account, final Book book, final LiquidationPolicy policy, final long equity)
    {
        final int enough = equity <= 0 ? Math.max(1, policy.escalateAfterRounds()) : manyEmptyPlans(policy);
        return positions(book) == 1 && state.emptyPlans(account) >= enough && isCovered(account, book) &&
            (equity <= 0 || isNoWorseClosed(account));
    }

    /** Returns whether the account would be no worse without its positions, closed at mark. */
    private boolean isNoWorseClosed(final int account)
    {
        final AccountMargin before = closed.load(account);
        final Book book = closed.book();
        try
        {
            for (int row = 0; row < book.size(); row++)
            {
                if (book.quantity(row) != 0)
                {
                    book.trade(row, -book.quantity(row), valuation.mark(book.instrument(row)), 0);
                }
            }
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return true;
        }
        closed.evaluateInto(after);
        return after.isNoWorseThan(before);
    }

    /** Returns the number of empty plans after which nothing but the escalation is left. */
    static int manyEmptyPlans(final LiquidationPolicy policy)
    {
        return policy.lastTier() + LiquidationRounds.MAX_DOUBLINGS;
    }

    /** Returns the number of positions in a portfolio. */
    static int positions(final Book book)
    {
        int held = 0;
        for (int row = 0; row < book.size(); row++)
        {
            held += book.quantity(row) == 0 ? 0 : 1;
        }
        return held;
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
