package softlanding.engine.market;

/** What a price feed is about. */
public enum FeedKind
{
    /** Price of the settlement stablecoin; there is one. */
    STABLE,
    /** Price of an underlying. */
    SPOT,
    /** Forward and rate of an expiry. */
    FORWARD,
    /** The volatilities of an expiry as a whole: the source that sends them. */
    SURFACE,
    /** The volatility of one strike of an expiry. */
    VOLATILITY,
    /** Mark of a perpetual. */
    PERPETUAL,
    /** Price of a collateral asset. */
    COLLATERAL
}
