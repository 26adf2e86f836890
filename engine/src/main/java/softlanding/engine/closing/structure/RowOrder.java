package softlanding.engine.closing.structure;

/**
 * Sorts rows so that the possible legs of one structure are adjacent, nearest beside nearest. Rows that compare equal
 * keep the order of their numbers.
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

    /** Returns whether a row must stand before another row. */
    abstract boolean isBefore(int row, int other);

    /** Returns whether two rows belong to one group. */
    abstract boolean isOneGroup(int row, int other);

    /** Returns the level of a row in its group; higher levels come later in the order. */
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

    /** Merges two sorted runs. Runs already in order are copied, which is the usual case. */
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
