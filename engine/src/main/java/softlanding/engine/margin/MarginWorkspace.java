package softlanding.engine.margin;

import softlanding.engine.account.Accounts;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/**
 * A portfolio and its margin, reserved once and reused for account after account: {@link #load} unfolds an account and
 * evaluates it, {@link #evaluate} evaluates it again after trades were tried on its book. Loading the same account
 * again costs nothing while neither the account nor the market has changed.
 */
public final class MarginWorkspace
{
    private final Market market;
    private final Accounts accounts;
    private final Margins margins;
    private final Book book;
    private final AccountMargin margin;
    private final MarginRange range;
    private int account = Ids.NONE;
    /** Whether the book holds all of the account, and not only what its margin depends on. */
    private boolean isWhole = true;
    private long accountRevision;
    private long marketRevision;
    private long changesUnfolded;
    private long changesEvaluated;
    private long evaluations;

    MarginWorkspace(final VenueState venue)
    {
        market = venue.market();
        accounts = venue.accounts();
        margins = venue.margins();
        book = new Book(market, venue.limits().bookSize(), venue.limits().assets());
        margin = new AccountMargin(venue.limits().underlyings());
        range = new MarginRange(venue.limits().underlyings());
    }

    /** Unfolds an account as it is now and evaluates its margin. */
    public AccountMargin load(final int newAccount)
    {
        if (isLoaded(newAccount))
        {
            margins.noteReuse(this, newAccount);
            return margin;
        }
        margins.counters().accountEvaluations++;
        account = newAccount;
        accountRevision = accounts.revision(newAccount);
        book.loadForMargin(accounts, newAccount);
        isWhole = false;
        changesUnfolded = book.changes();
        return evaluate();
    }

    /** Whether book and margin are those of the account as it is now. */
    private boolean isLoaded(final int wanted)
    {
        return account == wanted && accountRevision == accounts.revision(wanted) &&
            marketRevision == market.revision() &&
            changesUnfolded == book.changes() && changesEvaluated == book.changes();
    }

    /** Unfolds an account; its margin is that of the last evaluation until {@link #evaluate}. */
    public Book unfold(final int newAccount)
    {
        account = newAccount;
        accountRevision = accounts.revision(newAccount);
        book.load(accounts, newAccount);
        isWhole = true;
        changesUnfolded = book.changes();
        return book;
    }

    /** Evaluates the book as it stands, with the trades that were tried on it. */
    public AccountMargin evaluate()
    {
        evaluations++;
        margins.evaluate(book, margin);
        changesEvaluated = book.changes();
        marketRevision = market.revision();
        return margin;
    }

    /** Evaluates the book as it stands into another margin; {@link #margin} stays. */
    public void evaluateInto(final AccountMargin other)
    {
        margins.evaluate(book, other);
    }

    /** Evaluates a book with missing marks at both ends of their bounds, and notes the ratios. */
    public MarginRange evaluateRange()
    {
        range.evaluate(margins, book);
        if (range.isKnown())
        {
            margin.noteRange(range.best(), range.worst());
        }
        return range;
    }

    /** Returns the margins at both ends as evaluated last. */
    public MarginRange range()
    {
        return range;
    }

    /** Returns whether any position has all the marks that it needs. */
    public boolean holdsPricedPosition()
    {
        boolean priced = false;
        for (int row = 0; row < book.size() && !priced; row++)
        {
            priced = book.quantity(row) != 0 && margins.valuation().isPriced(book.instrument(row));
        }
        return priced;
    }

    /** Returns whether an instrument has all its marks. */
    public boolean isPriced(final int instrument)
    {
        return margins.valuation().isPriced(instrument);
    }

    /** Returns the mark of an instrument that has all its marks, cash per coin; a Decimal8 mantissa. */
    public long mark(final int instrument)
    {
        return margins.valuation().mark(instrument);
    }

    /** Returns whether the book as it stands has all its marks. */
    public boolean isEveryMarkKnown()
    {
        return margins.valuation().isPriced(book);
    }

    /** Returns a number above 0 that changes whenever the book is unfolded, tried on or evaluated again. */
    public long version()
    {
        return book.changes() + evaluations;
    }

    /** The margin as evaluated last. */
    public AccountMargin margin()
    {
        return margin;
    }

    /** Returns whether the account's equity could fall below zero; see {@link Book#owesAnything}. */
    public boolean owesAnything()
    {
        return book.owesAnything();
    }

    /**
     * The portfolio, on which trades can be tried. Most accounts are only judged, so the part that no margin depends on
     * is loaded here.
     */
    public Book book()
    {
        if (!isWhole)
        {
            if (accountRevision != accounts.revision(account))
            {
                throw new IllegalStateException("account changed since it was loaded: account=" + account);
            }
            book.complete(accounts, account);
            isWhole = true;
        }
        return book;
    }
}
