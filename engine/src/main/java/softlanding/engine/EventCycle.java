package softlanding.engine;

import softlanding.engine.guard.FeedGuards;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.market.Feeds;

/** What every accepted event begins and ends with, whatever it changes between the two. */
final class EventCycle
{
    private final EventChecks checks;
    private final Liquidator liquidator;
    private final FeedGuards guards;

    EventCycle(final EventChecks checks, final Liquidator liquidator, final FeedGuards guards)
    {
        this.checks = checks;
        this.liquidator = liquidator;
        this.guards = guards;
    }

    /** The event is taken in: time moves to it, and what time alone ends has ended before anything else changes. */
    void begin(final long sequence, final long timestampNs)
    {
        begin(sequence, timestampNs, Feeds.NONE);
    }

    /** As {@link #begin(long, long)}, for an event that brings a price of a feed: that one is not too old. */
    void begin(final long sequence, final long timestampNs, final int heard)
    {
        checks.advance(timestampNs);
        liquidator.beginEvent(sequence, timestampNs);
        guards.beginEvent(timestampNs, heard);
    }

    /** Nothing more changes: what became due is done. */
    void end()
    {
        guards.endEvent();
        liquidator.endEvent();
    }

    /** Judges the one account that the event changed, and ends. */
    void end(final int account)
    {
        liquidator.onAccount(account);
        end();
    }
}
