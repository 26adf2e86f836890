package softlanding.engine;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.CoverCheck;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Computes an account's margin, as it is and after a trial change of its portfolio. */
final class WhatIfMargin
{
    private static final long OLDEST_FOR_ORDER_NS = 1_000_000;

    private final Market market;
    private final MarginWorkspace workspace;
    private final AccountMargin after;
    private final CoverCheck cover;

    WhatIfMargin(final VenueState venue)
    {
        market = venue.market();
        workspace = venue.newWorkspace();
        after = new AccountMargin(venue.limits().underlyings());
        cover = new CoverCheck(market, venue.limits().bookSize());
    }

    /** Loads an account, values its options as of now and computes its margin. */
    Book load(final int account, final long timestampNs)
    {
        workspace.unfold(account);
        moveClocks(timestampNs, 0);
        workspace.evaluate();
        return workspace.book();
    }

    /**
     * Loads an account for an order in an instrument. Options are valued as of at most one millisecond ago, because
     * orders arrive by the thousand and a full revaluation takes several times as long as the answer.
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

    /** Returns the margin of the unchanged account. */
    AccountMargin before()
    {
        return workspace.margin();
    }

    /** Returns the margin of the portfolio with its trial changes. */
    AccountMargin after()
    {
        workspace.evaluateInto(after);
        return after;
    }

    /**
     * Decides on the trial change. The initial excess after it must not be negative or not be lower than before, so
     * that a change that reduces risk is always accepted. So is a change after which the account is covered.
     *
     * @param liquidated whether the account is in liquidation; the initial excess must then not fall.
     */
    Verdict verdict(final boolean liquidated)
    {
        final Verdict byMargin = verdictByMargin(liquidated);
        return byMargin != Verdict.ACCEPTED && cover.isCovered(workspace.book()) ? Verdict.ACCEPTED : byMargin;
    }

    private Verdict verdictByMargin(final boolean liquidated)
    {
        final AccountMargin before = workspace.margin();
        if (!after.isPriced())
        {
            return Verdict.UNPRICED;
        }
        if (before.isPriced() && after.initialExcess() >= before.initialExcess())
        {
            return Verdict.ACCEPTED;
        }
        if (after.initialExcess() < 0)
        {
            return Verdict.INITIAL_MARGIN_TOO_LOW;
        }
        return liquidated ? Verdict.IN_LIQUIDATION : Verdict.ACCEPTED;
    }
}
