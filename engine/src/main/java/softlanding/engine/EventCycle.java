package softlanding.engine;

import softlanding.engine.liquidation.Liquidator;

/** What every accepted event begins and ends with, whatever it changes between the two. */
final class EventCycle
{
    private final EventChecks checks;
    private final Liquidator liquidator;

    EventCycle(final EventChecks checks, final Liquidator liquidator)
    {
        this.checks = checks;
        this.liquidator = liquidator;
    }

    /** The event is taken in: time moves to it, and what time alone ends has ended before anything else changes. */
    void begin(final long sequence, final long timestampNs)
    {
        checks.advance(timestampNs);
        liquidator.beginEvent(sequence, timestampNs);
    }

    /** Nothing more changes: what became due is done. */
    void end()
    {
        liquidator.endEvent();
        liquidator.audit();
    }

    /** Judges the one account that the event changed, and ends. */
    void end(final int account)
    {
        liquidator.onAccount(account);
        end();
    }
}
