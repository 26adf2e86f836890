package softlanding.engine.market;

import softlanding.engine.state.Coded;

/** Names what a price feed delivers. */
public enum FeedKind implements Coded
{
    /** Price of the settlement stablecoin; there is a single one. */
    STABLE(0),
    /** Price of an underlying. */
    SPOT(1),
    /** Forward and rate of an expiry. */
    FORWARD(2),
    /** Volatilities of an expiry as a whole: the source that sends them. */
    SURFACE(3),
    /** Volatility of one strike of an expiry. */
    VOLATILITY(4),
    /** Mark of a perpetual. */
    PERPETUAL(5),
    /** Price of a collateral asset. */
    COLLATERAL(6);

    private static final FeedKind[] BY_CODE = Coded.byCode(values());

    private final int code;

    FeedKind(final int code)
    {
        this.code = code;
    }

    /** Returns the value of a code. */
    public static FeedKind ofCode(final int code)
    {
        return BY_CODE[code];
    }

    @Override
    public int code()
    {
        return code;
    }
}
