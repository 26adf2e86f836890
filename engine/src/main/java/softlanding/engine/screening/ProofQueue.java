package softlanding.engine.screening;

import softlanding.engine.margin.AccountMargin;

/**
 * Holds the accounts without certificate that may get one, and chooses those to prove at the end of an update: the
 * calmest first, that is those of the highest ratio, then by slot. The number follows from the number of accounts that
 * wait and is at most a hundredth of all, so a crash pays for few proofs and the next updates catch up.
 */
final class ProofQueue
{
    static final int NONE = -1;

    private static final int LEAST_PROVED = 64;
    private static final int ACCOUNTS_PER_PROOF = 100;

    private final RetryBackoff backoff;
    private final AccountSet waiting;
    /** The bits of each waiting account's ratio as last evaluated; they are in the order of the ratios. */
    private final int[] ratio;
    /** The chosen accounts, each with its ratio in the upper half: a heap with the worst first, then sorted. */
    private final long[] chosen;
    private int size;
    private int taken;
    /** No account below this slot can be proved in an idle moment. */
    private int firstIdly;

    ProofQueue(final int accounts, final RetryBackoff backoff)
    {
        this.backoff = backoff;
        waiting = new AccountSet(accounts);
        ratio = new int[accounts];
        chosen = new long[Math.max(LEAST_PROVED, accounts / ACCOUNTS_PER_PROOF)];
    }

    /** Adds an account that was evaluated and is in no tier, or notes its new ratio. */
    void put(final int account, final AccountMargin margin)
    {
        put(account, margin.maintenanceRequirement() == 0 ? Float.POSITIVE_INFINITY :
            (float)((double)margin.marginEquity() / margin.maintenanceRequirement()));
    }

    void put(final int account, final float present)
    {
        waiting.add(account);
        firstIdly = Math.min(firstIdly, account);
        // Below 0 all are alike. The bits of a number that is not negative are in the order of the numbers.
        ratio[account] = present > 0 ? Float.floatToRawIntBits(present) : 0;
    }

    /** Removes an account, if it is present. */
    void remove(final int account)
    {
        waiting.remove(account);
    }

    /** Returns the number of accounts that wait. */
    int size()
    {
        return waiting.size();
    }

    /** Returns the number of proofs that an update may try while a number of all accounts wait. */
    static int proofs(final int waiting, final int accounts)
    {
        return Math.max(LEAST_PROVED, Math.min(waiting / 2, accounts / ACCOUNTS_PER_PROOF));
    }

    /**
     * Chooses the accounts to prove.
     *
     * @param accounts the number of all accounts.
     */
    void choose(final int accounts)
    {
        size = 0;
        taken = 0;
        if (waiting.size() == 0)
        {
            return;
        }
        final int most = Math.min(chosen.length, proofs(waiting.size(), accounts));
        for (int account = waiting.next(0); account != AccountSet.NONE; account = waiting.next(account + 1))
        {
            if (!backoff.mustWait(account))
            {
                offer((long)ratio[account] << Integer.SIZE | Integer.MAX_VALUE - account, most);
            }
        }
        sort();
    }

    /** Puts the calmest first: each time the worst of the heap goes to its end. */
    private void sort()
    {
        for (int last = size - 1; last > 0; last--)
        {
            final long worst = chosen[0];
            sink(chosen[last], last);
            chosen[last] = worst;
        }
    }

    /**
     * Takes the calmest of the chosen accounts that are left out of the queue, or returns {@link #NONE}. One that can
     * no longer have a certificate stays out until it is evaluated again.
     */
    int next()
    {
        if (taken == size)
        {
            return NONE;
        }
        final int account = Integer.MAX_VALUE - (int)chosen[taken++];
        waiting.remove(account);
        return account;
    }

    /** Puts back an account for which no proof was found, with the ratio that it had. */
    void putBack(final int account)
    {
        waiting.add(account);
    }

    /**
     * Takes an account to prove while no event waits, or returns {@link #NONE}. They come in the order of slots,
     * because an idle moment is too short to choose among all.
     */
    int nextIdly()
    {
        int account = waiting.next(firstIdly);
        while (account != AccountSet.NONE && backoff.mustWait(account))
        {
            account = waiting.next(account + 1);
        }
        if (account == AccountSet.NONE)
        {
            firstIdly = Integer.MAX_VALUE;
            return NONE;
        }
        firstIdly = account + 1;
        waiting.remove(account);
        return account;
    }

    /** Adds to the heap of the calmest so far. */
    private void offer(final long key, final int most)
    {
        if (size < most)
        {
            rise(size++, key);
            return;
        }
        if (key > chosen[0])
        {
            sink(key, size);
        }
    }

    private void rise(final int from, final long key)
    {
        int place = from;
        while (place > 0 && chosen[(place - 1) >> 1] > key)
        {
            chosen[place] = chosen[(place - 1) >> 1];
            place = (place - 1) >> 1;
        }
        chosen[place] = key;
    }

    /** Replaces the worst of a heap of some size. */
    private void sink(final long key, final int ofSize)
    {
        int place = 0;
        int child = 1;
        while (child < ofSize)
        {
            child += child + 1 < ofSize && chosen[child + 1] < chosen[child] ? 1 : 0;
            if (chosen[child] >= key)
            {
                break;
            }
            chosen[place] = chosen[child];
            place = child;
            child = 2 * place + 1;
        }
        chosen[place] = key;
    }

    /** Returns the memory per account, in bytes. */
    static double bytesPerAccount()
    {
        return AccountSet.bytesPerAccount() + Integer.BYTES + (double)Long.BYTES / ACCOUNTS_PER_PROOF;
    }
}
