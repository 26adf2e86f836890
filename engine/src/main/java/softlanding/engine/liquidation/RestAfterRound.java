package softlanding.engine.liquidation;

import softlanding.engine.liquidation.due.RestNews;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;
import softlanding.engine.state.Times;
import softlanding.engine.state.copy.StateCopy;

/** Decides how long an account rests after a round, and what the rest is based on. */
final class RestAfterRound
{
    /** A rest after fruitless rounds is doubled at most 12 times: from 2 seconds to 2 hours. */
    private static final int MAX_DOUBLINGS = 12;

    private final EventContext event;
    private final Valuation valuation;
    private final Policies policies;
    private final LiquidationState state;
    private final SkippedRounds skipped;
    private final RestNews news;

    RestAfterRound(
        final VenueState venue, final Policies policies, final LiquidationState state, final SkippedRounds skipped)
    {
        event = venue.event();
        valuation = venue.margins().valuation();
        this.policies = policies;
        this.state = state;
        this.skipped = skipped;
        news = new RestNews(venue.limits().accounts());
    }

    /** Returns what firm rests are based on. */
    RestNews news()
    {
        return news;
    }

    /**
     * Schedules the rest after a round; the account is evaluated again when the rest is over. After a round without a
     * fill the rest is longer, doubles with each consecutive such round, and nothing cuts it short. After a round that
     * timed out, the rest is at least as long as the time-out and nothing cuts it short, because a late answer is
     * likely and the same lots must not be ordered twice.
     *
     * @param lastReason why the last order of the round ended.
     */
    void begin(final int account, final EndReason lastReason)
    {
        final long nowNs = event.nowNs();
        final LiquidationPolicy policy = policies.of(account);
        final int fruitless = state.endRound(account);
        if (fruitless > 0)
        {
            final long least = Math.max(policy.roundIntervalNs(), policy.orderTimeoutNs());
            state.rest(account, Times.plus(nowNs, Times.doubled(least, Math.min(fruitless - 1, MAX_DOUBLINGS))), true);
            state.noteNobody(account, event.sequence());
        }
        else if (lastReason == EndReason.TIMED_OUT)
        {
            final long lateAnswerNs = Times.plus(nowNs, policy.orderTimeoutNs());
            state.rest(account, Math.max(state.restUntilNs(account), lateAnswerNs), true);
        }
        final int wanted = news.instrument(account);
        news.rebase(
            account, wanted != Ids.NONE && valuation.isPriced(wanted) ? valuation.mark(wanted) : 0,
            state.tier(account));
        if (lastReason == EndReason.TIMED_OUT)
        {
            news.deafen(account, nowNs);
        }
    }

    /** Tells that an account rests, if a round of it ended without the fills that it was sent for. */
    void tell(final int account, final EndReason lastReason)
    {
        // An account that left its tier meanwhile gets no round anyway, and may not be looked at again for long.
        if (state.tier(account) > 0 && state.openOrders(account) == 0 &&
            (lastReason == EndReason.TIMED_OUT || state.fruitlessRounds(account) > 0))
        {
            skipped.noteRest(account, SkipReason.RESTING, state.restUntilNs(account));
        }
    }

    long hash()
    {
        return news.hash();
    }

    void copyState(final StateCopy copy)
    {
        news.copyState(copy);
    }
}
