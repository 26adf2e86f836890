package softlanding.engine.auction;

import softlanding.engine.screening.AccountVisitor;

/** Accounts that changed and are to be judged before the event ends, each once, in the order of their coming. */
final class ReevaluationQueue
{
    private final int[] accounts;
    private final boolean[] isQueued;
    private int size;

    ReevaluationQueue(final int capacity)
    {
        accounts = new int[capacity];
        isQueued = new boolean[capacity];
    }

    void add(final int account)
    {
        if (!isQueued[account])
        {
            isQueued[account] = true;
            accounts[size++] = account;
        }
    }

    /** Judges those that are queued now; what is queued meanwhile waits for the next call. */
    void reevaluateAll(final AccountVisitor judge)
    {
        final int queued = size;
        for (int i = 0; i < queued; i++)
        {
            isQueued[accounts[i]] = false;
            judge.onAccount(accounts[i]);
        }
        System.arraycopy(accounts, queued, accounts, 0, size - queued);
        size -= queued;
    }
}
