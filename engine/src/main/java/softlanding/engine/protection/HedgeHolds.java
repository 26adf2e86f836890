package softlanding.engine.protection;

import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/** Tells how long the hedges of an account must be held, and lowers those that their owner traded away. */
final class HedgeHolds
{
    private final EventContext event;
    private final Valuation valuation;
    private final HedgeBook hedges;
    private final Instructions instructions;
    private final Statements statements;

    HedgeHolds(
        final VenueState venue, final HedgeBook hedges, final Instructions instructions, final Statements statements)
    {
        event = venue.event();
        valuation = venue.margins().valuation();
        this.hedges = hedges;
        this.instructions = instructions;
        this.statements = statements;
    }

    /** Returns whether a hedge was held long enough to be released. */
    boolean isOver(final int account, final int hedge)
    {
        return hedges.heldUntilNs(hedge, instructions.holdNs(account)) <= event.nowNs();
    }

    /** Returns whether any hedge of an account was held long enough. */
    boolean isAnyOver(final int account)
    {
        boolean over = false;
        for (int hedge = hedges.first(account); hedge != Ids.NONE && !over; hedge = hedges.next(hedge))
        {
            over = isOver(account, hedge);
        }
        return over;
    }

    /** Returns when the next hedge of an account will have been held long enough; MAX_VALUE if there is none. */
    long firstEndNs(final int account)
    {
        long firstNs = Long.MAX_VALUE;
        for (int hedge = hedges.first(account); hedge != Ids.NONE; hedge = hedges.next(hedge))
        {
            final long untilNs = hedges.heldUntilNs(hedge, instructions.holdNs(account));
            firstNs = untilNs > event.nowNs() ? Math.min(firstNs, untilNs) : firstNs;
        }
        return firstNs;
    }

    /** A hedge never exceeds its position: the owner may have traded it. */
    void clamp(final int account)
    {
        int hedge = hedges.first(account);
        while (hedge != Ids.NONE)
        {
            final int following = hedges.next(hedge);
            final long excess = hedges.excess(account, hedge);
            if (excess != 0)
            {
                final int instrument = hedges.instrument(hedge);
                final boolean priced = valuation.isPriced(instrument);
                final long profit = hedges.lower(
                    account, instrument, excess, priced ? valuation.mark(instrument) : 0);
                statements.addHedgeProfit(account, event.nowNs(), priced ? profit : 0);
            }
            hedge = following;
        }
    }
}
