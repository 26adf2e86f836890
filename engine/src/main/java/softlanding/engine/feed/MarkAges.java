package softlanding.engine.feed;

import java.util.Arrays;
import softlanding.engine.market.Feeds;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * Lists the feeds by the time of their marks, from the oldest to the newest. Its feeds share one limit, so only the
 * oldest must be examined, and a renewed mark moves to the end.
 */
final class MarkAges
{
    private static final int ABSENT = -2;

    private final long[] markNs;
    private final int[] previous;
    private final int[] next;
    private int oldest = Feeds.NONE;
    private int newest = Feeds.NONE;

    MarkAges(final int feeds)
    {
        markNs = new long[feeds];
        previous = new int[feeds];
        next = new int[feeds];
        Arrays.fill(next, ABSENT);
    }

    /** Sets the time of a feed's mark to now, the latest time so far. */
    void renew(final int feed, final long nowNs)
    {
        remove(feed);
        markNs[feed] = nowNs;
        previous[feed] = newest;
        next[feed] = Feeds.NONE;
        if (newest == Feeds.NONE)
        {
            oldest = feed;
        }
        else
        {
            next[newest] = feed;
        }
        newest = feed;
    }

    /** Returns whether the age of a feed's mark counts. */
    boolean contains(final int feed)
    {
        return next[feed] != ABSENT;
    }

    /** Removes a feed whose mark's age no longer matters. */
    void remove(final int feed)
    {
        if (next[feed] == ABSENT)
        {
            return;
        }
        final int before = previous[feed];
        final int after = next[feed];
        if (before == Feeds.NONE)
        {
            oldest = after;
        }
        else
        {
            next[before] = after;
        }
        if (after == Feeds.NONE)
        {
            newest = before;
        }
        else
        {
            previous[after] = before;
        }
        next[feed] = ABSENT;
    }

    void clear()
    {
        while (oldest != Feeds.NONE)
        {
            remove(oldest);
        }
    }

    /** Returns the feed with the oldest mark taken at or before a time, other than one feed, or {@link Feeds#NONE}. */
    int oldestUpTo(final long timeNs, final int otherThan)
    {
        final int feed = oldest == otherThan && oldest != Feeds.NONE ? next[oldest] : oldest;
        return feed != Feeds.NONE && markNs[feed] <= timeNs ? feed : Feeds.NONE;
    }

    long hash()
    {
        long hash = 0;
        for (int feed = oldest; feed != Feeds.NONE; feed = next[feed])
        {
            hash += StateHash.term(StateOwner.MARK_AGES, feed, markNs[feed]);
        }
        return hash;
    }
}
