package softlanding.engine;

import softlanding.engine.account.CapacityLimit;
import softlanding.engine.account.PackageListener;
import softlanding.engine.auction.AuctionListener;
import softlanding.engine.feed.FeedListener;
import softlanding.engine.liquidation.LiquidationListener;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.notice.NoticeListener;
import softlanding.engine.policy.Health;
import softlanding.engine.waterfall.WaterfallListener;
import softlanding.engine.whatif.WhatIfListener;

/**
 * Receives the decisions of the engine in order, while the engine handles the event. Objects passed are valid only
 * during the call.
 */
public interface DecisionListener extends NoticeListener, LiquidationListener, AuctionListener, WaterfallListener,
    FeedListener, PackageListener, WhatIfListener
{
    /**
     * Receives the rejection of an event; the event changed nothing.
     *
     * @param reason why it was rejected.
     * @param field  field of the event that is to blame, as it is named on the wire.
     */
    void onEventRejected(RejectReason reason, String field);

    /**
     * Receives that an entry of an event of many marks was skipped; the other entries count.
     *
     * @param index  place of the entry in its event, from 0.
     * @param reason why it was rejected.
     * @param field  field of the event that is to blame, as it is named on the wire.
     */
    void onMarkRejected(int index, RejectReason reason, String field);

    /**
     * Receives the rejection of an event for which a limit of the configuration leaves no room; the event changed
     * nothing.
     *
     * @param field field of the event that is to blame, as it is named on the wire.
     * @param limit which limit is reached.
     * @param value value of the limit.
     */
    void onCapacityReached(String field, CapacityLimit limit, long value);

    /**
     * Receives that an update ended without its last fragment.
     *
     * @param sourceId source of the event; each has one update open at most.
     * @param openedNs time of the first fragment, in nanoseconds since the epoch.
     */
    void onUpdateTimedOut(int sourceId, long openedNs);

    /**
     * Receives the decision on a transfer.
     *
     * @param transferId id of the transfer that is answered.
     * @param accountId  id of the account.
     * @param verdict    what was decided.
     * @param margin     margin after the transfer; for a refused transfer the margin that it would have led to.
     */
    void onTransferDecided(long transferId, long accountId, Verdict verdict, AccountMargin margin);

    /**
     * Receives the decision on an order's margin.
     *
     * @param requestId id of the request that is answered.
     * @param accountId id of the account.
     * @param verdict   what was decided.
     * @param margin    margin of the account if the order were filled at its limit.
     */
    void onOrderMarginDecided(long requestId, long accountId, Verdict verdict, AccountMargin margin);

    /**
     * Receives the margin of an account that a margin report was requested for.
     *
     * @param requestId id of the request that is answered.
     * @param accountId id of the account.
     * @param health    health of the account as it is.
     * @param margin    margin with what the request supposes.
     * @param greeks    sensitivities of the portfolio.
     */
    void onMarginReported(long requestId, long accountId, Health health, AccountMargin margin, AccountGreeks greeks);
}
