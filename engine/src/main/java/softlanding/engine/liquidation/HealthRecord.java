package softlanding.engine.liquidation;

import softlanding.engine.state.StateColumn;

/** The state of every account: health, tier, orders in flight, and when its next step may come. */
final class HealthRecord
{
    private static final Health[] HEALTHS = Health.values();

    private final StateColumn health;
    private final StateColumn tier;
    private final StateColumn openOrders;
    private final StateColumn restUntilNs;
    private final StateColumn restIsFirm;
    private final StateColumn stepFills;
    private final StateColumn fruitlessSteps;

    HealthRecord(final int accounts)
    {
        health = new StateColumn(181, accounts);
        tier = new StateColumn(182, accounts);
        openOrders = new StateColumn(183, accounts);
        restUntilNs = new StateColumn(184, accounts);
        restIsFirm = new StateColumn(185, accounts);
        stepFills = new StateColumn(186, accounts);
        fruitlessSteps = new StateColumn(187, accounts);
    }

    Health health(final int account)
    {
        return HEALTHS[(int)health.get(account)];
    }

    void setHealth(final int account, final Health newHealth)
    {
        health.set(account, newHealth.ordinal());
    }

    /** The tier under which the account is being liquidated, 0 if it is not; outlasts being unpriced. */
    int tier(final int account)
    {
        return (int)tier.get(account);
    }

    void setTier(final int account, final int newTier)
    {
        tier.set(account, newTier);
    }

    int openOrders(final int account)
    {
        return (int)openOrders.get(account);
    }

    void addOpenOrders(final int account, final int more)
    {
        openOrders.set(account, openOrders.get(account) + more);
    }

    /**
     * Lets an account rest before its next step.
     *
     * @param firm whether not even an emergency ends the rest: nothing could be done for it.
     */
    void rest(final int account, final long untilNs, final boolean firm)
    {
        restUntilNs.set(account, untilNs);
        restIsFirm.set(account, firm ? 1 : 0);
    }

    long restUntilNs(final int account)
    {
        return restUntilNs.get(account);
    }

    /** Whether the account must wait still. */
    boolean rests(final int account, final long nowNs, final boolean emergency)
    {
        return nowNs < restUntilNs.get(account) && !(emergency && restIsFirm.get(account) == 0);
    }

    /** Begins a step of which nothing is filled yet. */
    void beginStep(final int account)
    {
        stepFills.set(account, 0);
    }

    /** Something was filled: whatever was fruitless before is forgotten. */
    void addFill(final int account)
    {
        stepFills.set(account, 1);
        fruitlessSteps.set(account, 0);
    }

    /** Ends a step; returns how many in a row, this one included, filled nothing. */
    int endStep(final int account)
    {
        if (stepFills.get(account) == 0)
        {
            fruitlessSteps.set(account, fruitlessSteps.get(account) + 1);
        }
        return (int)fruitlessSteps.get(account);
    }

    /** Steps in a row that filled nothing. */
    int fruitlessSteps(final int account)
    {
        return (int)fruitlessSteps.get(account);
    }

    long hash()
    {
        return health.hash() + tier.hash() + openOrders.hash() + restUntilNs.hash() + restIsFirm.hash() +
            stepFills.hash() + fruitlessSteps.hash();
    }
}
