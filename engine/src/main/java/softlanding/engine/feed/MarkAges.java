package softlanding.engine.feed;

import softlanding.engine.market.Feeds;
import softlanding.engine.state.IntrusiveIntLists;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Lists the feeds by the time of their marks, from the oldest to the newest. Its feeds share one limit, so only the
 * oldest must be examined, and a renewed mark moves to the end.
 */
final class MarkAges
{
    private static final int LIST = 0;

    private final long[] markNs;
    private final IntrusiveIntLists byAge;

    MarkAges(final int feeds)
    {
        markNs = new long[feeds];
        byAge = new IntrusiveIntLists(1, feeds);
    }

    /** Sets the time of a feed's mark to now, the latest time so far. */
    void renew(final int feed, final long nowNs)
    {
        remove(feed);
        markNs[feed] = nowNs;
        byAge.append(LIST, feed);
    }

    /** Returns whether the age of a feed's mark counts. */
    boolean contains(final int feed)
    {
        return byAge.contains(feed);
    }

    /** Removes a feed whose mark's age no longer matters. */
    void remove(final int feed)
    {
        if (byAge.contains(feed))
        {
            byAge.remove(feed);
        }
    }

    void clear()
    {
        while (byAge.first(LIST) != Feeds.NONE)
        {
            byAge.remove(byAge.first(LIST));
        }
    }

    /** Returns the feed with the oldest mark taken at or before a time, other than one feed, or {@link Feeds#NONE}. */
    int oldestUpTo(final long timeNs, final int otherThan)
    {
        final int oldest = byAge.first(LIST);
        final int feed = oldest == otherThan && oldest != Feeds.NONE ? byAge.next(oldest) : oldest;
        return feed != Feeds.NONE && markNs[feed] <= timeNs ? feed : Feeds.NONE;
    }

    long hash()
    {
        long hash = 0;
        for (int feed = byAge.first(LIST); feed != Feeds.NONE; feed = byAge.next(feed))
        {
            hash += StateHash.term(StateOwner.MARK_AGES, feed, markNs[feed]);
        }
        return hash;
    }

    void copyState(final StateCopy copy)
    {
        final int[] feeds = new int[markNs.length];
        int size = 0;
        for (int feed = byAge.first(LIST); feed != Feeds.NONE; feed = byAge.next(feed))
        {
            feeds[size++] = feed;
        }
        size = copy.count(StateOwner.MARK_AGES, size, feeds.length);
        copy.ints(StateOwner.MARK_AGES, feeds, size);
        final long[] times = new long[size];
        for (int i = 0; i < size && !copy.loads(); i++)
        {
            times[i] = markNs[feeds[i]];
        }
        copy.longs(StateOwner.MARK_AGES, times, size);
        for (int i = 0; i < size && copy.loads(); i++)
        {
            renew(feeds[i], times[i]);
        }
    }
}
