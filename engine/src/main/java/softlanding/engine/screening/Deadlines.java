package softlanding.engine.screening;

import java.util.Arrays;
import softlanding.engine.screening.proof.Proof;

/**
 * Holds the deadlines of accounts in a wheel of ticks of 2^30 ns, about one second. Each tick has a list of accounts.
 * An account becomes due at most one tick early and never late.
 */
final class Deadlines
{
    static final int NONE = -1;
    private static final int WHEEL = 2 * Proof.LONGEST_TICKS;

    private final int[] heads = new int[WHEEL];
    private final int[] next;
    private final int[] previous;
    private final int[] place;
    private long tick;

    Deadlines(final int accounts)
    {
        next = new int[accounts];
        previous = new int[accounts];
        place = new int[accounts];
        Arrays.fill(heads, NONE);
        Arrays.fill(place, NONE);
    }

    /**
     * Adds the deadline of an account.
     *
     * @param deadlineNs the deadline, more than one tick and at most {@link Proof#LONGEST_TICKS} ticks from now,
     *     nanoseconds.
     */
    void add(final int account, final long deadlineNs)
    {
        final int slot = (int)((deadlineNs >> Proof.TICK_BITS) % WHEEL);
        final int head = heads[slot];
        place[account] = slot;
        next[account] = head;
        previous[account] = NONE;
        if (head != NONE)
        {
            previous[head] = account;
        }
        heads[slot] = account;
    }

    /** Removes the deadline of an account, if it has one. */
    void remove(final int account)
    {
        if (place[account] == NONE)
        {
            return;
        }
        final int after = next[account];
        final int before = previous[account];
        if (after != NONE)
        {
            previous[after] = before;
        }
        if (before != NONE)
        {
            next[before] = after;
        }
        else
        {
            heads[place[account]] = after;
        }
        place[account] = NONE;
    }

    /** Returns an account whose deadline has passed, or {@link #NONE}. The account stays until it is removed. */
    int due(final long nowNs)
    {
        final long now = nowNs >> Proof.TICK_BITS;
        tick = Math.max(tick, now - WHEEL);
        while (tick < now && heads[(int)(tick % WHEEL)] == NONE)
        {
            tick++;
        }
        return heads[(int)(tick % WHEEL)];
    }

    /** Returns the memory per account, in bytes. */
    static int bytesPerAccount()
    {
        return 3 * Integer.BYTES;
    }
}
