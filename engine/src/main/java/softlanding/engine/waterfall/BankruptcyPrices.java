package softlanding.engine.waterfall;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/**
 * The prices at which a bankrupt account is closed out. At mark it would owe the missing amount; so every price is
 * moved from mark in its favour, all by the same share s = missing / (sum of |contracts| * contract size * mark). The
 * missing amount then comes from those who give way, in proportion to the value that each takes over. s is at most 1:
 * an option is not sold below 0, and nobody loses more than the value itself. Decimal8 mantissas.
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
     * Looks at an account.
     *
     * @param isSolvent whether its equity must be above zero; else it must not be.
     * @return whether it is such an account, priced, and no amount is beyond what a decimal holds.
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

    /** The account as it was looked at. */
    Book book()
    {
        return workspace.book();
    }

    /** What the account would owe, closed out at mark, after its collateral. */
    long missing()
    {
        return missing;
    }

    /** Somebody else pays a part of it. */
    void cover(final long amount)
    {
        missing -= amount;
    }

    /** The price at which a row is closed: from mark in the account's favour, rounded that way, and a price at all. */
    long price(final int row)
    {
        final int instrument = book().instrument(row);
        final long mark = margins.valuation().mark(instrument);
        // Rounded up: minus the floor of minus.
        final long shift = gross == 0 ? 0 : -Decimal8.shareFloor(-mark, Math.min(missing, gross), gross);
        final long price = book().quantity(row) > 0 ? Math.addExact(mark, shift) : mark - shift;
        return market.instruments().isOption(instrument) ? price : Math.max(1, price);
    }
}
