package softlanding.engine.screening;

/**
 * Holds a set of accounts that is visited in the order of their slots. The lowest level has one bit per account, and
 * each higher level one bit per 64 bits of the level below, set if any of them is set. The cost of adding, removing and
 * finding the next account does not depend on the size of the set.
 */
public final class AccountSet
{
    /** Stands for no account. */
    public static final int NONE = -1;

    private static final int WORD_BITS = 6;

    private final long[][] levels;
    private int size;

    /**
     * Reserves memory for all accounts; the set is empty.
     *
     * @param accounts the maximum number of accounts.
     */
    public AccountSet(final int accounts)
    {
        int depth = 1;
        while (accounts > 1L << (WORD_BITS * depth))
        {
            depth++;
        }
        levels = new long[depth][];
        int words = accounts;
        for (int level = 0; level < depth; level++)
        {
            words = (words + 63) >> WORD_BITS;
            levels[level] = new long[words];
        }
    }

    /** Returns the number of accounts in the set. */
    public int size()
    {
        return size;
    }

    /** Returns whether an account is in the set. */
    public boolean contains(final int account)
    {
        return (levels[0][account >> WORD_BITS] & 1L << account) != 0;
    }

    /** Adds an account. */
    public void add(final int account)
    {
        size += contains(account) ? 0 : 1;
        int index = account;
        for (final long[] words : levels)
        {
            words[index >> WORD_BITS] |= 1L << index;
            index >>= WORD_BITS;
        }
    }

    /** Removes an account. */
    public void remove(final int account)
    {
        size -= contains(account) ? 1 : 0;
        int index = account;
        for (final long[] words : levels)
        {
            words[index >> WORD_BITS] &= ~(1L << index);
            if (words[index >> WORD_BITS] != 0)
            {
                return;
            }
            index >>= WORD_BITS;
        }
    }

    /** Returns the first account of the set at or after a slot, or {@link #NONE}. */
    public int next(final int from)
    {
        int level = 0;
        int index = from;
        while (level < levels.length)
        {
            final int word = index >> WORD_BITS;
            final long rest = word < levels[level].length ? levels[level][word] & -1L << index : 0;
            if (rest != 0)
            {
                return descend(level, (word << WORD_BITS) + Long.numberOfTrailingZeros(rest));
            }
            index = word + 1;
            level++;
        }
        return NONE;
    }

    private int descend(final int from, final int found)
    {
        int index = found;
        for (int level = from - 1; level >= 0; level--)
        {
            index = (index << WORD_BITS) + Long.numberOfTrailingZeros(levels[level][index]);
        }
        return index;
    }

    /** Returns the memory per account, in bytes. */
    static double bytesPerAccount()
    {
        return 1.0 / 8 * 64 / 63;
    }
}
