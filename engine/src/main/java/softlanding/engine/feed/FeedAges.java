package softlanding.engine.feed;

import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.state.copy.StateCopy;

/**
 * Ages of the marks of all feeds. Volatilities have a limit of age of their own, because they are sent less often, so
 * their ages are listed apart from those of the other feeds.
 */
final class FeedAges
{
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final Feeds feeds;
    private final MarkAges prices;
    private final MarkAges volatilities;
    private FeedGuardLimits limits = FeedGuardLimits.defaults();

    FeedAges(final Feeds feeds)
    {
        this.feeds = feeds;
        prices = new MarkAges(feeds.capacity());
        volatilities = new MarkAges(feeds.capacity());
    }

    /** Sets new limits; ages without a limit are forgotten. */
    void setLimits(final FeedGuardLimits newLimits)
    {
        limits = newLimits;
        if (limits.stalenessNs() == UNLIMITED)
        {
            prices.clear();
        }
        if (limits.volatilityStalenessNs() == UNLIMITED)
        {
            volatilities.clear();
        }
    }

    /** Returns whether the age of any feed has a limit. */
    boolean isLimited()
    {
        return limits.stalenessNs() != UNLIMITED || limits.volatilityStalenessNs() != UNLIMITED;
    }

    /** Returns whether the age of a feed has a limit. */
    boolean isLimited(final int feed)
    {
        return limitNs(feed) != UNLIMITED;
    }

    /** Returns the age at which the mark of a feed is no longer used, nanoseconds. */
    long limitNs(final int feed)
    {
        return isOfVolatility(feed) ? limits.volatilityStalenessNs() : limits.stalenessNs();
    }

    /** Sets the time of a feed's mark to now, if its age has a limit. */
    void renew(final int feed, final long nowNs)
    {
        if (isLimited(feed))
        {
            of(feed).renew(feed, nowNs);
        }
    }

    /** Sets the time of a feed's mark to now, if its age counts. */
    void renewIfCounted(final int feed, final long nowNs)
    {
        if (of(feed).contains(feed))
        {
            of(feed).renew(feed, nowNs);
        }
    }

    /** Removes a feed whose mark's age no longer matters. */
    void remove(final int feed)
    {
        of(feed).remove(feed);
    }

    /** Returns a feed, other than one, whose mark is too old at a time; {@link Feeds#NONE} if there is none. */
    int stale(final long nowNs, final int otherThan)
    {
        final int feed = stale(prices, limits.stalenessNs(), nowNs, otherThan);
        return feed == Feeds.NONE ? stale(volatilities, limits.volatilityStalenessNs(), nowNs, otherThan) : feed;
    }

    private static int stale(final MarkAges of, final long limitNs, final long nowNs, final int otherThan)
    {
        return limitNs == UNLIMITED ? Feeds.NONE : of.oldestUpTo(nowNs - limitNs, otherThan);
    }

    private MarkAges of(final int feed)
    {
        return isOfVolatility(feed) ? volatilities : prices;
    }

    private boolean isOfVolatility(final int feed)
    {
        final FeedKind kind = feeds.kind(feed);
        return kind == FeedKind.VOLATILITY || kind == FeedKind.SURFACE;
    }

    long hash()
    {
        return prices.hash() + volatilities.hash();
    }

    void copyState(final StateCopy copy)
    {
        prices.copyState(copy);
        volatilities.copyState(copy);
    }

    /** Sets the limits that were in force when the ages were copied. */
    void restore(final FeedGuardLimits inForce)
    {
        limits = inForce;
    }
}
