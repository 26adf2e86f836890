package softlanding.engine.policy;

import softlanding.engine.account.Accounts;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * The policy of every class of accounts. A class without a policy of its own has that of class 0, whose limits on what
 * all accounts together may sell hold for everybody.
 */
public final class Policies
{
    private final Accounts accounts;
    private final LiquidationPolicy[] byClass = new LiquidationPolicy[LiquidationPolicySettings.MAX_CLASSES];

    public Policies(final Accounts accounts)
    {
        this.accounts = accounts;
        byClass[0] = new LiquidationPolicy(LiquidationPolicySettings.standard());
    }

    public void set(final int accountClass, final LiquidationPolicy policy)
    {
        byClass[accountClass] = policy;
    }

    /** The policy of a class. */
    public LiquidationPolicy ofClass(final int accountClass)
    {
        final LiquidationPolicy own = byClass[accountClass];
        return own == null ? byClass[0] : own;
    }

    /** The policy of an account. */
    public LiquidationPolicy of(final int account)
    {
        return ofClass(accounts.accountClass(account));
    }

    /** What all accounts together may sell. */
    public ParticipationLimits participationLimits()
    {
        return byClass[0].participationLimits();
    }

    public long hash()
    {
        long hash = 0;
        for (int i = 0; i < byClass.length; i++)
        {
            hash += byClass[i] == null ? 0 : StateHash.term(StateOwner.POLICY_OF_CLASS, i, byClass[i].hash());
        }
        return hash;
    }
}
