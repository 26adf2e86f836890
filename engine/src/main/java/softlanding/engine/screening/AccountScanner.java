package softlanding.engine.screening;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.market.FeedKind;
import softlanding.engine.policy.Health;

/**
 * Visits the accounts that a change of the market can affect, in the order of their slots. The full scan checks every
 * account. A faster scanner must visit every account whose state would change, and tests compare it with the full scan.
 *
 * <p>The first six methods report that anything may have changed: everything known about the affected accounts is void.
 * The other methods name the mark that moved, and may visit fewer accounts.
 */
public interface AccountScanner
{
    /** The value for no account: nothing is left to audit. */
    int NONE = -1;

    /** Selects accounts by their slots. */
    interface Filter
    {
        /** Returns whether the account is selected. */
        boolean accepts(int account);
    }

    /** Visits accounts after any change of an underlying, such as its margin models. */
    void ofUnderlying(int underlying, AccountVisitor visitor);

    /** Visits accounts after any change of an expiry, such as its settlement. */
    void ofExpiry(int expiry, AccountVisitor visitor);

    /** Visits accounts after any change of a strike. */
    void ofStrike(int strikeSlot, AccountVisitor visitor);

    /** Visits accounts after any change of an instrument. */
    void ofInstrument(int instrument, AccountVisitor visitor);

    /** Visits accounts after any change of a collateral asset. */
    void ofAsset(int asset, AccountVisitor visitor);

    /** Visits all accounts after any other change, such as a new policy. */
    void all(AccountVisitor visitor);

    /** Visits accounts after a change of a spot price or its confidence. */
    default void ofSpotPrice(final int underlying, final AccountVisitor visitor)
    {
        ofUnderlying(underlying, visitor);
    }

    /** Visits accounts after a change of the forward, the rate, their confidences or the clock of an expiry. */
    default void ofForwardPrice(final int expiry, final AccountVisitor visitor)
    {
        ofExpiry(expiry, visitor);
    }

    /** Visits accounts after a change of a strike's volatility or its confidence. */
    default void ofVolatility(final int strikeSlot, final AccountVisitor visitor)
    {
        ofStrike(strikeSlot, visitor);
    }

    /** Visits accounts after a change of a perpetual's mark or its confidence. */
    default void ofPerpetualPrice(final int instrument, final AccountVisitor visitor)
    {
        ofInstrument(instrument, visitor);
    }

    /** Visits accounts after an accrual of a perpetual's funding. */
    default void ofFunding(final int instrument, final AccountVisitor visitor)
    {
        ofInstrument(instrument, visitor);
    }

    /** Visits accounts after a change of a collateral asset's price or its confidence. */
    default void ofCollateralPrice(final int asset, final AccountVisitor visitor)
    {
        ofAsset(asset, visitor);
    }

    /** Visits accounts after a change of the stable price. */
    default void ofStablePrice(final AccountVisitor visitor)
    {
        all(visitor);
    }

    /** Visits accounts after time moved the clocks of all expiries. */
    default void ofTime(final AccountVisitor visitor)
    {
        all(visitor);
    }

    /** Reports a changed mark whose feed sent no price. The affected accounts are evaluated before the event ends. */
    default void onMarkTaken(final FeedKind kind, final int slot)
    {
    }

    /** Reports a change of an input of an account: everything known about the account is void. */
    default void onDoubt(final int account)
    {
    }

    /** Reports that the slots of a settled expiry, its instruments and its strikes are about to be freed. */
    default void onExpiryFreed(final int expiry)
    {
    }

    /** An event begins: time is known, nothing else has changed. */
    default void beginEvent()
    {
    }

    /**
     * Visits the urgent ones among the accounts that marks of the update may have moved and that were not visited when
     * the marks changed. It looks at no certificate, so that orders of accounts in a tier leave first.
     *
     * @param byMarket visitor of those that need a mark that moved.
     * @param byClock  visitor of those whose clocks moved.
     */
    default void visitUrgent(final Filter urgent, final AccountVisitor byMarket, final AccountVisitor byClock)
    {
    }

    /**
     * Visits the selected accounts before certificates are compared, where a price jumped and comparing takes long: the
     * accounts that have entered a notice are most likely to need orders. See {@link #visitUrgent}.
     *
     * @return whether they were visited.
     */
    default boolean visitAtJump(final Filter first, final AccountVisitor byMarket, final AccountVisitor byClock)
    {
        return false;
    }

    /** Ends certificates, and visits the others that pass a test. See {@link #visitUrgent}. */
    default void visitOthers(final Filter test, final AccountVisitor byMarket, final AccountVisitor byClock)
    {
    }

    /**
     * Reports the evaluation of an account that the market moved; the account has not changed since.
     *
     * @param underWay whether the account is being liquidated, or is held by the escalation.
     */
    default void onEvaluated(
        final int account, final AccountMargin margin, final Health health, final boolean underWay)
    {
    }

    /** Begins the proofs of an update of marks, after its last order; then {@link #nextToProve} names the accounts. */
    default void beginProofs()
    {
    }

    /** Returns the next account to evaluate for a proof at the end of an update, or {@link #NONE}. */
    default int nextToProve()
    {
        return NONE;
    }

    /** Returns the next account to evaluate for a proof while no event waits, or {@link #NONE}. */
    default int nextToProveIdly()
    {
        return NONE;
    }

    /**
     * Has an account proved that was just evaluated and has the health that was judged last.
     *
     * @param threshold      the ratio that it must stay above: that below which liquidation begins, or the highest of a
     *                       notice; a Decimal8 mantissa.
     * @param isAboveNotices whether that is the ratio of a notice.
     */
    default void prove(
        final int account,
        final Book book,
        final AccountMargin margin,
        final Health health,
        final long threshold,
        final boolean isAboveNotices)
    {
    }

    /** Returns whether an account stands above all notices for certain; false where nothing is known. */
    default boolean isAboveNotices(final int account)
    {
        return false;
    }

    /** Returns, at the end of an event, the next account to evaluate only as an audit, or {@link #NONE}. */
    default int nextToAudit()
    {
        return NONE;
    }
}
