package softlanding.engine.screening;

/**
 * A set of accounts that is walked in the order of their slots: a bit per account, a bit per 64 of those that says
 * whether any is set, and so on. Adding, removing and stepping cost the same whatever the size.
 */
final class AccountSet
{
    static final int NONE = -1;

    private static final int WORD_BITS = 6;

    private final long[][] levels;
    private int size;

    /**
     * Reserves room for all accounts; none is in the set.
     *
     * @param accounts most of them.
     */
    AccountSet(final int accounts)
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

    int size()
    {
        return size;
    }

    boolean contains(final int account)
    {
        return (levels[0][account >> WORD_BITS] & 1L << account) != 0;
    }

    void add(final int account)
    {
        size += contains(account) ? 0 : 1;
        int index = account;
        for (final long[] words : levels)
        {
            words[index >> WORD_BITS] |= 1L << index;
            index >>= WORD_BITS;
        }
    }

    void remove(final int account)
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

    /** The first account of the set from a slot on, or {@link #NONE}. */
    int next(final int from)
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

    /** Memory that each account takes, in bytes. */
    static double bytesPerAccount()
    {
        return 1.0 / 8 * 64 / 63;
    }
}
