package softlanding.engine;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.CoverCheck;
import softlanding.engine.margin.MarginRange;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Margins;
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
    private final Margins margins;
    private final MarginRange rangeBefore;
    private final MarginRange rangeAfter;
    private final AccountMargin averagedBefore;
    private final AccountMargin averagedAfter;
    private final CoverCheck cover;
    private long leastInitialExcess;
    private AccountMargin decisive;

    WhatIfMargin(final VenueState venue)
    {
        market = venue.market();
        workspace = venue.newWorkspace();
        after = new AccountMargin(venue.limits().underlyings());
        decisive = after;
        margins = venue.margins();
        rangeBefore = new MarginRange(0);
        rangeAfter = new MarginRange(0);
        averagedBefore = new AccountMargin(0);
        averagedAfter = new AccountMargin(0);
        cover = new CoverCheck(market, venue.limits().bookSize());
    }

    /** Loads an account, values its options as of now and computes its margin. */
    Book load(final int account, final long timestampNs)
    {
        decisive = after;
        workspace.unfold(account);
        moveClocks(timestampNs, 0);
        workspace.evaluate();
        if (!workspace.margin().isPriced())
        {
            rangeBefore.evaluate(margins, workspace.book());
            if (rangeBefore.isKnown())
            {
                workspace.margin().noteRange(rangeBefore.best(), rangeBefore.worst());
            }
        }
        return workspace.book();
    }

    /** Loads an account for a withdrawal: computes its margin at averaged marks too. */
    Book loadForWithdrawal(final int account, final long timestampNs)
    {
        final Book book = load(account, timestampNs);
        margins.evaluateAveraged(book, averagedBefore);
        return book;
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
     * Decides on a withdrawal. The initial excess must suffice now and at averaged marks, so that one wrong mark lets
     * nothing out. If marks are missing it must suffice at both ends of their bounds, else the verdict is
     * UNPRICED. After which the account is covered, it is accepted.
     */
    Verdict verdictOnWithdrawal(final boolean liquidated)
    {
        final Book book = workspace.book();
        Verdict verdict;
        if (after.isPriced())
        {
            verdict = verdict(workspace.margin(), after, liquidated);
            leastInitialExcess = after.initialExcess();
        }
        else
        {
            rangeAfter.evaluate(margins, book);
            verdict = rangeAfter.isKnown() && rangeBefore.isKnown() ? verdictOnRange(liquidated) : Verdict.UNPRICED;
            leastInitialExcess = rangeAfter.isKnown() ? leastOf(rangeAfter) : 0;
        }
        if (verdict == Verdict.ACCEPTED)
        {
            margins.evaluateAveraged(book, averagedAfter);
            verdict = verdict(averagedBefore, averagedAfter, liquidated);
            if (verdict != Verdict.ACCEPTED || averagedAfter.initialExcess() < leastInitialExcess)
            {
                decisive = averagedAfter;
            }
            leastInitialExcess = Math.min(leastInitialExcess, averagedAfter.initialExcess());
        }
        return verdict != Verdict.ACCEPTED && isCovered() ? Verdict.ACCEPTED : verdict;
    }

    /** Returns the least initial excess after an accepted withdrawal, of all by which it was judged. */
    long leastInitialExcess()
    {
        return leastInitialExcess;
    }

    /** Returns the margin that answers a transfer: that which refused it, else that at the marks in force. */
    AccountMargin decisive(final Verdict verdict)
    {
        return verdict == Verdict.ACCEPTED ? after : decisive;
    }

    private static long leastOf(final MarginRange range)
    {
        return Math.min(range.best().initialExcess(), range.worst().initialExcess());
    }

    private Verdict verdictOnRange(final boolean liquidated)
    {
        final boolean swapped = rangeBefore.best().basis() != rangeAfter.best().basis();
        final AccountMargin worstBefore = swapped ? rangeBefore.best() : rangeBefore.worst();
        final AccountMargin bestBefore = swapped ? rangeBefore.worst() : rangeBefore.best();
        final boolean accepted = verdict(worstBefore, rangeAfter.worst(), liquidated) == Verdict.ACCEPTED &&
            verdict(bestBefore, rangeAfter.best(), liquidated) == Verdict.ACCEPTED;
        return accepted ? Verdict.ACCEPTED : Verdict.UNPRICED;
    }

    /**
     * Decides on the trial change. The initial excess after it must not be negative or not be lower than before, so
     * that a change that reduces risk is always accepted. So is a change after which the account is covered.
     *
     * @param liquidated whether the account is in liquidation; the initial excess must then not fall.
     */
    Verdict verdict(final boolean liquidated)
    {
        final Verdict byMargin = verdict(workspace.margin(), after, liquidated);
        return byMargin != Verdict.ACCEPTED && isCovered() ? Verdict.ACCEPTED : byMargin;
    }

    private boolean isCovered()
    {
        return cover.isCovered(workspace.book());
    }

    private static Verdict verdict(final AccountMargin before, final AccountMargin changed, final boolean liquidated)
    {
        if (!changed.isPriced())
        {
            return Verdict.UNPRICED;
        }
        if (before.isPriced() && changed.initialExcess() >= before.initialExcess())
        {
            return Verdict.ACCEPTED;
        }
        if (changed.initialExcess() < 0)
        {
            return Verdict.INITIAL_MARGIN_TOO_LOW;
        }
        return liquidated ? Verdict.IN_LIQUIDATION : Verdict.ACCEPTED;
    }
}
