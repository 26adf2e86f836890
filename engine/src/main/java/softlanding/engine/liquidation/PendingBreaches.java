package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.liquidation.due.MovedAccounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.TimeHeap;
import softlanding.engine.state.copy.StateCopy;

/**
 * Thresholds that accounts crossed by lone marks, and that are not yet confirmed. A lone mark may be half of a fact, so
 * a threshold that it crosses counts only after the account was found below it for a while. Thresholds are numbered by
 * depth: the tiers from 1, and {@link #BANKRUPT} for equity below 0.
 */
final class PendingBreaches
{
    /** Depth of equity below 0, deeper than every tier. */
    static final int BANKRUPT = 9;

    /** Time, plus one, since which each threshold of each account is pending; 0 if it is not. */
    private final StateColumn sincePlusOne;
    /** Revision of each account, in its low bits, when its thresholds were last found pending. */
    private final int[] revision;
    private final TimeHeap due;
    private final Accounts accounts;
    private final SkippedRounds skipped;
    private int pendingSlots;
    private FeedGuardLimits limits = FeedGuardLimits.defaults();

    PendingBreaches(final Accounts accounts, final int maxAccounts, final SkippedRounds skipped)
    {
        this.accounts = accounts;
        this.skipped = skipped;
        sincePlusOne = new StateColumn(StateOwner.BREACH_PENDING_SINCE, maxAccounts * BANKRUPT);
        revision = new int[maxAccounts];
        due = new TimeHeap(maxAccounts);
    }

    /** Sets how long a threshold must stay crossed. */
    void limit(final FeedGuardLimits newLimits)
    {
        limits = newLimits;
    }

    /** Returns whether any threshold of the account is pending. */
    boolean isPending(final int account)
    {
        return due.contains(account);
    }

    /** Returns whether thresholds of the account are pending and nothing was booked for it since they were found so. */
    boolean isUntouched(final int account)
    {
        return hasPending(account) && revision[account] == (int)accounts.revision(account);
    }

    /** Returns whether any threshold of any account is pending. */
    boolean isAnyPending()
    {
        return due.firstNs() != Long.MAX_VALUE;
    }

    /** Returns whether lone marks found the account's equity below 0. */
    boolean isBankruptcyPending(final int account)
    {
        return sincePlusOne.get(slot(account, BANKRUPT)) != 0;
    }

    /** Adds the accounts to be judged because a wait is over. */
    void addDue(final long nowNs, final MovedAccounts moved)
    {
        while (due.firstNs() <= nowNs)
        {
            final int account = due.first();
            due.remove(account);
            moved.addByTime(account);
        }
    }

    /**
     * Finds how deep an account may be taken to be, and tells what is pending or came back.
     *
     * @param entered depth that was confirmed before, 0 if none.
     * @param crossed depth of the deepest threshold that the account is below now, 0 if none.
     * @return depth, from 0 to {@code crossed}, that is confirmed.
     */
    int confirm(
        final int account,
        final AccountMargin margin,
        final int entered,
        final int crossed,
        final Judgement judgement,
        final long nowNs)
    {
        final int pending = deepestPending(account);
        if (crossed <= entered || isActedOn(judgement, pending, crossed))
        {
            if (pending > 0)
            {
                clear(account, crossed <= entered);
            }
            return crossed;
        }
        final long waitNs = waitNs(margin);
        int confirmed = entered;
        long firstDueNs = Long.MAX_VALUE;
        for (int depth = 1; depth <= BANKRUPT; depth++)
        {
            final int slot = slot(account, depth);
            if (depth <= entered || depth > crossed)
            {
                note(slot, 0);
                continue;
            }
            if (sincePlusOne.get(slot) == 0)
            {
                note(slot, nowNs + 1);
            }
            final long dueNs = saturatedSum(sincePlusOne.get(slot) - 1, waitNs);
            if (dueNs <= nowNs)
            {
                confirmed = depth;
            }
            else
            {
                firstDueNs = Math.min(firstDueNs, dueNs);
            }
        }
        for (int depth = entered + 1; depth <= confirmed; depth++)
        {
            note(slot(account, depth), 0);
        }
        revision[account] = (int)accounts.revision(account);
        schedule(account, firstDueNs, confirmed > entered);
        return confirmed;
    }

    /** Returns how long a threshold that a margin is below must stay crossed. */
    long waitNs(final AccountMargin margin)
    {
        return margin.isPriced() && margin.isBelow(limits.emergencyRatio()) ?
            limits.emergencyConfirmNs() : limits.breachConfirmNs();
    }

    /**
     * Returns whether what an account is below is acted on at once. A fact that brings it below no deeper threshold
     * than lone marks did brings no breach: it must not confirm what they said.
     *
     * @param pending the deepest threshold that is pending since the last judgement, 0 if none.
     */
    private static boolean isActedOn(final Judgement judgement, final int pending, final int crossed)
    {
        return switch (judgement)
        {
            case AT_ONCE -> true;
            case FACT -> crossed > pending;
            case TIME -> pending == 0;
            case LONE -> false;
        };
    }

    private static long saturatedSum(final long timeNs, final long durationNs)
    {
        return timeNs > Long.MAX_VALUE - durationNs ? Long.MAX_VALUE - 1 : timeNs + durationNs;
    }

    private void schedule(final int account, final long dueNs, final boolean confirmed)
    {
        if (dueNs == Long.MAX_VALUE)
        {
            due.remove(account);
        }
        else
        {
            due.set(account, dueNs);
        }
        if (confirmed)
        {
            skipped.clear(account);
        }
        else
        {
            skipped.note(account, SkipReason.UNCONFIRMED, dueNs);
        }
    }

    private void note(final int slot, final long value)
    {
        pendingSlots += (value != 0 ? 1 : 0) - (sincePlusOne.get(slot) != 0 ? 1 : 0);
        sincePlusOne.set(slot, value);
    }

    private boolean hasPending(final int account)
    {
        return deepestPending(account) > 0;
    }

    /** Mostly nothing is pending of anybody, and every judged account asks. */
    private int deepestPending(final int account)
    {
        int deepest = pendingSlots > 0 ? BANKRUPT : 0;
        while (deepest > 0 && sincePlusOne.get(slot(account, deepest)) == 0)
        {
            deepest--;
        }
        return deepest;
    }

    private void clear(final int account, final boolean recovered)
    {
        due.remove(account);
        for (int depth = 1; depth <= BANKRUPT; depth++)
        {
            note(slot(account, depth), 0);
        }
        if (recovered)
        {
            skipped.note(account, SkipReason.RECOVERED, LiquidationListener.NO_TIME);
        }
        else
        {
            skipped.clear(account);
        }
    }

    /** Drops what is pending for an account that is unpriced: nobody knows its ratio. */
    void drop(final int account)
    {
        if (hasPending(account))
        {
            clear(account, true);
        }
    }

    private static int slot(final int account, final int depth)
    {
        return account * BANKRUPT + depth - 1;
    }

    /** Sum over what is pending, when it is looked at again, and whether something was booked meanwhile. */
    long hash()
    {
        long hash = sincePlusOne.hash() + due.hash(StateOwner.BREACH_DUE);
        for (int i = 0; i < due.size(); i++)
        {
            hash += StateHash.term(StateOwner.BREACH_REVISION, due.get(i), isUntouched(due.get(i)) ? 1 : 0);
        }
        return hash;
    }

    /** Copies what is pending, and when it is looked at again. */
    void copyState(final StateCopy copy)
    {
        sincePlusOne.copyState(copy);
        copy.ints(StateOwner.BREACH_REVISION, revision);
        due.copyState(copy, StateOwner.BREACH_DUE);
        final int slots = accounts.ids().size() * BANKRUPT;
        for (int slot = 0; slot < slots && copy.loads(); slot++)
        {
            pendingSlots += sincePlusOne.get(slot) != 0 ? 1 : 0;
        }
    }
}
