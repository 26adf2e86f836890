package softlanding.engine.feed;

import java.util.Arrays;

/** A set of feeds, read in the order of their numbers: by kind, then slot. */
final class FeedSet
{
    private final int[] feeds;
    private final boolean[] isMember;
    private int size;

    FeedSet(final int capacity)
    {
        feeds = new int[capacity];
        isMember = new boolean[capacity];
    }

    /** Adds a feed; returns false if it was a member. */
    boolean add(final int feed)
    {
        if (isMember[feed])
        {
            return false;
        }
        isMember[feed] = true;
        feeds[size++] = feed;
        return true;
    }

    void remove(final int feed)
    {
        if (isMember[feed])
        {
            isMember[feed] = false;
            int at = 0;
            while (feeds[at] != feed)
            {
                at++;
            }
            feeds[at] = feeds[--size];
        }
    }

    boolean contains(final int feed)
    {
        return isMember[feed];
    }

    int size()
    {
        return size;
    }

    /** Puts the members in order. */
    void sort()
    {
        Arrays.sort(feeds, 0, size);
    }

    int get(final int index)
    {
        return feeds[index];
    }

    void clear()
    {
        for (int i = 0; i < size; i++)
        {
            isMember[feeds[i]] = false;
        }
        size = 0;
    }
}
