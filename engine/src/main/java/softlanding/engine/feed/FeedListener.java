package softlanding.engine.feed;

import softlanding.engine.market.FeedKind;
import softlanding.engine.market.HaltReason;

/** Receives what the guards decided. */
public interface FeedListener
{
    /** Where a halt is not about a price, or a feed not about a strike. */
    long NONE = Long.MIN_VALUE;

    /**
     * A feed is not believed, or for another reason than before: what needs it is unpriced.
     *
     * @param id     of the underlying, expiry, instrument or asset; 0 for the stablecoin.
     * @param strike of a single volatility, else {@link #NONE}.
     * @param price  that is not believed, or {@link #NONE}.
     */
    void onMarketHalted(FeedKind kind, int id, long strike, HaltReason reason, long price);

    /**
     * A feed is believed again.
     *
     * @param id     of the underlying, expiry, instrument or asset; 0 for the stablecoin.
     * @param strike of a single volatility, else {@link #NONE}.
     */
    void onMarketResumed(FeedKind kind, int id, long strike);

    /**
     * No liquidation is begun from here on, or again.
     *
     * @param lagNs of the input.
     */
    void onLiquidationsFrozen(boolean frozen, long lagNs);
}
