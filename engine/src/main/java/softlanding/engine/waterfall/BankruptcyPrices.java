package softlanding.engine.waterfall;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/**
 * Computes the prices at which a bankrupt account is closed out. Closed at mark, the account would owe the missing
 * amount. Therefore every price moves from mark in the account's favour by the same share s = missing / (sum of
 * |contracts| * contract size * mark). The counterparties then pay the missing amount in proportion to the value that
 * each takes over. s is at most 1, so that no option is sold below 0 and no counterparty loses more than the value
 * itself. Amounts are Decimal8 mantissas.
 */
final class BankruptcyPrices
{
    private final Market market;
    private final Margins margins;
    private final MarginWorkspace workspace;
    private final MarginWorkspace closed;
    private long missing;
    private long gross;

    BankruptcyPrices(final VenueState venue)
    {
        market = venue.market();
        margins = venue.margins();
        workspace = venue.newWorkspace();
        closed = venue.newWorkspace();
    }

    /**
     * Loads an account.
     *
     * @param isSolvent whether the equity must be above zero; otherwise it must be zero or below.
     * @return whether the account is priced, meets the condition on equity and has no amount beyond the decimal range.
     */
    boolean load(final int account, final boolean isSolvent)
    {
        final AccountMargin margin = workspace.load(account);
        if (!margin.isPriced() || margin.equity() > 0 != isSolvent)
        {
            return false;
        }
        try
        {
            closeAtMark();
            return true;
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }

    private void closeAtMark()
    {
        final Book book = workspace.book();
        closed.book().copy(book);
        gross = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final long quantity = book.quantity(row);
            if (quantity != 0)
            {
                final long mark = margins.valuation().mark(book.instrument(row));
                closed.book().trade(row, -quantity, mark, 0);
                gross = Math.addExact(gross, market.instruments().notional(
                    book.instrument(row), Math.abs(quantity), mark, false));
            }
        }
        final AccountMargin margin = closed.evaluate();
        missing = margin.isPriced() ? Math.max(0, -margin.equity()) : 0;
    }

    /**
     * Returns whether the account would be no worse without its positions, closed at mark. It would be worse where they
     * hedge coins that it keeps.
     */
    boolean isNoWorseClosed()
    {
        final AccountMargin margin = closed.margin();
        return margin.isPriced() && margin.isNoWorseThan(workspace.margin());
    }

    /** Returns the portfolio of the loaded account. */
    Book book()
    {
        return workspace.book();
    }

    /** Returns the cash that the account would owe after a closing at mark and the sale of its collateral. */
    long missing()
    {
        return missing;
    }

    /** Reduces the missing amount by a payment of the insurance fund. */
    void cover(final long amount)
    {
        missing -= amount;
    }

    /** Returns the mark of a row as a valid price. */
    long mark(final int row)
    {
        final int instrument = book().instrument(row);
        final long mark = margins.valuation().mark(instrument);
        return market.instruments().isOption(instrument) ? mark : Math.max(1, mark);
    }

    /**
     * Returns the price at which a row is closed: moved from mark in the account's favour, rounded in that direction,
     * and a valid price.
     */
    long price(final int row)
    {
        final int instrument = book().instrument(row);
        final long mark = margins.valuation().mark(instrument);
        // Rounds up as the negative of the floor of the negative.
        final long shift = gross == 0 ? 0 : -Decimal8.shareFloor(-mark, Math.min(missing, gross), gross);
        final long price = book().quantity(row) > 0 ? Math.addExact(mark, shift) : mark - shift;
        return market.instruments().isOption(instrument) ? price : Math.max(1, price);
    }
}
