package softlanding.engine;

import softlanding.engine.auction.AuctionHouse;
import softlanding.engine.liquidation.Liquidator;

/** What every accepted event begins and ends with, whatever it changes between the two. */
final class EventCycle
{
    private final EventChecks checks;
    private final Liquidator liquidator;
    private final AuctionHouse auctions;

    EventCycle(final EventChecks checks, final Liquidator liquidator, final AuctionHouse auctions)
    {
        this.checks = checks;
        this.liquidator = liquidator;
        this.auctions = auctions;
    }

    /** The event is taken in: time moves to it, and what time alone ends has ended before anything else changes. */
    void begin(final long sequence, final long timestampNs)
    {
        checks.advance(timestampNs);
        auctions.beginEvent(sequence, timestampNs);
        liquidator.beginEvent(sequence, timestampNs);
    }

    /** Nothing more changes: what became due is done. */
    void end()
    {
        auctions.endEvent(liquidator);
        liquidator.endEvent();
    }

    /** Judges the one account that the event changed, and ends. */
    void end(final int account)
    {
        liquidator.onAccount(account);
        end();
    }
}
