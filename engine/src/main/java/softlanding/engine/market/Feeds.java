package softlanding.engine.market;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Numbers the price feeds and holds which of them are suspended. Everything that needs a suspended feed is unpriced,
 * whatever mark it has.
 */
public final class Feeds
{
    /** Number that stands for no feed. */
    public static final int NONE = -1;

    private final int[] first;
    private final StateColumn reasonPlusOne;
    private final int[] haltedOfKind;
    private int halted;
    private long jumpLimit = Long.MAX_VALUE;
    private long revision;

    Feeds(
        final int maxUnderlyings,
        final int maxExpiries,
        final int maxStrikes,
        final int maxInstruments,
        final int maxAssets)
    {
        final int[] counts = {1, maxUnderlyings, maxExpiries, maxExpiries, maxStrikes, maxInstruments, maxAssets};
        first = new int[counts.length + 1];
        for (int kind = 0; kind < counts.length; kind++)
        {
            first[kind + 1] = first[kind] + counts[kind];
        }
        haltedOfKind = new int[counts.length];
        reasonPlusOne = new StateColumn(StateOwner.FEED_SUSPENSION, capacity());
    }

    /** Returns the maximum number of a feed plus one. */
    public int capacity()
    {
        return first[first.length - 1];
    }

    /**
     * Returns the number of a feed.
     *
     * @param slot slot of the underlying, expiry, strike, instrument or asset; 0 for the stablecoin.
     */
    public int of(final FeedKind kind, final int slot)
    {
        return first[kind.code()] + slot;
    }

    /** Returns the kind of a feed. */
    public FeedKind kind(final int feed)
    {
        int kind = 0;
        while (feed >= first[kind + 1])
        {
            kind++;
        }
        return FeedKind.ofCode(kind);
    }

    /** Returns the slot of the underlying, expiry, strike, instrument or asset of a feed. */
    public int slot(final int feed)
    {
        return feed - first[kind(feed).code()];
    }

    /** Sets the relative move beyond which a mark needs confirmation; part of the guards' terms. */
    public void setJumpLimit(final long newJumpLimit)
    {
        revision++;
        jumpLimit = newJumpLimit;
    }

    /** Returns the relative move beyond which a mark needs confirmation, a Decimal8 mantissa. */
    public long jumpLimit()
    {
        return jumpLimit;
    }

    /** Returns whether any feed is suspended. */
    public boolean isAnyHalted()
    {
        return halted != 0;
    }

    /** Returns the number of suspended feeds of a kind. */
    public int halted(final FeedKind kind)
    {
        return haltedOfKind[kind.code()];
    }

    /** Returns whether a feed is suspended, for any reason. */
    public boolean isHalted(final int feed)
    {
        return reasonPlusOne.get(feed) != 0;
    }

    /** Returns whether a feed is suspended for the given reason. */
    public boolean isHalted(final int feed, final SuspensionReason reason)
    {
        return reasonPlusOne.get(feed) == reason.code() + 1;
    }

    /** Returns why a feed is suspended; null if it is not. */
    public @Nullable SuspensionReason reason(final int feed)
    {
        final int reason = (int)reasonPlusOne.get(feed);
        return reason == 0 ? null : SuspensionReason.ofCode(reason - 1);
    }

    boolean isHalted(final FeedKind kind, final int slot)
    {
        return halted != 0 && isHalted(of(kind, slot));
    }

    /** Suspends a feed, or replaces the reason of its suspension. */
    public void halt(final int feed, final SuspensionReason reason)
    {
        revision++;
        count(feed, isHalted(feed) ? 0 : 1);
        reasonPlusOne.set(feed, reason.code() + 1);
    }

    /** Ends the suspension of a feed. */
    public void resume(final int feed)
    {
        revision++;
        count(feed, isHalted(feed) ? -1 : 0);
        reasonPlusOne.set(feed, 0);
    }

    private void count(final int feed, final int more)
    {
        halted += more;
        haltedOfKind[kind(feed).code()] += more;
    }

    /** Grows with every change. */
    long revision()
    {
        return revision;
    }

    long hash()
    {
        return reasonPlusOne.hash();
    }

    void copyState(final StateCopy copy)
    {
        reasonPlusOne.copyState(copy);
        for (int feed = 0; feed < capacity() && copy.loads(); feed++)
        {
            count(feed, isHalted(feed) ? 1 : 0);
        }
    }
}
