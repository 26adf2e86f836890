package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Asks what an account's margin would be: as it is, and after a change that is tried on its book only. */
final class MarginProbe
{
    private final Market market;
    private final Accounts accounts;
    private final Margins margins;
    private final Book book;
    private final AccountMargin before;
    private final AccountMargin after;

    MarginProbe(final Market market, final Accounts accounts, final Margins margins, final EngineLimits limits)
    {
        this.market = market;
        this.accounts = accounts;
        this.margins = margins;
        book = new Book(market, limits.bookSize(), limits.assets());
        before = new AccountMargin(limits.underlyings());
        after = new AccountMargin(limits.underlyings());
    }

    /** Unfolds an account whose options are valued as of now, and works out its margin. */
    Book load(final int account, final long timestampNs)
    {
        book.load(accounts, account);
        for (int row = 0; row < book.size(); row++)
        {
            moveClock(book.instrument(row), timestampNs);
        }
        margins.evaluate(book, before);
        return book;
    }

    /** Values an instrument's expiry as of now. */
    void moveClock(final int instrument, final long timestampNs)
    {
        final int expiry = market.instruments().expiry(instrument);
        if (expiry != Ids.NONE)
        {
            market.moveClock(expiry, timestampNs);
        }
    }

    /** The margin of the account as it is. */
    AccountMargin before()
    {
        return before;
    }

    /** The margin of the book as it stands now, tried changes included. */
    AccountMargin after()
    {
        margins.evaluate(book, after);
        return after;
    }

    /**
     * Whether the change tried is let through: initial margin must not be negative after it, or no lower than before,
     * for what reduces risk is always allowed.
     *
     * @param liquidated whether the account is being liquidated: then nothing else is allowed.
     */
    Verdict verdict(final boolean liquidated)
    {
        if (!after.isPriced())
        {
            return Verdict.UNPRICED;
        }
        if (before.isPriced() && after.initialMargin() >= before.initialMargin())
        {
            return Verdict.ACCEPTED;
        }
        if (after.initialMargin() < 0)
        {
            return Verdict.INITIAL_MARGIN_TOO_LOW;
        }
        return liquidated ? Verdict.IN_LIQUIDATION : Verdict.ACCEPTED;
    }
}
