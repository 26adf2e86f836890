package softlanding.engine.feed;

import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;

/** Receives the decisions about feeds. */
public interface FeedListener
{
    /** Replaces the price in a suspension without a price, and the strike of a feed without a strike. */
    long NONE = Long.MIN_VALUE;

    /**
     * Receives the suspension of a feed, or a new reason for it. Everything that needs the feed is unpriced.
     *
     * @param id     id of the underlying, expiry, instrument or asset; 0 for the stablecoin.
     * @param strike strike of a single volatility, otherwise {@link #NONE}.
     * @param price  price that was not accepted, or {@link #NONE}.
     */
    void onFeedSuspended(FeedKind kind, int id, long strike, SuspensionReason reason, long price);

    /**
     * Receives the resumption of a feed.
     *
     * @param id     id of the underlying, expiry, instrument or asset; 0 for the stablecoin.
     * @param strike strike of a single volatility, otherwise {@link #NONE}.
     */
    void onFeedResumed(FeedKind kind, int id, long strike);

    /**
     * Receives a change of the liquidation freeze. While frozen, no liquidation begins.
     *
     * @param lagNs lag of the input in nanoseconds.
     */
    void onLiquidationFreezeChanged(boolean frozen, long lagNs);
}
