package softlanding.engine;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Asks what an account's margin would be: as it is, and after a change that is tried on its book only. */
final class WhatIfMargin
{
    private static final long OLDEST_FOR_ORDER_NS = 1_000_000;

    private final Market market;
    private final MarginWorkspace workspace;
    private final AccountMargin after;

    WhatIfMargin(final VenueState venue)
    {
        market = venue.market();
        workspace = venue.newWorkspace();
        after = new AccountMargin(venue.limits().underlyings());
    }

    /** Unfolds an account whose options are valued as of now, and works out its margin. */
    Book load(final int account, final long timestampNs)
    {
        workspace.unfold(account);
        moveClocks(timestampNs, 0);
        workspace.evaluate();
        return workspace.book();
    }

    /**
     * The same, for an order in an instrument: options are valued as of a millisecond ago or later. Orders come by the
     * thousand, and to value a book anew takes several times as long as to answer.
     */
    Book loadForOrder(final int account, final int instrument, final long timestampNs)
    {
        workspace.unfold(account);
        moveClock(instrument, timestampNs, OLDEST_FOR_ORDER_NS);
        moveClocks(timestampNs, OLDEST_FOR_ORDER_NS);
        workspace.evaluate();
        return workspace.book();
    }

    private void moveClocks(final long timestampNs, final long oldestNs)
    {
        final Book book = workspace.book();
        for (int row = 0; row < book.size(); row++)
        {
            moveClock(book.instrument(row), timestampNs, oldestNs);
        }
    }

    private void moveClock(final int instrument, final long timestampNs, final long oldestNs)
    {
        final int expiry = market.instruments().expiry(instrument);
        if (expiry != Ids.NONE)
        {
            market.moveClock(expiry, timestampNs, oldestNs);
        }
    }

    /** The margin of the account as it is. */
    AccountMargin before()
    {
        return workspace.margin();
    }

    /** The margin of the book as it stands now, tried changes included. */
    AccountMargin after()
    {
        workspace.evaluateInto(after);
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
        final AccountMargin before = workspace.margin();
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
