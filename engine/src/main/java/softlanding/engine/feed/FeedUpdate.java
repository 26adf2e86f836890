package softlanding.engine.feed;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.Market;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.screening.FullScan;

/**
 * What an update did to the feeds. A suspension takes effect at once, so that nobody is judged on a doubtful mark; it
 * is reported at the end of the update, in the order of kind and slot, and only if it differs from what stood before.
 * Until then the marks before the update are kept, because a jump is measured from them.
 */
final class FeedUpdate
{
    /**
     * Maximum number of changed feeds whose holders are evaluated one by one; with more feeds all accounts are
     * evaluated.
     */
    private static final int MAX_SCANS = 16;

    private final Feeds feeds;
    private final FeedMarks marks;
    private final FeedListener listener;
    private final LiquidationEngine liquidation;
    private final AccountScanner holders;
    private final AccountVisitor doubt;
    private final FeedSet changed;
    private final FeedSet marked;
    private final FeedSet renewed;
    private final byte[] reasonBefore;
    private final long[] refusedPrice;
    private final long[] markBefore;

    FeedUpdate(
        final Market market,
        final Accounts accounts,
        final FeedMarks marks,
        final LiquidationEngine liquidation,
        final FeedListener listener)
    {
        feeds = market.feeds();
        this.marks = marks;
        this.listener = listener;
        this.liquidation = liquidation;
        holders = new FullScan(market, accounts);
        doubt = account -> liquidation.scanner().onDoubt(account);
        final int capacity = feeds.capacity();
        changed = new FeedSet(capacity);
        marked = new FeedSet(capacity);
        renewed = new FeedSet(capacity);
        reasonBefore = new byte[capacity];
        refusedPrice = new long[capacity];
        markBefore = new long[capacity];
    }

    /**
     * Notes that a suspension begins, ends or is renewed, before it does.
     *
     * @param price price that was refused, or {@link FeedListener#NONE}.
     */
    void noteSuspension(final int feed, final long price)
    {
        if (changed.add(feed))
        {
            reasonBefore[feed] = (byte)reasonPlusOne(feed);
            visitHolders(feed, changed.size(), doubt);
        }
        refusedPrice[feed] = price;
    }

    /** Notes that a mark is about to change, and that its source was heard. */
    void noteMark(final int feed, final int source)
    {
        if (marks.isKnown(feed) && marked.add(feed))
        {
            markBefore[feed] = marks.price(feed);
        }
        renewed.add(source);
    }

    /** Returns the mark of a feed as it was before the update. */
    long priceBefore(final int feed)
    {
        return marked.contains(feed) ? markBefore[feed] : marks.price(feed);
    }

    /** Forgets a feed whose slot is freed. */
    void forget(final int feed)
    {
        changed.remove(feed);
        marked.remove(feed);
        renewed.remove(feed);
    }

    /** Ends the update: marks that it renewed have the age of its last fragment, and what changed is reported. */
    void end(final FeedAges ages, final long nowNs)
    {
        renewed.sort();
        for (int i = 0; i < renewed.size(); i++)
        {
            ages.renewIfCounted(renewed.get(i), nowNs);
        }
        renewed.clear();
        marked.clear();
        changed.sort();
        for (int i = 0; i < changed.size(); i++)
        {
            report(changed.get(i));
        }
        changed.clear();
    }

    private void report(final int feed)
    {
        final int reason = reasonPlusOne(feed);
        final boolean isRefusedAgain = reason != 0 && refusedPrice[feed] != FeedListener.NONE;
        if (reason == reasonBefore[feed] && !isRefusedAgain)
        {
            return;
        }
        if (reason == 0)
        {
            listener.onFeedResumed(feeds.kind(feed), marks.id(feed), marks.strike(feed));
        }
        else
        {
            listener.onFeedSuspended(
                feeds.kind(feed), marks.id(feed), marks.strike(feed), SuspensionReason.ofCode(reason - 1),
                refusedPrice[feed]);
        }
        if (reason == 0 || reasonBefore[feed] == 0)
        {
            visitHolders(feed, changed.size(), liquidation);
        }
    }

    private void visitHolders(final int feed, final int changes, final AccountVisitor visitor)
    {
        if (changes <= MAX_SCANS)
        {
            marks.visitHolders(feed, holders, visitor);
        }
        else
        {
            holders.all(visitor);
        }
    }

    private int reasonPlusOne(final int feed)
    {
        final SuspensionReason reason = feeds.reason(feed);
        return reason == null ? 0 : reason.code() + 1;
    }
}
