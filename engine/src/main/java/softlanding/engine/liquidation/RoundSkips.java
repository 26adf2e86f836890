package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;

/** Tells why no round begins for an account in a tier: once per change of the reason. */
final class RoundSkips
{
    private static final SkipReason[] REASONS = SkipReason.values();

    private final Accounts accounts;
    private final LiquidationListener listener;
    private final StateColumn toldReason;
    private final StateColumn restReason;

    RoundSkips(final Accounts accounts, final LiquidationListener listener, final int maxAccounts)
    {
        this.accounts = accounts;
        this.listener = listener;
        toldReason = new StateColumn(StateOwner.ROUND_SKIP_TOLD, maxAccounts);
        restReason = new StateColumn(StateOwner.ROUND_SKIP_OF_REST, maxAccounts);
    }

    /**
     * Tells a reason unless it was the last one told.
     *
     * @param untilNs the time at which the account is looked at again at the latest, or
     *     {@link LiquidationListener#NO_TIME}.
     */
    void tell(final int account, final SkipReason reason, final long untilNs)
    {
        if (toldReason.get(account) != reason.ordinal() + 1)
        {
            toldReason.set(account, reason.ordinal() + 1);
            listener.onRoundSkipped(accounts.ids().id(account), reason, untilNs);
        }
    }

    /** Notes why an account rests from now on, and tells it. */
    void tellRest(final int account, final SkipReason reason, final long untilNs)
    {
        restReason.set(account, reason.ordinal());
        tell(account, reason, untilNs);
    }

    /** Tells that an account still rests, for the reason noted when the rest began. */
    void tellStillResting(final int account, final long untilNs)
    {
        tell(account, REASONS[(int)restReason.get(account)], untilNs);
    }

    /** Forgets what was told: a round began, or the account left its tier. The next rest is one between two rounds. */
    void clear(final int account)
    {
        toldReason.set(account, 0);
        restReason.set(account, SkipReason.RESTING.ordinal());
    }

    long hash()
    {
        return toldReason.hash() + restReason.hash();
    }
}
