package softlanding.engine;

import softlanding.engine.auction.AuctionManager;
import softlanding.engine.conservation.ConservationCheck;
import softlanding.engine.feed.FeedGuards;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Feeds;
import softlanding.engine.state.EventContext;
import softlanding.engine.waterfall.Waterfall;

/** What every accepted event begins and ends with, whatever it changes between the two. */
final class EventScope
{
    private final EventContext event;
    private final LiquidationEngine liquidation;
    private final FeedGuards guards;
    private final AuctionManager auctions;
    private final Waterfall waterfall;
    private final ConservationCheck conservation;

    EventScope(
        final EventContext event,
        final LiquidationEngine liquidation,
        final FeedGuards guards,
        final AuctionManager auctions,
        final Waterfall waterfall,
        final ConservationCheck conservation)
    {
        this.event = event;
        this.liquidation = liquidation;
        this.guards = guards;
        this.auctions = auctions;
        this.waterfall = waterfall;
        this.conservation = conservation;
    }

    /** The event is taken in: time moves to it, and what time alone ends has ended before anything else changes. */
    void begin(final long eventSequence, final long timestampNs)
    {
        begin(eventSequence, timestampNs, Feeds.NONE);
    }

    /** As {@link #begin(long, long)}, for an event that brings a price of a feed: that one is not too old. */
    void begin(final long eventSequence, final long timestampNs, final int heard)
    {
        event.begin(eventSequence, timestampNs);
        liquidation.beginEvent();
        guards.beginEvent(heard);
    }

    /** Is told what the event brings in from outside, before that is booked. */
    ConservationCheck conservation()
    {
        return conservation;
    }

    /** Nothing more changes: what became due is done, and nothing may have come from nowhere. */
    void end()
    {
        guards.endEvent();
        auctions.endEvent(liquidation);
        liquidation.endEvent();
        waterfall.reevaluateAffected(liquidation);
        conservation.check(event.sequence());
        liquidation.audit();
    }

    /** Judges the one account that the event changed, and ends. */
    void end(final int account)
    {
        liquidation.onAccount(account);
        end();
    }
}
