package softlanding.engine.state.copy;

import org.jspecify.annotations.Nullable;

/**
 * Copies state in one of two directions: from an engine to a {@link StateSink}, or from a {@link StateSource} to an
 * engine that is still empty. Both directions take the same calls, so that they cannot differ in what they copy or in
 * its order. Zeros at the end of an array are not copied.
 */
public final class StateCopy
{
    private final @Nullable StateSink sink;
    private final @Nullable StateSource source;
    private final long[] single = new long[1];

    private StateCopy(final @Nullable StateSink sink, final @Nullable StateSource source)
    {
        this.sink = sink;
        this.source = source;
    }

    /** Copies from an engine, which stays as it is. */
    public static StateCopy to(final StateSink sink)
    {
        return new StateCopy(sink, null);
    }

    /** Copies to an empty engine. */
    public static StateCopy from(final StateSource source)
    {
        return new StateCopy(null, source);
    }

    /** Returns whether the engine is loaded; then what follows from the copied facts must be made again. */
    public boolean loads()
    {
        return sink == null;
    }

    /** Copies an array without the zeros at its end. */
    public void longs(final SectionName name, final long[] values)
    {
        int used = values.length;
        while (!loads() && used > 0 && values[used - 1] == 0)
        {
            used--;
        }
        copy(name, values, used);
    }

    /** Copies the first values of an array, whose number is known in both directions. */
    public void longs(final SectionName name, final long[] values, final int size)
    {
        require(name, size, copy(name, values, size));
    }

    private int copy(final SectionName name, final long[] values, final int size)
    {
        if (sink != null)
        {
            sink.longs(name.number(), values, size);
            return size;
        }
        return source().longs(name.number(), values);
    }

    /** Copies an array without the zeros at its end. */
    public void ints(final SectionName name, final int[] values)
    {
        int used = values.length;
        while (!loads() && used > 0 && values[used - 1] == 0)
        {
            used--;
        }
        copy(name, values, used);
    }

    /** Copies the first values of an array, whose number is known in both directions. */
    public void ints(final SectionName name, final int[] values, final int size)
    {
        require(name, size, copy(name, values, size));
    }

    private int copy(final SectionName name, final int[] values, final int size)
    {
        if (sink != null)
        {
            sink.ints(name.number(), values, size);
            return size;
        }
        return source().ints(name.number(), values);
    }

    /** Copies an array without the zeros at its end. */
    public void bytes(final SectionName name, final byte[] values)
    {
        int used = values.length;
        while (!loads() && used > 0 && values[used - 1] == 0)
        {
            used--;
        }
        copy(name, values, used);
    }

    /** Copies the first values of an array, whose number is known in both directions. */
    public void bytes(final SectionName name, final byte[] values, final int size)
    {
        require(name, size, copy(name, values, size));
    }

    private int copy(final SectionName name, final byte[] values, final int size)
    {
        if (sink != null)
        {
            sink.bytes(name.number(), values, size);
            return size;
        }
        return source().bytes(name.number(), values);
    }

    /** Copies the first values of an array, whose number is known in both directions. */
    public void shorts(final SectionName name, final short[] values, final int size)
    {
        final int[] wide = new int[size];
        for (int i = 0; i < size; i++)
        {
            wide[i] = values[i];
        }
        ints(name, wide, size);
        for (int i = 0; i < size; i++)
        {
            values[i] = (short)wide[i];
        }
    }

    /** Copies an array of flags. */
    public void flags(final SectionName name, final boolean[] values)
    {
        final byte[] flags = new byte[values.length];
        for (int i = 0; i < values.length; i++)
        {
            flags[i] = (byte)(values[i] ? 1 : 0);
        }
        bytes(name, flags);
        for (int i = 0; i < values.length; i++)
        {
            values[i] = flags[i] != 0;
        }
    }

    /** Copies a single value: returns the present one, or the one that was stored. */
    public long value(final SectionName name, final long present)
    {
        single[0] = present;
        longs(name, single, 1);
        return single[0];
    }

    /** Copies a single small value: returns the present one, or the one that was stored. */
    public int value(final SectionName name, final int present)
    {
        return (int)value(name, (long)present);
    }

    /** Copies a single flag: returns the present one, or the one that was stored. */
    public boolean flag(final SectionName name, final boolean present)
    {
        return value(name, present ? 1L : 0L) != 0;
    }

    /**
     * Copies a small number that counts or bounds what follows, and refuses one that there is no room for.
     *
     * @param most the greatest that there is room for.
     */
    public int count(final SectionName name, final int present, final int most)
    {
        final long count = value(name, (long)present);
        if (count < 0 || count > most)
        {
            throw new StateCopyException(
                "section " + name + " counts " + count + " where there is room for " + most);
        }
        return (int)count;
    }

    /** Copies numbers of any count: returns the present ones, or those that were stored. */
    public long[] numbers(final SectionName name, final long[] present)
    {
        final long[] numbers = source == null ? present : new long[source.size(name.number())];
        longs(name, numbers, numbers.length);
        return numbers;
    }

    private StateSource source()
    {
        if (source == null)
        {
            throw new IllegalStateException("nothing is loaded");
        }
        return source;
    }

    private static void require(final SectionName name, final int expected, final int found)
    {
        if (expected != found)
        {
            throw new StateCopyException("section " + name + " has " + found + " values instead of " + expected);
        }
    }
}
