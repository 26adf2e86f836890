package softlanding.engine.feed;

import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.MarkHistory;
import softlanding.engine.market.Market;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.state.Ids;

/**
 * Suspends feeds and resumes them. Each change is noted for the end of the update. A suspended feed has no age that
 * counts, and a jump of it waits only while the jump is the reason of its suspension.
 */
final class FeedSuspensions
{
    private final Feeds feeds;
    private final MarkHistory history;
    private final FeedMarks marks;
    private final FeedUpdate update;
    private final FeedAges ages;
    private final PendingJumps jumps;

    FeedSuspensions(
        final Market market,
        final FeedMarks marks,
        final FeedUpdate update,
        final FeedAges ages,
        final PendingJumps jumps)
    {
        feeds = market.feeds();
        history = market.history();
        this.marks = marks;
        this.update = update;
        this.ages = ages;
        this.jumps = jumps;
    }

    /** Suspends a feed, even if it is suspended already, perhaps for another reason. */
    void suspend(final int feed, final SuspensionReason reason, final long price)
    {
        update.noteSuspension(feed, price);
        feeds.halt(feed, reason);
        ages.remove(feed);
        if (reason != SuspensionReason.JUMP)
        {
            jumps.forget(feed);
        }
    }

    /** Suspends a feed unless it is suspended for this reason. */
    void suspendOnce(final int feed, final SuspensionReason reason, final long price)
    {
        if (!feeds.isHalted(feed, reason))
        {
            suspend(feed, reason, price);
        }
    }

    /**
     * Suspends all stale feeds first, so that no account is evaluated on one of them during the scan for another.
     *
     * @param nowNs time of the event, in nanoseconds since the epoch.
     * @param heard a feed that is not stale, or {@link Feeds#NONE}.
     */
    void suspendStale(final long nowNs, final int heard)
    {
        for (int feed = ages.stale(nowNs, heard); feed != Feeds.NONE; feed = ages.stale(nowNs, heard))
        {
            suspend(feed, SuspensionReason.STALE, FeedListener.NONE);
        }
    }

    /** Resumes a feed if it is suspended. */
    void resume(final int feed)
    {
        if (feeds.isHalted(feed))
        {
            update.noteSuspension(feed, FeedListener.NONE);
            feeds.resume(feed);
        }
    }

    /**
     * Ends the feeds of a settled expiry.
     *
     * @param isFreed whether the slots are freed now, so that an open update forgets them.
     */
    void endFeeds(final int expiry, final boolean isFreed)
    {
        endFeed(feeds.of(FeedKind.FORWARD, expiry), isFreed);
        endFeed(feeds.of(FeedKind.SURFACE, expiry), isFreed);
        for (int strikeSlot = marks.firstStrike(expiry); strikeSlot != Ids.NONE; strikeSlot = marks.nextStrike())
        {
            endFeed(feeds.of(FeedKind.VOLATILITY, strikeSlot), isFreed);
        }
    }

    private void endFeed(final int feed, final boolean isFreed)
    {
        if (isFreed)
        {
            update.forget(feed);
            return;
        }
        ages.remove(feed);
        jumps.forget(feed);
        history.forget(feed);
        resume(feed);
    }
}
