package softlanding.engine.auction;

import softlanding.engine.screening.AccountVisitor;

/**
 * Queues the accounts that auctions changed, each once, in order of arrival. They are evaluated before the event ends.
 */
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

    /** Evaluates the accounts queued now; accounts that arrive during the call wait for the next one. */
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

    boolean isEmpty()
    {
        return size == 0;
    }
}
