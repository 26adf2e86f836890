package softlanding.engine.closing.structure;

/**
 * Rows sorted so that those which may stand in one structure are together, nearest beside nearest. Rows that compare
 * equal stay in order of their numbers.
 */
abstract class RowOrder
{
    private int[] rows;
    private int[] merged;
    private int size;

    RowOrder(final int mostRows)
    {
        rows = new int[mostRows];
        merged = new int[mostRows];
    }

    /** Whether a row must stand before another one. */
    abstract boolean isBefore(int row, int other);

    /** Whether two rows are of one group. */
    abstract boolean isOneGroup(int row, int other);

    /** Where a row stands in its group: the higher, the later in the order. */
    abstract long level(int row);

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
