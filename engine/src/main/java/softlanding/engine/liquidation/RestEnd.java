package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Positions;
import softlanding.engine.liquidation.due.MovedAccounts;
import softlanding.engine.liquidation.due.RestNews;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.screening.AccountSet;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/** Ends firm rests on news, see {@link RestNews}. */
final class RestEnd
{
    private final EventContext event;
    private final Market market;
    private final Accounts accounts;
    private final Valuation valuation;
    private final Policies policies;
    private final LiquidationState state;
    private final RestNews news;
    private final AccountSet woken;

    RestEnd(final VenueState venue, final Policies policies, final LiquidationState state, final RestNews news)
    {
        event = venue.event();
        market = venue.market();
        accounts = venue.accounts();
        valuation = venue.margins().valuation();
        this.policies = policies;
        this.state = state;
        this.news = news;
        woken = new AccountSet(venue.limits().accounts());
    }

    /** Ends the firm rest of an account if its mark moved far, or a deeper threshold was crossed. */
    void endIfMoved(final int account)
    {
        final LiquidationPolicy policy = policies.of(account);
        final long nowNs = event.nowNs();
        if (!state.restsFirmly(account, nowNs) ||
            !news.hasMoved(account, heldMark(account, news.instrument(account)), state.tier(account), policy))
        {
            return;
        }
        if (news.tryHear(account, nowNs, policy.orderTimeoutNs()))
        {
            state.rest(account, nowNs, false);
        }
        else
        {
            // The news is heard as soon as it may be, whatever event comes then.
            final long hearsNs = news.hearsAgainNs(account, policy.orderTimeoutNs());
            state.rest(account, Math.min(state.restUntilNs(account), hearsNs), true);
        }
    }

    /** Returns the mark of an instrument that the account holds; 0 if it holds none of it, or the mark is missing. */
    private long heldMark(final int account, final int instrument)
    {
        if (instrument == Ids.NONE || !valuation.isPriced(instrument))
        {
            return 0;
        }
        final int row = accounts.positions().find(account, market.bookKey(instrument));
        return row == Ids.NONE || accounts.positions().quantity(row) == 0 ? 0 : valuation.mark(instrument);
    }

    /**
     * Ends the firm rests of accounts that hold an instrument, if its depth rose above what their last round wanted.
     *
     * @param bidBefore the depth of the buyers before.
     * @param askBefore the depth of the sellers before.
     */
    void endOnDepth(final int instrument, final long bidBefore, final long askBefore, final MovedAccounts moved)
    {
        final long nowNs = event.nowNs();
        for (int i = 0; i < state.restingSize(); i++)
        {
            final int account = state.resting(i);
            if (state.restsFirmly(account, nowNs) && isDeeper(account, instrument, bidBefore, askBefore) &&
                news.tryHear(account, nowNs, policies.of(account).orderTimeoutNs()))
            {
                woken.add(account);
            }
        }
        wake(moved);
    }

    /** Ends the rests of accounts that wait for the end of a pause. */
    void endPaused(final SkippedRounds skipped, final MovedAccounts moved)
    {
        for (int i = 0; i < state.restingSize(); i++)
        {
            if (skipped.restsForPause(state.resting(i)))
            {
                woken.add(state.resting(i));
            }
        }
        wake(moved);
    }

    private void wake(final MovedAccounts moved)
    {
        final long nowNs = event.nowNs();
        for (int account = woken.next(0); account != AccountSet.NONE; account = woken.next(account + 1))
        {
            woken.remove(account);
            state.rest(account, nowNs, false);
            moved.addByTime(account);
        }
    }

    private boolean isDeeper(final int account, final int instrument, final long bidBefore, final long askBefore)
    {
        final Positions positions = accounts.positions();
        final int row = positions.find(account, market.bookKey(instrument));
        if (row == Ids.NONE || positions.quantity(row) == 0)
        {
            return false;
        }
        final boolean buys = positions.quantity(row) < 0;
        final long wanted = news.wanted(account, instrument, positions.quantity(row));
        final long before = known(buys ? askBefore : bidBefore);
        final long now = known(market.instruments().depthFor(instrument, buys));
        return before < wanted && now >= wanted;
    }

    /** Unknown depth is none. */
    private static long known(final long depth)
    {
        return depth == Instruments.UNKNOWN_DEPTH ? 0 : depth;
    }
}
