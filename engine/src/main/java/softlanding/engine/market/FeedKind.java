package softlanding.engine.market;

/** Names what a price feed delivers. */
public enum FeedKind
{
    /** Price of the settlement stablecoin; there is a single one. */
    STABLE,
    /** Price of an underlying. */
    SPOT,
    /** Forward and rate of an expiry. */
    FORWARD,
    /** Volatilities of an expiry as a whole: the source that sends them. */
    SURFACE,
    /** Volatility of one strike of an expiry. */
    VOLATILITY,
    /** Mark of a perpetual. */
    PERPETUAL,
    /** Price of a collateral asset. */
    COLLATERAL
}
