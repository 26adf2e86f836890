package softlanding.engine.state.copy;

import java.util.Arrays;

/** Numbers in a row: terms that are stored as the values they were made of, and made again from them. */
public final class Numbers
{
    private static final int FIRST_ROOM = 64;

    private long[] values;
    private int size;
    private int read;

    /** Begins without a number. */
    public Numbers()
    {
        values = new long[FIRST_ROOM];
    }

    /** Begins to read numbers that were stored. */
    public Numbers(final long[] stored)
    {
        values = stored;
        size = stored.length;
    }

    /** Appends numbers. */
    public void add(final long... more)
    {
        if (size + more.length > values.length)
        {
            values = Arrays.copyOf(values, 2 * (size + more.length));
        }
        System.arraycopy(more, 0, values, size, more.length);
        size += more.length;
    }

    /** Returns the next number. */
    public long next()
    {
        if (read == size)
        {
            throw new StateCopyException("stored terms have only " + size + " numbers");
        }
        return values[read++];
    }

    /** Returns the next number where it is small. */
    public int nextInt()
    {
        return (int)next();
    }

    /** Returns a number of numbers that follow. */
    public long[] next(final int numbers)
    {
        final long[] next = new long[numbers];
        for (int i = 0; i < numbers; i++)
        {
            next[i] = next();
        }
        return next;
    }

    /** Returns whether all numbers were read. */
    public boolean isAtEnd()
    {
        return read == size;
    }

    /** Returns all numbers. */
    public long[] toArray()
    {
        return Arrays.copyOf(values, size);
    }
}
