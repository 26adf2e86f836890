package softlanding.engine.market;

import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;

/**
 * The price feeds, each with a number of its own, and which of them are not believed. What needs a feed that is halted
 * is not priced, whatever mark it has.
 */
public final class Feeds
{
    /** No feed. */
    public static final int NONE = -1;

    private static final FeedKind[] KINDS = FeedKind.values();

    private final int[] first;
    private final StateColumn reasonPlusOne;
    private int halted;

    Feeds(
        final int maxUnderlyings,
        final int maxExpiries,
        final int maxStrikes,
        final int maxInstruments,
        final int maxAssets)
    {
        final int[] counts = {1, maxUnderlyings, maxExpiries, maxExpiries, maxStrikes, maxInstruments, maxAssets};
        first = new int[KINDS.length + 1];
        for (int kind = 0; kind < KINDS.length; kind++)
        {
            first[kind + 1] = first[kind] + counts[kind];
        }
        reasonPlusOne = new StateColumn(StateOwner.FEED_SUSPENSION, capacity());
    }

    /** One past the highest number. */
    public int capacity()
    {
        return first[KINDS.length];
    }

    /**
     * The number of a feed.
     *
     * @param slot of the underlying, expiry, strike, instrument or asset; 0 for the stablecoin.
     */
    public int of(final FeedKind kind, final int slot)
    {
        return first[kind.ordinal()] + slot;
    }

    /** Kind of a feed, by its number. */
    public FeedKind kind(final int feed)
    {
        int kind = 0;
        while (feed >= first[kind + 1])
        {
            kind++;
        }
        return KINDS[kind];
    }

    /** The slot of what a feed is about. */
    public int slot(final int feed)
    {
        return feed - first[kind(feed).ordinal()];
    }

    /** Whether any feed at all is not believed. */
    public boolean isAnyHalted()
    {
        return halted != 0;
    }

    /** Whether a feed is not believed, for any reason. */
    public boolean isHalted(final int feed)
    {
        return reasonPlusOne.get(feed) != 0;
    }

    /** Whether a feed is halted for this very reason. */
    public boolean isHalted(final int feed, final HaltReason reason)
    {
        return reasonPlusOne.get(feed) == reason.ordinal() + 1;
    }

    boolean isHalted(final FeedKind kind, final int slot)
    {
        return halted != 0 && isHalted(of(kind, slot));
    }

    /** A feed is not believed from here on, or for another reason. */
    public void halt(final int feed, final HaltReason reason)
    {
        halted += isHalted(feed) ? 0 : 1;
        reasonPlusOne.set(feed, reason.ordinal() + 1);
    }

    /** A feed is believed again. */
    public void resume(final int feed)
    {
        halted -= isHalted(feed) ? 1 : 0;
        reasonPlusOne.set(feed, 0);
    }

    long hash()
    {
        return reasonPlusOne.hash();
    }
}
