package softlanding.engine.screening;

import java.util.Arrays;
import softlanding.engine.screening.proof.Proof;

/**
 * Accounts that wait for a time: a wheel of ticks of about a second, each with the list of those whose time comes in
 * it. An account is found up to a tick too early and never too late.
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
     * Lets an account wait.
     *
     * @param deadlineNs more than a tick and at most {@link Proof#LONGEST_TICKS} from now.
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

    /** Lets an account wait no more, if it does. */
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

    /** An account whose time has come, or {@link #NONE}; it stays until it is removed. */
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

    /** Memory that each account takes, in bytes. */
    static int bytesPerAccount()
    {
        return 3 * Integer.BYTES;
    }
}
