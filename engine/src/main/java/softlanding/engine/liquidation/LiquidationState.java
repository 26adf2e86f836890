package softlanding.engine.liquidation;

import softlanding.engine.policy.Health;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.TimeHeap;

/**
 * The state of every account: health, tier, orders in flight, when its next step may come, and what its steps so far
 * have brought.
 */
final class LiquidationState
{
    private static final Health[] HEALTHS = Health.values();
    /** So many fruitless steps in a row are enough: half an hour by default. */
    private static final int MAX_FRUITLESS = 10;

    private final StateColumn health;
    private final StateColumn tier;
    private final StateColumn openOrders;
    private final StateColumn restUntilNs;
    private final StateColumn restIsFirm;
    private final StateColumn stepFills;
    private final StateColumn fruitlessRounds;
    private final StateColumn roundsWithoutGain;
    private final StateColumn deficitOfStep;
    private final StateColumn emptyPlans;
    /** Accounts in a tier without an order in flight, by the end of their rest. */
    private final TimeHeap resting;

    LiquidationState(final int accounts)
    {
        health = new StateColumn(StateOwner.LIQUIDATION_HEALTH, accounts);
        tier = new StateColumn(StateOwner.LIQUIDATION_TIER, accounts);
        openOrders = new StateColumn(StateOwner.LIQUIDATION_OPEN_ORDERS, accounts);
        restUntilNs = new StateColumn(StateOwner.LIQUIDATION_REST_UNTIL, accounts);
        restIsFirm = new StateColumn(StateOwner.LIQUIDATION_REST_IS_FIRM, accounts);
        stepFills = new StateColumn(StateOwner.LIQUIDATION_FILLS_OF_ROUND, accounts);
        fruitlessRounds = new StateColumn(StateOwner.LIQUIDATION_FRUITLESS_ROUNDS, accounts);
        roundsWithoutGain = new StateColumn(StateOwner.LIQUIDATION_ROUNDS_WITHOUT_GAIN, accounts);
        deficitOfStep = new StateColumn(StateOwner.LIQUIDATION_SHORTFALL_OF_ROUND, accounts);
        emptyPlans = new StateColumn(StateOwner.LIQUIDATION_EMPTY_PLANS, accounts);
        resting = new TimeHeap(accounts);
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

    /**
     * Sets the tier. Back at 0 what the steps have brought is forgotten.
     *
     * @param latestRestNs where a rest ends at the latest once the account is out of its tier.
     */
    void setTier(final int account, final int newTier, final long latestRestNs)
    {
        tier.set(account, newTier);
        if (newTier == 0)
        {
            fruitlessRounds.set(account, 0);
            roundsWithoutGain.set(account, 0);
            deficitOfStep.set(account, 0);
            emptyPlans.set(account, 0);
            restUntilNs.set(account, Math.min(restUntilNs.get(account), latestRestNs));
        }
        schedule(account);
    }

    int openOrders(final int account)
    {
        return (int)openOrders.get(account);
    }

    void addOpenOrders(final int account, final int more)
    {
        openOrders.set(account, openOrders.get(account) + more);
        schedule(account);
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
        schedule(account);
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

    private void schedule(final int account)
    {
        if (tier.get(account) > 0 && openOrders.get(account) == 0)
        {
            resting.set(account, restUntilNs.get(account));
        }
        else
        {
            resting.remove(account);
        }
    }

    /** Takes out an account whose rest is over, or gives {@link Ids#NONE}; each rest ends once. */
    int takeNextRested(final long nowNs)
    {
        final int account = resting.firstNs() <= nowNs ? resting.first() : Ids.NONE;
        if (account != Ids.NONE)
        {
            resting.remove(account);
        }
        return account;
    }

    /**
     * Compares what is lacking with what was lacking before the last step, once after each step; returns how many steps
     * in a row have not lessened it.
     *
     * @param deficit to the target, in cash.
     */
    int noteShortfall(final int account, final long deficit)
    {
        final long before = deficitOfStep.get(account);
        if (before > 0)
        {
            roundsWithoutGain.set(account, deficit < before ? 0 : roundsWithoutGain.get(account) + 1);
            deficitOfStep.set(account, 0);
        }
        return (int)roundsWithoutGain.get(account);
    }

    /** Steps in a row that left as much lacking as before. */
    int roundsWithoutGain(final int account)
    {
        return (int)roundsWithoutGain.get(account);
    }

    /** Begins a step of which nothing is filled yet, with so much lacking to the target, in cash. */
    void beginRound(final int account, final long deficit)
    {
        stepFills.set(account, 0);
        deficitOfStep.set(account, deficit);
        emptyPlans.set(account, 0);
    }

    /** Nothing could be planned. */
    void addEmptyPlan(final int account)
    {
        emptyPlans.set(account, emptyPlans.get(account) + 1);
    }

    /** Plans in a row that found nothing to close. */
    int emptyPlans(final int account)
    {
        return (int)emptyPlans.get(account);
    }

    /** Something of the step was filled: whatever was fruitless before is forgotten. */
    void addFill(final int account)
    {
        stepFills.set(account, 1);
        fruitlessRounds.set(account, 0);
    }

    /** Ends a step; returns how many in a row, this one included, filled nothing. */
    int endRound(final int account)
    {
        if (stepFills.get(account) == 0)
        {
            fruitlessRounds.set(account, fruitlessRounds.get(account) + 1);
        }
        return (int)fruitlessRounds.get(account);
    }

    /** Steps in a row that filled nothing. */
    int fruitlessRounds(final int account)
    {
        return (int)fruitlessRounds.get(account);
    }

    /** Whether direct orders help no more: nothing could be planned, or nobody took what was ordered. */
    boolean isBeyondOrders(final int account)
    {
        return emptyPlans.get(account) > 0 || isFruitless(account);
    }

    /** Whether nobody took what was ordered, again and again. */
    boolean isFruitless(final int account)
    {
        return fruitlessRounds.get(account) >= MAX_FRUITLESS;
    }

    long hash()
    {
        return health.hash() + tier.hash() + openOrders.hash() + restUntilNs.hash() + restIsFirm.hash() +
            stepFills.hash() + fruitlessRounds.hash() + roundsWithoutGain.hash() + deficitOfStep.hash() +
            emptyPlans.hash();
    }
}
