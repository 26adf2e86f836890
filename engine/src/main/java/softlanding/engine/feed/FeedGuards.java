package softlanding.engine.feed;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.HaltReason;
import softlanding.engine.market.Market;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.state.EventContext;

/**
 * Decides which prices are believed. A price that is not believed does not become a mark, and its feed is halted until
 * one is: too little confidence, too far from the mark without confirmation, too old, interrupted, or not heard of
 * since a restart. A halt stops what needs the feed, and nothing else.
 *
 * <p>Each halt and each end of one belongs to an event: it is in force at once, told to the listener, and the accounts
 * that need the feed are judged before the event ends. They are found by looking at every account, for the price did
 * not move and no shortcut that goes by prices would name them; what such shortcuts know of them is void at once.
 *
 * <p>While no limit is set and no feed is halted nothing is recorded, and a price costs two comparisons.
 */
public final class FeedGuards
{
    /** No limit. */
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final Feeds feeds;
    private final LiquidationEngine liquidation;
    private final FeedListener listener;
    private final FeedMarks marks;
    private final MarkAges ages;
    private final PendingJumps jumps;
    private final ChangedFeeds changed;
    private FeedGuardLimits limits;
    private boolean limited;
    private final EventContext event;

    /**
     * Watches the age and the jumps of every feed.
     *
     * @param liquidator judges the accounts; its policy holds the limits.
     */
    public FeedGuards(
        final EventContext event,
        final Market market,
        final Accounts accounts,
        final LiquidationEngine liquidation,
        final FeedListener listener)
    {
        this.event = event;
        this.liquidation = liquidation;
        this.listener = listener;
        feeds = market.feeds();
        marks = new FeedMarks(market);
        ages = new MarkAges(feeds.capacity());
        jumps = new PendingJumps(feeds.capacity());
        changed = new ChangedFeeds(market, accounts, marks, liquidation);
        limits = new FeedGuardLimits(UNLIMITED, UNLIMITED, UNLIMITED, 0, UNLIMITED);
    }

    /**
     * Begins an event: feeds whose marks are too old by now are halted before anybody is judged on them.
     *
     * @param heard the feed that the event brings a price of, and that is therefore not too old, or {@link Feeds#NONE}.
     */
    public void beginEvent(final int heard)
    {
        haltStale(heard);
    }

    /** Ends an event: the accounts that need a feed which was halted or resumed are judged. */
    public void endEvent()
    {
        changed.reevaluateHolders();
    }

    /**
     * Sets other limits, which hold for the marks there are as well. A mark of which no age is known is as of now. What
     * is halted stays so until its next price, but a feed is not too old any more once age has no limit.
     */
    public void setLimits(final FeedGuardLimits newLimits)
    {
        final boolean wasLimited = limited;
        final boolean agesCounted = limits.stalenessNs() != UNLIMITED;
        limits = newLimits;
        limited = limits.stalenessNs() != UNLIMITED || limits.jumpLimit() != UNLIMITED || limits.minConfidence() > 0;
        final boolean agesCount = limits.stalenessNs() != UNLIMITED;
        if (!agesCount)
        {
            ages.clear();
        }
        for (int feed = 0; feed < feeds.capacity() && (limited || wasLimited); feed++)
        {
            if (!agesCount && feeds.isHalted(feed, HaltReason.STALE))
            {
                resume(feed);
            }
            if (marks.isKnown(feed) && !feeds.isHalted(feed))
            {
                limitMark(feed, agesCount && !agesCounted);
            }
        }
        haltStale(Feeds.NONE);
    }

    private void limitMark(final int feed, final boolean ageBegins)
    {
        final int source = marks.source(feed);
        if (ageBegins && !feeds.isHalted(source))
        {
            ages.renew(source, event.nowNs());
        }
        if (marks.confidence(feed) < limits.minConfidence())
        {
            halt(feed, HaltReason.LOW_CONFIDENCE, marks.price(feed));
        }
    }

    /**
     * Hears a price of a feed.
     *
     * @param price      or volatility.
     * @param confidence in it, 0 to 1.
     * @return whether it is believed, and is to become the mark.
     */
    public boolean believes(final int feed, final long price, final long confidence)
    {
        if (!limited && !feeds.isAnyHalted())
        {
            return true;
        }
        final boolean believed = judge(feed, price, confidence);
        if (believed)
        {
            accept(feed);
        }
        else if (marks.source(feed) != feed)
        {
            // The event began as one that its source was heard of in.
            haltStale(Feeds.NONE);
        }
        return believed;
    }

    /** Hears a forward, and a rate that stands and falls with it; see {@link #believes}. */
    public boolean believesForward(
        final int feed,
        final long forward,
        final long rate,
        final long forwardConfidence,
        final long rateConfidence)
    {
        final boolean believed = believes(feed, forward, Math.min(forwardConfidence, rateConfidence));
        if (!believed && jumps.isPending(feed))
        {
            jumps.keepRate(feed, forwardConfidence, rate, rateConfidence);
        }
        return believed;
    }

    private boolean judge(final int feed, final long price, final long confidence)
    {
        if (confidence < limits.minConfidence())
        {
            haltUnless(feed, HaltReason.LOW_CONFIDENCE, price);
            return false;
        }
        return !marks.isKnown(feed) || !marks.isFar(feed, price, marks.price(feed), limits.jumpLimit()) ||
            isBorneOutByTime(feed, price, confidence);
    }

    /** Whether a price continues a run of such that began long enough ago; if not it is kept back. */
    private boolean isBorneOutByTime(final int feed, final long price, final long confidence)
    {
        final boolean continues = jumps.isPending(feed) &&
            !marks.isFar(feed, price, jumps.price(feed), limits.jumpLimit()) &&
            event.nowNs() - jumps.heardNs(feed) < limits.stalenessNs();
        if (continues && event.nowNs() - jumps.sinceNs(feed) >= limits.jumpConfirmNs())
        {
            return true;
        }
        if (!continues)
        {
            jumps.begin(feed, event.nowNs());
            halt(feed, HaltReason.JUMP, price);
        }
        jumps.keep(feed, price, confidence, event.nowNs());
        return false;
    }

    private void accept(final int feed)
    {
        final int source = marks.source(feed);
        jumps.forget(feed);
        resume(feed);
        resume(source);
        if (limits.stalenessNs() != UNLIMITED)
        {
            ages.renew(source, event.nowNs());
        }
    }

    /**
     * A second source says what the price of a feed is. If it bears out the price that was kept back, that one becomes
     * the mark.
     */
    public void confirm(final int feed, final long price)
    {
        if (jumps.isPending(feed) && !marks.isFar(feed, jumps.price(feed), price, limits.jumpLimit()))
        {
            marks.take(feed, jumps, event.nowNs());
            liquidation.scanner().onMarkTaken(feeds.kind(feed), feeds.slot(feed));
            accept(feed);
        }
    }

    /** The source of a feed has no usable price until it sends one again. */
    public void interrupt(final int feed, final HaltReason reason)
    {
        haltUnless(feed, reason, FeedListener.NONE);
    }

    /** No feed is believed before it was heard of again. */
    public void restart()
    {
        for (int feed = 0; feed < feeds.capacity(); feed++)
        {
            if (marks.isKnown(feed))
            {
                haltUnless(feed, HaltReason.RESTART, FeedListener.NONE);
            }
        }
    }

    /** The feeds of an expiry that settles end with it. */
    public void forget(final int expiry)
    {
        for (int feed = 0; feed < feeds.capacity(); feed++)
        {
            if (marks.isOfExpiry(feed, expiry))
            {
                forgetFeed(feed);
            }
        }
    }

    private void forgetFeed(final int feed)
    {
        ages.remove(feed);
        jumps.forget(feed);
        feeds.resume(feed);
    }

    /** First all that are due are halted, so that nobody is judged on one of them when the holders of another are. */
    private void haltStale(final int heard)
    {
        if (limits.stalenessNs() == UNLIMITED)
        {
            return;
        }
        final long dueNs = event.nowNs() - limits.stalenessNs();
        for (int feed = ages.oldestUpTo(dueNs, heard); feed != Feeds.NONE; feed = ages.oldestUpTo(dueNs, heard))
        {
            halt(feed, HaltReason.STALE, FeedListener.NONE);
        }
    }

    private void haltUnless(final int feed, final HaltReason reason, final long price)
    {
        if (!feeds.isHalted(feed, reason))
        {
            halt(feed, reason, price);
        }
    }

    private void halt(final int feed, final HaltReason reason, final long price)
    {
        if (!feeds.isHalted(feed))
        {
            changed.add(feed);
        }
        feeds.halt(feed, reason);
        ages.remove(feed);
        if (reason != HaltReason.JUMP)
        {
            jumps.forget(feed);
        }
        listener.onMarketHalted(feeds.kind(feed), marks.id(feed), marks.strike(feed), reason, price);
    }

    private void resume(final int feed)
    {
        if (feeds.isHalted(feed))
        {
            changed.add(feed);
            feeds.resume(feed);
            listener.onMarketResumed(feeds.kind(feed), marks.id(feed), marks.strike(feed));
        }
    }

    /** Sum over ages and jumps of every feed; equal states have equal sums. */
    public long hash()
    {
        return ages.hash() + jumps.hash();
    }
}
