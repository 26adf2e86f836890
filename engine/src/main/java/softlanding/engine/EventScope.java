package softlanding.engine;

import softlanding.engine.auction.AuctionManager;
import softlanding.engine.conservation.ConservationCheck;
import softlanding.engine.feed.FeedGuards;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Feeds;
import softlanding.engine.waterfall.Waterfall;

/** What every accepted event begins and ends with, whatever it changes between the two. */
final class EventScope
{
    private final EventValidation validation;
    private final LiquidationEngine liquidation;
    private final FeedGuards guards;
    private final AuctionManager auctions;
    private final Waterfall waterfall;
    private final ConservationCheck conservation;
    private long sequence;

    EventScope(
        final EventValidation validation,
        final LiquidationEngine liquidation,
        final FeedGuards guards,
        final AuctionManager auctions,
        final Waterfall waterfall,
        final ConservationCheck conservation)
    {
        this.validation = validation;
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
        sequence = eventSequence;
        validation.advance(timestampNs);
        auctions.beginEvent(eventSequence, timestampNs);
        liquidation.beginEvent(eventSequence, timestampNs);
        guards.beginEvent(timestampNs, heard);
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
        conservation.check(sequence);
        liquidation.audit();
    }

    /** Judges the one account that the event changed, and ends. */
    void end(final int account)
    {
        liquidation.onAccount(account);
        end();
    }
}
