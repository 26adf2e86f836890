package softlanding.engine.screening;

import softlanding.engine.screening.proof.Proof;
import softlanding.engine.state.IntrusiveIntLists;

/**
 * Holds the deadlines of accounts in a wheel of ticks of 2^30 ns, about one second. Each tick has a list of accounts.
 * An account becomes due at most one tick early and never late.
 */
final class Deadlines
{
    static final int NONE = IntrusiveIntLists.NONE;
    private static final int WHEEL = 2 * Proof.LONGEST_TICKS;

    private final IntrusiveIntLists ticks;
    private long tick;

    Deadlines(final int accounts)
    {
        ticks = new IntrusiveIntLists(WHEEL, accounts);
    }

    /**
     * Adds the deadline of an account.
     *
     * @param deadlineNs the deadline, more than one tick and at most {@link Proof#LONGEST_TICKS} ticks from now,
     *     nanoseconds.
     */
    void add(final int account, final long deadlineNs)
    {
        ticks.prepend((int)((deadlineNs >> Proof.TICK_BITS) % WHEEL), account);
    }

    /** Removes the deadline of an account, if it has one. */
    void remove(final int account)
    {
        if (ticks.contains(account))
        {
            ticks.remove(account);
        }
    }

    /** Returns an account whose deadline has passed, or {@link #NONE}. The account stays until it is removed. */
    int due(final long nowNs)
    {
        final long now = nowNs >> Proof.TICK_BITS;
        tick = Math.max(tick, now - WHEEL);
        while (tick < now && ticks.first((int)(tick % WHEEL)) == NONE)
        {
            tick++;
        }
        return ticks.first((int)(tick % WHEEL));
    }

    /** Returns the memory per account, in bytes. */
    static int bytesPerAccount()
    {
        return IntrusiveIntLists.bytesPerEntry();
    }
}
