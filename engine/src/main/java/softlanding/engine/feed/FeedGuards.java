package softlanding.engine.feed;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.MarkHistory;
import softlanding.engine.market.Market;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * Decides whether a price is accepted. A price that is not accepted does not become a mark. Its feed is suspended until
 * a price is accepted. Reasons are low confidence, an unconfirmed jump, a stale mark, an interrupted source, and a
 * restart since the last price. A suspension stops what needs the feed, and nothing else.
 *
 * <p>Each suspension and each resumption belongs to an event. It takes effect at once, is reported to the listener, and
 * the accounts that need the feed are evaluated before the event ends. These accounts are found by a scan of all
 * accounts, because the price did not move and screening by price would not find them. Certificates that rest on the
 * feed become void at once.
 *
 * <p>While no limit is set and no feed is suspended, nothing is recorded and a price costs two comparisons.
 */
public final class FeedGuards
{
    /** Stands for an absent limit. */
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final Market market;
    private final Feeds feeds;
    private final MarkHistory history;
    private final LiquidationEngine liquidation;
    private final FeedMarks marks;
    private final FeedAges ages;
    private final PendingJumps jumps;
    private final PendingSettlements settlements;
    private final FeedUpdate update;
    private final FeedSuspensions suspensions;
    private final SurfaceGuard surfaces;
    private FeedGuardLimits limits;
    private boolean limited;
    private final EventContext event;

    /**
     * Guards the age and the jumps of every feed.
     *
     * @param liquidation evaluates the accounts; its policy holds the limits.
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
        this.market = market;
        feeds = market.feeds();
        history = market.history();
        marks = new FeedMarks(market);
        ages = new FeedAges(feeds);
        jumps = new PendingJumps(feeds.capacity());
        update = new FeedUpdate(market, accounts, marks, liquidation, listener);
        suspensions = new FeedSuspensions(market, marks, update, ages, jumps);
        settlements = new PendingSettlements(market.expiries().ids().capacity(), marks, suspensions);
        limits = FeedGuardLimits.defaults();
        history.setWindow(limits.withdrawalAverageNs());
        surfaces = new SurfaceGuard(market, suspensions);
    }

    /**
     * Begins an event. Feeds with stale marks are suspended before any account is evaluated on them.
     *
     * @param heard feed whose price the event carries, and which is therefore not stale, or {@link Feeds#NONE}.
     */
    public void beginEvent(final int heard)
    {
        suspendStale(heard);
    }

    /** Returns whether a mark is too old at the time of an event that comes, so that this event suspends its feed. */
    public boolean isAnyStaleAt(final long timestampNs)
    {
        return ages.stale(timestampNs, Feeds.NONE) != Feeds.NONE;
    }

    /**
     * Compares the volatilities that changed with their neighbours, at the end of an update.
     *
     * @param lone whether a lone mark changed them, which waits as long as a threshold does that it crosses.
     */
    public void judgeSurfaces(final boolean lone)
    {
        surfaces.judge(lone, event.nowNs(), limits.breachConfirmNs());
    }

    /** Ends an update: reports what changed, and notes the accounts that need a suspended or resumed feed. */
    public void endUpdate()
    {
        update.end(ages, event.nowNs());
    }

    /**
     * Sets new limits, which also apply to the present marks. A mark of unknown age counts as taken now. A suspended
     * feed stays suspended until its next price, except that a stale feed resumes when age has no limit.
     */
    public void setLimits(final FeedGuardLimits newLimits)
    {
        final boolean wasLimited = limited;
        final long before = limits.stalenessNs();
        final long volatilityBefore = limits.volatilityStalenessNs();
        limits = newLimits;
        ages.setLimits(limits);
        feeds.setJumpLimit(limits.jumpLimit());
        history.setWindow(limits.withdrawalAverageNs());
        market.setMaxSettlementMove(newLimits.maxSettlementMove());
        limited = ages.isLimited() || limits.jumpLimit() != UNLIMITED || limits.minConfidence() > 0;
        if (!limited)
        {
            surfaces.forgetAll();
        }
        for (int feed = 0; feed < feeds.capacity() && (limited || wasLimited); feed++)
        {
            final boolean agesCount = ages.isLimited(feed);
            if ((!agesCount && feeds.isHalted(feed, SuspensionReason.STALE)) ||
                (!limited && feeds.isHalted(feed, SuspensionReason.ARBITRAGE)))
            {
                suspensions.resume(feed);
            }
            if (limited && !wasLimited && feeds.kind(feed) == FeedKind.VOLATILITY && marks.isKnown(feed))
            {
                surfaces.noteChange(feeds.slot(feed));
            }
            if (marks.isKnown(feed) && !feeds.isHalted(feed))
            {
                limitMark(feed, agesCount && (marks.source(feed) != feed ? volatilityBefore : before) == UNLIMITED);
            }
        }
        suspendStale(Feeds.NONE);
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
            suspensions.suspend(feed, SuspensionReason.LOW_CONFIDENCE, marks.price(feed));
        }
    }

    /**
     * Examines a price of a feed.
     *
     * @param price      price, or volatility.
     * @param confidence confidence in the price, 0 to 1.
     * @return whether the price is accepted and must become the mark.
     */
    public boolean believes(final int feed, final long price, final long confidence)
    {
        if (price == 0 && feeds.kind(feed) != FeedKind.VOLATILITY)
        {
            // A price of 0 is no mark to close at, and the mark before it is wrong: neither holds.
            refuse(feed, price);
            return false;
        }
        if (!limited && !feeds.isAnyHalted())
        {
            note(feed, price);
            return true;
        }
        final boolean believed = judge(feed, price, confidence);
        if (believed)
        {
            note(feed, price);
            accept(feed);
        }
        else if (marks.source(feed) != feed)
        {
            // The event began with this feed exempt from staleness, as its source sent a price.
            suspendStale(Feeds.NONE);
        }
        return believed;
    }

    private void note(final int feed, final long price)
    {
        final long former = marks.isKnown(feed) ? marks.price(feed) : -1;
        history.note(feed, former, price, event.nowNs());
        if (limited && marks.source(feed) != feed && (former != price || feeds.isHalted(feed)))
        {
            surfaces.noteChange(feeds.slot(feed));
        }
    }

    /** Examines a forward and the rate that is accepted or withheld with it; see {@link #believes}. */
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
            suspensions.suspendOnce(feed, SuspensionReason.LOW_CONFIDENCE, price);
            return false;
        }
        return !marks.isKnown(feed) || !marks.isFar(feed, price, update.priceBefore(feed), limits.jumpLimit()) ||
            isBorneOutByTime(feed, price, confidence);
    }

    /**
     * Returns whether a price continues a run of similar prices that began long enough ago. If not, the price is
     * withheld.
     */
    private boolean isBorneOutByTime(final int feed, final long price, final long confidence)
    {
        final boolean continues = jumps.isPending(feed) &&
            !marks.isFar(feed, price, jumps.price(feed), limits.jumpLimit()) &&
            event.nowNs() - jumps.heardNs(feed) < ages.limitNs(feed);
        if (continues && event.nowNs() - jumps.sinceNs(feed) >= limits.jumpConfirmNs())
        {
            return true;
        }
        if (!continues)
        {
            jumps.begin(feed, event.nowNs());
            suspensions.suspend(feed, SuspensionReason.JUMP, price);
        }
        jumps.keep(feed, price, confidence, event.nowNs());
        return false;
    }

    private void accept(final int feed)
    {
        final int source = marks.source(feed);
        update.noteMark(feed, source);
        jumps.forget(feed);
        if (!feeds.isHalted(feed, SuspensionReason.ARBITRAGE))
        {
            suspensions.resume(feed);
        }
        suspensions.resume(source);
        ages.renew(source, event.nowNs());
    }

    /** Receives a second source's price of a feed. If it confirms the withheld price, that price becomes the mark. */
    public void confirm(final int feed, final long price)
    {
        if (jumps.isPending(feed) && !marks.isFar(feed, jumps.price(feed), price, limits.jumpLimit()))
        {
            note(feed, jumps.price(feed));
            update.noteMark(feed, marks.source(feed));
            marks.take(feed, jumps, event.nowNs());
            liquidation.scanner().onMarkTaken(feeds.kind(feed), feeds.slot(feed));
            accept(feed);
        }
    }

    /** Returns the settlement prices that wait for a confirmation. */
    public PendingSettlements settlements()
    {
        return settlements;
    }

    /** Suspends a feed whose source has no usable price, until the source sends one again. */
    public void interrupt(final int feed, final SuspensionReason reason)
    {
        suspensions.suspendOnce(feed, reason, FeedListener.NONE);
    }

    /** Suspends a feed whose source sent a price outside its range, until it sends one inside. */
    public void refuse(final int feed, final long price)
    {
        suspensions.suspendOnce(feed, SuspensionReason.OUT_OF_RANGE, price);
        suspendStale(Feeds.NONE);
    }

    /** Suspends the forward of an expiry whose settlement price is 0. */
    public void refuseSettlement(final int expiry)
    {
        refuse(feeds.of(FeedKind.FORWARD, expiry), 0);
    }

    /** Suspends every feed until its source sends a price. */
    public void restart()
    {
        for (int feed = 0; feed < feeds.capacity(); feed++)
        {
            if (marks.isKnown(feed))
            {
                suspensions.suspendOnce(feed, SuspensionReason.RESTART, FeedListener.NONE);
            }
        }
    }

    /** Removes the feeds of a settled expiry. */
    public void forget(final int expiry)
    {
        settlements.forget(expiry);
        suspensions.endFeeds(expiry, false);
    }

    /** Forgets what an open update noted about the feeds of a settled expiry, because their slots are freed. */
    public void free(final int expiry)
    {
        suspensions.endFeeds(expiry, true);
    }

    private void suspendStale(final int heard)
    {
        suspensions.suspendStale(event.nowNs(), heard);
    }

    /** Sum over the limits, and over ages and jumps of every feed; equal states have equal sums. */
    public long hash()
    {
        return ages.hash() + jumps.hash() + settlements.hash() + surfaces.hash() +
            StateHash.term(StateOwner.FEED_GUARD_LIMITS, 0, limits.hash());
    }
}
