package softlanding.engine.margin;

import softlanding.engine.account.Accounts;

/**
 * A portfolio and its margin, reserved once and reused for account after account: {@link #load} unfolds an account and
 * evaluates it, {@link #evaluate} evaluates it again after trades were tried on its book.
 */
public final class MarginWorkspace
{
    private final Accounts accounts;
    private final Margins margins;
    private final Book book;
    private final AccountMargin margin;

    MarginWorkspace(final VenueState venue)
    {
        accounts = venue.accounts();
        margins = venue.margins();
        book = new Book(venue.market(), venue.limits().bookSize(), venue.limits().assets());
        margin = new AccountMargin(venue.limits().underlyings());
    }

    /** Unfolds an account as it is now and evaluates its margin. */
    public AccountMargin load(final int account)
    {
        margins.evaluate(accounts, account, book, margin);
        return margin;
    }

    /** Unfolds an account; its margin is that of the last evaluation until {@link #evaluate}. */
    public Book unfold(final int account)
    {
        book.load(accounts, account);
        return book;
    }

    /** Evaluates the book as it stands, with the trades that were tried on it. */
    public AccountMargin evaluate()
    {
        margins.evaluate(book, margin);
        return margin;
    }

    /** Evaluates the book as it stands into another margin; {@link #margin} stays. */
    public void evaluateInto(final AccountMargin other)
    {
        margins.evaluate(book, other);
    }

    /** The margin as evaluated last. */
    public AccountMargin margin()
    {
        return margin;
    }

    /** The portfolio, on which trades can be tried. */
    public Book book()
    {
        return book;
    }
}
