package softlanding.engine.closing.structure;

/**
 * Rows sorted by underlying, expiry, strike and kind: a group is an expiry, its level the strike. Perpetuals and
 * futures lead. Rows that compare equal stay in order of their numbers.
 */
final class StrikeOrder
{
    private final Legs legs;
    private int[] rows;
    private int[] merged;
    private int size;

    StrikeOrder(final Legs legs)
    {
        this.legs = legs;
        rows = new int[legs.capacity()];
        merged = new int[legs.capacity()];
    }

    /** Whether a row must stand before another one. */
    private boolean isBefore(final int row, final int other)
    {
        if (legs.underlying(row) != legs.underlying(other))
        {
            return legs.underlying(row) < legs.underlying(other);
        }
        if (legs.expiry(row) != legs.expiry(other))
        {
            return legs.expiry(row) < legs.expiry(other);
        }
        if (legs.strike(row) != legs.strike(other))
        {
            return legs.strike(row) < legs.strike(other);
        }
        return legs.kind(row).compareTo(legs.kind(other)) < 0;
    }

    /** Whether two rows are of one group. */
    boolean isOneGroup(final int row, final int other)
    {
        return legs.expiry(row) == legs.expiry(other) && legs.underlying(row) == legs.underlying(other);
    }

    /** Where a row stands in its group: the higher, the later in the order. */
    long level(final int row)
    {
        return legs.strike(row);
    }

    void clear()
    {
        size = 0;
    }

    void add(final int row)
    {
        rows[size++] = row;
    }

    int size()
    {
        return size;
    }

    int row(final int place)
    {
        return rows[place];
    }

    void sort()
    {
        for (int width = 1; width < size; width *= 2)
        {
            for (int begin = 0; begin < size; begin += 2 * width)
            {
                merge(begin, Math.min(size, begin + width), Math.min(size, begin + 2 * width));
            }
            final int[] sorted = merged;
            merged = rows;
            rows = sorted;
        }
    }

    /** Runs that are in order already, as those of most books are, are copied. */
    private void merge(final int begin, final int middle, final int end)
    {
        if (middle == end || !isBefore(rows[middle], rows[middle - 1]))
        {
            System.arraycopy(rows, begin, merged, begin, end - begin);
            return;
        }
        int left = begin;
        int right = middle;
        for (int place = begin; place < end; place++)
        {
            if (left < middle && (right == end || !isBefore(rows[right], rows[left])))
            {
                merged[place] = rows[left++];
            }
            else
            {
                merged[place] = rows[right++];
            }
        }
    }
}
