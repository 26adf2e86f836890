package softlanding.engine.policy;

import softlanding.engine.account.Accounts;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * Holds the liquidation policy of each account class. A class without a policy of its own has the policy of class 0.
 * The participation limits of class 0 hold for all accounts together.
 */
public final class Policies
{
    private final Accounts accounts;
    private final LiquidationPolicy[] byClass = new LiquidationPolicy[LiquidationPolicySettings.MAX_CLASSES];

    /** Gives class 0 the default policy. */
    public Policies(final Accounts accounts)
    {
        this.accounts = accounts;
        byClass[0] = new LiquidationPolicy(LiquidationPolicySettings.standard());
    }

    /** Replaces the policy of an account class. */
    public void set(final int accountClass, final LiquidationPolicy policy)
    {
        byClass[accountClass] = policy;
    }

    /** Returns the policy of an account class. */
    public LiquidationPolicy ofClass(final int accountClass)
    {
        final LiquidationPolicy own = byClass[accountClass];
        return own == null ? byClass[0] : own;
    }

    /** Returns the policy of an account. */
    public LiquidationPolicy of(final int account)
    {
        return ofClass(accounts.accountClass(account));
    }

    /** Returns the limits on the volume that all accounts together have in liquidation. */
    public ParticipationLimits participationLimits()
    {
        return byClass[0].participationLimits();
    }

    /** Returns the hash over the policies of all classes. */
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
