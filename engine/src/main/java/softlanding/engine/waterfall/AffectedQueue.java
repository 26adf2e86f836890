package softlanding.engine.waterfall;

import softlanding.engine.screening.AccountVisitor;

/** Accounts that the waterfall changed and that are to be judged before the event ends, in the order they came. */
final class AffectedQueue
{
    private final int[] accounts;
    private final boolean[] isWaiting;
    private int first;
    private int size;

    AffectedQueue(final int maxAccounts)
    {
        accounts = new int[maxAccounts];
        isWaiting = new boolean[maxAccounts];
    }

    void add(final int account)
    {
        if (!isWaiting[account])
        {
            isWaiting[account] = true;
            accounts[(first + size++) % accounts.length] = account;
        }
    }

    /** Judges all, those that come meanwhile too. */
    void reevaluateAll(final AccountVisitor judge)
    {
        while (size > 0)
        {
            final int account = accounts[first];
            first = (first + 1) % accounts.length;
            size--;
            isWaiting[account] = false;
            judge.onAccount(account);
        }
    }
}
