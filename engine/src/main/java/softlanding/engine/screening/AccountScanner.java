package softlanding.engine.screening;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.market.FeedKind;
import softlanding.engine.policy.Health;

/**
 * Which accounts a change of the market can have moved, in the order of their slots. The full scan answers this by
 * looking at every account; whatever is faster must name every account whose state would change, and is tested against
 * it.
 *
 * <p>The first six questions say that anything may have changed: whatever is known of the accounts they touch is void.
 * The others say which mark moved, and may be answered by naming fewer.
 */
public interface AccountScanner
{
    /** No account: nothing is left to audit. */
    int NONE = -1;

    /** Anything about an underlying changed, such as its margin models. */
    void ofUnderlying(int underlying, AccountVisitor visitor);

    /** Anything about an expiry changed, such as that it settled. */
    void ofExpiry(int expiry, AccountVisitor visitor);

    /** Anything about a strike changed. */
    void ofStrike(int strikeSlot, AccountVisitor visitor);

    /** Anything about an instrument changed. */
    void ofInstrument(int instrument, AccountVisitor visitor);

    /** Anything about a collateral asset changed. */
    void ofAsset(int asset, AccountVisitor visitor);

    /** Anything at all changed, such as the policy. */
    void all(AccountVisitor visitor);

    /** A spot price or its confidence changed. */
    default void ofSpotPrice(final int underlying, final AccountVisitor visitor)
    {
        ofUnderlying(underlying, visitor);
    }

    /** The forward, the rate, their confidences or the clock of an expiry changed. */
    default void ofForwardPrice(final int expiry, final AccountVisitor visitor)
    {
        ofExpiry(expiry, visitor);
    }

    /** The volatility of a strike or its confidence changed. */
    default void ofVolatility(final int strikeSlot, final AccountVisitor visitor)
    {
        ofStrike(strikeSlot, visitor);
    }

    /** The mark of a perpetual or its confidence changed. */
    default void ofPerpetualPrice(final int instrument, final AccountVisitor visitor)
    {
        ofInstrument(instrument, visitor);
    }

    /** Funding of a perpetual accrued. */
    default void ofFunding(final int instrument, final AccountVisitor visitor)
    {
        ofInstrument(instrument, visitor);
    }

    /** The price of a collateral asset or its confidence changed. */
    default void ofCollateralPrice(final int asset, final AccountVisitor visitor)
    {
        ofAsset(asset, visitor);
    }

    /** The stable price changed. */
    default void ofStablePrice(final AccountVisitor visitor)
    {
        all(visitor);
    }

    /** Time moved the clocks of all expiries. */
    default void ofTime(final AccountVisitor visitor)
    {
        all(visitor);
    }

    /** A mark changed though its feed sent no price; those whom it touches are judged before the event ends. */
    default void onMarkTaken(final FeedKind kind, final int slot)
    {
    }

    /** Something changed that an account needs, so that what is known of the account is void. */
    default void onDoubt(final int account)
    {
    }

    /** An event begins: time is known, nothing else has changed. */
    default void beginEvent()
    {
    }

    /**
     * An account was judged, and nothing of it has changed since.
     *
     * @param underWay  whether it is being liquidated, or in the care of the last resort.
     * @param threshold ratio below which liquidation begins, a Decimal8 mantissa.
     */
    default void onEvaluated(
        final int account,
        final Book book,
        final AccountMargin margin,
        final Health health,
        final boolean underWay,
        final long threshold)
    {
    }

    /** An event ends: an account that is to be evaluated only to check what is known of it, or {@link #NONE}. */
    default int nextToAudit()
    {
        return NONE;
    }
}
