package softlanding.engine.liquidation.due;

import softlanding.engine.state.EventContext;

/**
 * Counts the rounds that each account takes within one event. Rounds, crossings and deleveraging change other accounts,
 * whose rounds follow in the same event; without a limit one event could work for ever.
 */
public final class RoundsOfEvent
{
    /** Most rounds of one account in one event; the next one comes with the next event. */
    public static final int MAX = 16;

    private final EventContext event;
    private final long[] sequence;
    private final byte[] rounds;

    /** Reserves memory for a number of accounts. */
    public RoundsOfEvent(final EventContext event, final int accounts)
    {
        this.event = event;
        sequence = new long[accounts];
        rounds = new byte[accounts];
    }

    /** Notes that an account takes a round now. */
    public void add(final int account)
    {
        if (sequence[account] != event.sequence())
        {
            sequence[account] = event.sequence();
            rounds[account] = 0;
        }
        rounds[account]++;
    }

    /** Returns whether an account may take no more rounds in this event. */
    public boolean isOver(final int account)
    {
        return sequence[account] == event.sequence() && rounds[account] >= MAX;
    }
}
