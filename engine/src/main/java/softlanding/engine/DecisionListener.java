package softlanding.engine;

import softlanding.engine.auction.AuctionListener;
import softlanding.engine.feed.FeedListener;
import softlanding.engine.liquidation.LiquidationListener;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.Health;
import softlanding.engine.waterfall.WaterfallListener;

/** Receives what the engine decided, in order, while it is being told of an event. Objects are good only that long. */
public interface DecisionListener extends LiquidationListener, AuctionListener, WaterfallListener, FeedListener
{
    /** The event changed nothing. */
    void onEventRejected(RejectReason reason, String field);

    /**
     * Whether a transfer was made.
     *
     * @param margin after it, or as it would have been.
     */
    void onTransferDecided(long transferId, long accountId, Verdict verdict, AccountMargin margin);

    /**
     * Whether an order may be placed.
     *
     * @param margin if the order were filled at its limit.
     */
    void onOrderMarginDecided(long requestId, long accountId, Verdict verdict, AccountMargin margin);

    /** An account's margin, as asked for. */
    void onMarginReported(long requestId, long accountId, Health health, AccountMargin margin, AccountGreeks greeks);
}
