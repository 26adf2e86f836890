package softlanding.engine.account;

import java.util.Arrays;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;
import softlanding.engine.state.copy.StateCopyException;

/**
 * Stores short sorted tables, one per account, in shared preallocated columns. An account's rows are contiguous in a
 * block of 4, 8, 16 ... rows. A full block is exchanged for a larger one, and returned blocks are reused.
 */
final class AccountRows
{
    private static final int MIN_BLOCK = 4;
    private static final int SIZE_CLASSES = 16;
    private static final int KEY = 0;
    private static final long FREE = 1L << 32;

    private final StateOwner owner;
    private final long[][] columns;
    private final int[] begin;
    private final int[] count;
    private final byte[] sizeClass;
    private final int[] freeBlock = new int[SIZE_CLASSES];
    private final int mostPerAccount;
    private int untouched;
    private long layoutHash;

    /**
     * Reserves room for the tables and rows.
     *
     * @param owner          names how the rows are divided among the tables.
     * @param accounts       number of tables.
     * @param rows           number of rows of all tables together.
     * @param width          number of columns beside the key.
     * @param mostPerAccount maximum number of rows of one table.
     */
    AccountRows(
        final StateOwner owner, final int accounts, final int rows, final int width, final int mostPerAccount)
    {
        this.owner = owner;
        columns = new long[width + 1][rows];
        begin = new int[accounts];
        count = new int[accounts];
        sizeClass = new byte[accounts];
        this.mostPerAccount = mostPerAccount;
        Arrays.fill(sizeClass, (byte)Ids.NONE);
        Arrays.fill(freeBlock, Ids.NONE);
    }

    int begin(final int account)
    {
        return begin[account];
    }

    int end(final int account)
    {
        return begin[account] + count[account];
    }

    long key(final int row)
    {
        return columns[KEY][row];
    }

    /**
     * Returns a value of a row.
     *
     * @param column from 1.
     */
    long get(final int column, final int row)
    {
        return columns[column][row];
    }

    /** Copies a number of keys, from a row on. */
    void copyKeys(final int row, final int size, final long[] to)
    {
        copy(KEY, row, size, to);
    }

    /** Copies a number of values of a column, from a row on. */
    void copy(final int column, final int row, final int size, final long[] to)
    {
        System.arraycopy(columns[column], row, to, 0, size);
    }

    void set(final int column, final int row, final long value)
    {
        columns[column][row] = value;
    }

    /** Returns the row of a key, or {@link Ids#NONE}. */
    int find(final int account, final long key)
    {
        final int row = lowerBound(account, key);
        return row < end(account) && columns[KEY][row] == key ? row : Ids.NONE;
    }

    /** Returns the first row whose key is not below the given one. */
    int lowerBound(final int account, final long key)
    {
        int low = begin[account];
        int high = low + count[account];
        while (low < high)
        {
            final int middle = (low + high) >>> 1;
            if (columns[KEY][middle] < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    boolean isFull(final int account)
    {
        return count[account] >= mostPerAccount;
    }

    int mostPerAccount()
    {
        return mostPerAccount;
    }

    int capacity()
    {
        return columns[KEY].length;
    }

    /** Returns whether there is room for one more row of the account. */
    boolean hasRoom(final int account)
    {
        if (count[account] >= mostPerAccount)
        {
            return false;
        }
        final int current = sizeClass[account];
        if (current != Ids.NONE && count[account] < MIN_BLOCK << current)
        {
            return true;
        }
        return freeBlock[current + 1] != Ids.NONE ||
            untouched + (MIN_BLOCK << (current + 1)) <= columns[KEY].length;
    }

    /** Returns whether there is room for a number of additional rows of the account. */
    boolean hasRoom(final int account, final int more)
    {
        if (count[account] + more > mostPerAccount)
        {
            return false;
        }
        // A table grows through every intermediate size.
        int sizeAfter = sizeClass[account];
        int fresh = untouched;
        while (more > 0 && (sizeAfter == Ids.NONE || MIN_BLOCK << sizeAfter < count[account] + more))
        {
            sizeAfter++;
            fresh += freeBlock[sizeAfter] == Ids.NONE ? MIN_BLOCK << sizeAfter : 0;
        }
        return fresh <= columns[KEY].length;
    }

    /** Adds a row of zeros for a key that has none; returns it. */
    int insert(final int account, final long key)
    {
        layoutHash -= place(account);
        if (sizeClass[account] == Ids.NONE || count[account] == MIN_BLOCK << sizeClass[account])
        {
            grow(account);
        }
        final int row = lowerBound(account, key);
        final int end = end(account);
        for (final long[] column : columns)
        {
            System.arraycopy(column, row, column, row + 1, end - row);
            column[row] = 0;
        }
        columns[KEY][row] = key;
        count[account]++;
        layoutHash += place(account);
        return row;
    }

    void remove(final int account, final int row)
    {
        final int end = end(account);
        for (final long[] column : columns)
        {
            System.arraycopy(column, row + 1, column, row, end - row - 1);
        }
        layoutHash -= place(account);
        count[account]--;
        layoutHash += place(account);
    }

    private void grow(final int account)
    {
        final int before = begin[account];
        final int classBefore = sizeClass[account];
        final int classAfter = classBefore + 1;
        final int after = take(classAfter);
        for (final long[] column : columns)
        {
            System.arraycopy(column, before, column, after, count[account]);
        }
        begin[account] = after;
        sizeClass[account] = (byte)classAfter;
        if (classBefore != Ids.NONE)
        {
            columns[KEY][before] = freeBlock[classBefore];
            freeBlock[classBefore] = before;
            layoutHash += freeTerm(classBefore, before);
        }
    }

    private int take(final int ofClass)
    {
        final int block = freeBlock[ofClass];
        if (block != Ids.NONE)
        {
            layoutHash -= freeTerm(ofClass, block);
            freeBlock[ofClass] = (int)columns[KEY][block];
            return block;
        }
        final int fresh = untouched;
        untouched += MIN_BLOCK << ofClass;
        return fresh;
    }

    /** Copies the rows and how they are divided among the tables, because that decides which table can grow. */
    void copyState(final StateCopy copy, final int tables)
    {
        untouched = copy.count(owner, untouched, capacity());
        for (final long[] column : columns)
        {
            copy.longs(owner, column, untouched);
        }
        copy.ints(owner, begin, tables);
        copy.ints(owner, count, tables);
        copy.bytes(owner, sizeClass, tables);
        copy.ints(owner, freeBlock, SIZE_CLASSES);
        if (copy.loads())
        {
            hashAgain(tables);
        }
    }

    private void hashAgain(final int tables)
    {
        for (int account = 0; account < tables; account++)
        {
            requireInside(account);
            layoutHash += place(account);
        }
        for (int ofClass = 0; ofClass < SIZE_CLASSES; ofClass++)
        {
            int blocks = 0;
            for (int block = freeBlock[ofClass]; block != Ids.NONE; block = (int)columns[KEY][block])
            {
                if (block < 0 || block >= untouched || blocks++ > untouched)
                {
                    throw new StateCopyException("free rows of " + owner + " are outside the rows: " + block);
                }
                layoutHash += freeTerm(ofClass, block);
            }
        }
    }

    private void requireInside(final int account)
    {
        if (begin[account] < 0 || count[account] < 0 || end(account) > untouched)
        {
            throw new StateCopyException(
                "rows of " + owner + " are outside the rows: " + begin[account] + " to " + end(account));
        }
    }

    /** Returns the hash of how the rows are divided among the tables; it decides which table can grow. */
    long layoutHash()
    {
        return layoutHash;
    }

    private long place(final int account)
    {
        return sizeClass[account] == Ids.NONE ? 0 : StateHash.term(
            owner, account, StateHash.mix(StateHash.mix(begin[account]) + count[account]) + sizeClass[account]);
    }

    /** Free blocks of a size form a chain; each of them has the next one in its first key. */
    private long freeTerm(final int ofClass, final int block)
    {
        return StateHash.term(owner, FREE + block, StateHash.mix(columns[KEY][block]) + ofClass);
    }
}
