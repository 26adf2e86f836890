package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;

/** Reports why no round begins for an account, once per change of the reason, so that silence has one meaning. */
final class SkippedRounds
{
    private final Accounts accounts;
    private final LiquidationListener listener;
    /** The reason told last, plus one. */
    private final StateColumn told;

    SkippedRounds(final Accounts accounts, final LiquidationListener listener, final int maxAccounts)
    {
        this.accounts = accounts;
        this.listener = listener;
        told = new StateColumn(StateOwner.LIQUIDATION_SKIP_REASON, maxAccounts);
    }

    void tell(final int account, final SkipReason reason, final long untilNs)
    {
        if (told.get(account) != reason.ordinal() + 1)
        {
            told.set(account, reason.ordinal() + 1);
            listener.onRoundSkipped(accounts.ids().id(account), reason, untilNs);
        }
    }

    /** A round began, or the account left its tier. */
    void clear(final int account)
    {
        told.set(account, 0);
    }

    long hash()
    {
        return told.hash();
    }
}
