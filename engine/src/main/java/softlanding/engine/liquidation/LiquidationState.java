package softlanding.engine.liquidation;

import softlanding.engine.policy.Health;
import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.Ids;
import softlanding.engine.state.IntColumn;
import softlanding.engine.state.SlotHeap;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Holds the liquidation state of every account: health, tier, orders in flight, the earliest time of the next round,
 * and the results of earlier rounds.
 */
final class LiquidationState
{
    /**
     * The number of consecutive rounds without a fill after which direct orders no longer help: half an hour by
     * default.
     */
    private static final int MAX_FRUITLESS = 10;

    private final ByteColumn health;
    private final ByteColumn tier;
    private final IntColumn openOrders;
    private final StateColumn restUntilNs;
    private final ByteColumn restIsFirm;
    private final ByteColumn stepFills;
    private final IntColumn fruitlessRounds;
    private final IntColumn roundsWithoutGain;
    private final StateColumn deficitOfStep;
    private final IntColumn emptyPlans;
    private final StateColumn nobodySince;
    /** The accounts in a tier without an order in flight, ordered by the end of their rest. */
    private final SlotHeap resting;

    private final HealthCounts counts = new HealthCounts();
    private int bankrupts;

    LiquidationState(final int accounts)
    {
        health = new ByteColumn(StateOwner.LIQUIDATION_HEALTH, accounts);
        tier = new ByteColumn(StateOwner.LIQUIDATION_TIER, accounts);
        openOrders = new IntColumn(StateOwner.LIQUIDATION_OPEN_ORDERS, accounts);
        restUntilNs = new StateColumn(StateOwner.LIQUIDATION_REST_UNTIL, accounts);
        restIsFirm = new ByteColumn(StateOwner.LIQUIDATION_REST_IS_FIRM, accounts);
        stepFills = new ByteColumn(StateOwner.LIQUIDATION_FILLS_OF_ROUND, accounts);
        fruitlessRounds = new IntColumn(StateOwner.LIQUIDATION_FRUITLESS_ROUNDS, accounts);
        roundsWithoutGain = new IntColumn(StateOwner.LIQUIDATION_ROUNDS_WITHOUT_GAIN, accounts);
        deficitOfStep = new StateColumn(StateOwner.LIQUIDATION_SHORTFALL_OF_ROUND, accounts);
        emptyPlans = new IntColumn(StateOwner.LIQUIDATION_EMPTY_PLANS, accounts);
        nobodySince = new StateColumn(StateOwner.LIQUIDATION_NOBODY_SINCE, accounts);
        resting = new RestingAccounts(accounts);
    }

    Health health(final int account)
    {
        return Health.ofCode(health.get(account));
    }

    void setHealth(final int account, final Health newHealth)
    {
        counts.moveHealth(health(account), newHealth);
        bankrupts += (newHealth == Health.BANKRUPT ? 1 : 0) - (health(account) == Health.BANKRUPT ? 1 : 0);
        health.set(account, newHealth.code());
    }

    /** Returns how many accounts are in each state and tier. */
    HealthCounts counts()
    {
        return counts;
    }

    /** Returns whether any account is bankrupt. */
    boolean isAnyBankrupt()
    {
        return bankrupts > 0;
    }

    /** Returns the tier under which the account is liquidated, or 0. The tier stays while the account is unpriced. */
    int tier(final int account)
    {
        return tier.get(account);
    }

    /**
     * Sets the tier. At tier 0 the results of earlier rounds are cleared.
     *
     * @param latestRestNs the latest end of the rest when the account has left its tier, nanoseconds.
     */
    void setTier(final int account, final int newTier, final long latestRestNs)
    {
        counts.moveTier(tier.get(account), newTier);
        tier.set(account, newTier);
        if (newTier == 0)
        {
            fruitlessRounds.set(account, 0);
            roundsWithoutGain.set(account, 0);
            deficitOfStep.set(account, 0);
            emptyPlans.set(account, 0);
            resting.remove(account);
            restUntilNs.set(account, Math.min(restUntilNs.get(account), latestRestNs));
        }
        schedule(account);
    }

    int openOrders(final int account)
    {
        return openOrders.get(account);
    }

    void addOpenOrders(final int account, final int more)
    {
        openOrders.set(account, openOrders.get(account) + more);
        schedule(account);
    }

    /**
     * Makes an account rest before its next round.
     *
     * @param firm whether not even an emergency ends the rest, because nothing can be done for the account.
     */
    void rest(final int account, final long untilNs, final boolean firm)
    {
        resting.remove(account);
        restUntilNs.set(account, untilNs);
        restIsFirm.set(account, firm ? 1 : 0);
        schedule(account);
    }

    long restUntilNs(final int account)
    {
        return restUntilNs.get(account);
    }

    /** Returns whether the account rests and only news may end the rest. */
    boolean restsFirmly(final int account, final long nowNs)
    {
        return nowNs < restUntilNs.get(account) && restIsFirm.get(account) != 0;
    }

    /** Returns the number of accounts in a tier without an order in flight. */
    int restingSize()
    {
        return resting.size();
    }

    /** Returns one of the accounts in a tier without an order in flight. */
    int resting(final int i)
    {
        return resting.get(i);
    }

    /** Notes the event that ended a round without a fill. */
    void noteNobody(final int account, final long sequence)
    {
        nobodySince.set(account, sequence);
    }

    /** Returns the sequence of the event that ended the last round without a fill. */
    long nobodySince(final int account)
    {
        return nobodySince.get(account);
    }

    /** Returns whether the account still rests. */
    boolean rests(final int account, final long nowNs, final boolean emergency)
    {
        return nowNs < restUntilNs.get(account) && !(emergency && restIsFirm.get(account) == 0);
    }

    private void schedule(final int account)
    {
        resting.remove(account);
        if (tier.get(account) > 0 && openOrders.get(account) == 0)
        {
            resting.add(account);
        }
    }

    /** Removes and returns an account whose rest is over, or returns {@link Ids#NONE}. Each rest ends once. */
    int takeNextRested(final long nowNs)
    {
        final int account = resting.first();
        if (account == Ids.NONE || restUntilNs.get(account) > nowNs)
        {
            return Ids.NONE;
        }
        resting.remove(account);
        return account;
    }

    /**
     * Compares the shortfall with the shortfall before the last round, once after each round. Returns the number of
     * consecutive rounds that did not reduce it.
     *
     * @param deficit the shortfall to the target, in cash.
     */
    int noteShortfall(final int account, final long deficit)
    {
        final long before = deficitOfStep.get(account);
        if (before > 0)
        {
            roundsWithoutGain.set(account, deficit < before ? 0 : roundsWithoutGain.get(account) + 1);
            deficitOfStep.set(account, 0);
        }
        return roundsWithoutGain.get(account);
    }

    /** Returns the number of consecutive rounds that did not reduce the shortfall. */
    int roundsWithoutGain(final int account)
    {
        return roundsWithoutGain.get(account);
    }

    /**
     * Begins a round without a fill and notes the shortfall to the target, in cash.
     *
     * @param isLastResort whether the round goes out although no closing helps, so that empty plans go on to count.
     */
    void beginRound(final int account, final long deficit, final boolean isLastResort)
    {
        stepFills.set(account, 0);
        deficitOfStep.set(account, deficit);
        if (!isLastResort)
        {
            emptyPlans.set(account, 0);
        }
    }

    /** Begins a round that an operator planned: if it finds nobody, that says nothing of the rounds of the engine. */
    void beginManualRound(final int account)
    {
        stepFills.set(account, 1);
    }

    /** Counts a plan that found nothing to close. */
    void addEmptyPlan(final int account)
    {
        emptyPlans.set(account, emptyPlans.get(account) + 1);
    }

    /** Returns the number of consecutive plans that found nothing to close. */
    int emptyPlans(final int account)
    {
        return emptyPlans.get(account);
    }

    /** Notes a fill of the round and clears the count of rounds without a fill. */
    void addFill(final int account)
    {
        stepFills.set(account, 1);
        fruitlessRounds.set(account, 0);
    }

    /** Ends a round; returns the number of consecutive rounds without a fill, this round included. */
    int endRound(final int account)
    {
        if (stepFills.get(account) == 0)
        {
            fruitlessRounds.set(account, fruitlessRounds.get(account) + 1);
        }
        return fruitlessRounds.get(account);
    }

    /** Returns the number of consecutive rounds without a fill. */
    int fruitlessRounds(final int account)
    {
        return fruitlessRounds.get(account);
    }

    /** Returns whether direct orders no longer help: the last plan was empty, or too many rounds had no fill. */
    boolean isBeyondOrders(final int account)
    {
        return emptyPlans.get(account) > 0 || isFruitless(account);
    }

    /** Returns whether too many consecutive rounds had no fill. */
    boolean isFruitless(final int account)
    {
        return fruitlessRounds.get(account) >= MAX_FRUITLESS;
    }

    long hash()
    {
        return health.hash() + tier.hash() + openOrders.hash() + restUntilNs.hash() + restIsFirm.hash() +
            stepFills.hash() + fruitlessRounds.hash() + roundsWithoutGain.hash() + deficitOfStep.hash() +
            emptyPlans.hash() + nobodySince.hash() + resting.hashOfMembers(StateOwner.LIQUIDATION_RESTING);
    }

    /** Copies the state of all accounts. Who rests is copied too, because a rest that was taken does not come back. */
    void copyState(final StateCopy copy, final int accounts)
    {
        health.copyState(copy);
        tier.copyState(copy);
        openOrders.copyState(copy);
        restUntilNs.copyState(copy);
        restIsFirm.copyState(copy);
        stepFills.copyState(copy);
        fruitlessRounds.copyState(copy);
        roundsWithoutGain.copyState(copy);
        deficitOfStep.copyState(copy);
        emptyPlans.copyState(copy);
        nobodySince.copyState(copy);
        resting.copyMembers(copy, StateOwner.LIQUIDATION_RESTING);
        for (int account = 0; account < accounts && copy.loads(); account++)
        {
            bankrupts += health(account) == Health.BANKRUPT ? 1 : 0;
            counts.moveHealth(Health.HEALTHY, health(account));
            counts.moveTier(0, tier.get(account));
        }
    }

    /** Orders accounts by the end of their rest; an account must not be in it while that changes. */
    private final class RestingAccounts extends SlotHeap
    {
        RestingAccounts(final int accounts)
        {
            super(accounts);
        }

        @Override
        protected boolean isBefore(final int account, final int other)
        {
            final long endNs = restUntilNs.get(account);
            final long otherEndNs = restUntilNs.get(other);
            return endNs != otherEndNs ? endNs < otherEndNs : account < other;
        }
    }
}
