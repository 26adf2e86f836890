package softlanding.engine.waterfall;

import softlanding.engine.screening.AccountVisitor;

/** Queues the accounts that the waterfall changed, in order of arrival. They are evaluated before the event ends. */
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

    /** Evaluates all queued accounts, including those that arrive during the call. */
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
