package softlanding.engine;

import softlanding.engine.auction.AuctionManager;
import softlanding.engine.conservation.ConservationCheck;
import softlanding.engine.feed.FeedGuards;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Feeds;
import softlanding.engine.state.EventContext;
import softlanding.engine.waterfall.Waterfall;

/**
 * Opens and closes the handling of every accepted event. An event handler, for example {@link MarketEventHandler},
 * validates the event, calls {@link #begin}, changes the state and calls {@link #end}. The end carries out what became
 * due: holders of changed feeds, auctions, rounds of {@link LiquidationEngine} and accounts that {@link Waterfall}
 * changed. Then {@link ConservationCheck} checks the totals. Decisions leave through {@link DecisionListener}.
 */
final class EventScope
{
    private final EventContext event;
    private final LiquidationEngine liquidation;
    private final FeedGuards guards;
    private final AuctionManager auctions;
    private final Waterfall waterfall;
    private final ConservationCheck conservation;
    private final TermsInForce terms;

    EventScope(
        final EventContext event,
        final LiquidationEngine liquidation,
        final FeedGuards guards,
        final AuctionManager auctions,
        final Waterfall waterfall,
        final ConservationCheck conservation,
        final TermsInForce terms)
    {
        this.event = event;
        this.liquidation = liquidation;
        this.guards = guards;
        this.auctions = auctions;
        this.waterfall = waterfall;
        this.conservation = conservation;
        this.terms = terms;
    }

    /**
     * Accepts the event and advances time to its timestamp. Orders and marks that expire by time alone do so before
     * anything else changes. Then an open policy update ends.
     */
    void begin(final long eventSequence, final long timestampNs)
    {
        begin(eventSequence, timestampNs, Feeds.NONE);
    }

    /**
     * Accepts an event that carries a price of a feed. See {@link #begin(long, long)}; the mark of that feed is not
     * suspended as stale.
     */
    void begin(final long eventSequence, final long timestampNs, final int heard)
    {
        event.begin(eventSequence, timestampNs);
        liquidation.beginEvent();
        guards.beginEvent(heard);
        terms.endUpdate();
    }

    /** Returns the check that must know each amount from outside before it is booked. */
    ConservationCheck conservation()
    {
        return conservation;
    }

    /**
     * Ends the event: carries out everything that became due, then checks that no cash and no contract was created or
     * lost.
     */
    void end()
    {
        guards.endEvent();
        auctions.endEvent(liquidation);
        liquidation.endEvent();
        waterfall.reevaluateAffected(liquidation);
        conservation.check(event.sequence());
        liquidation.audit();
    }

    /** Evaluates the one account that the event changed, and ends the event. */
    void end(final int account)
    {
        liquidation.onAccount(account);
        end();
    }
}
