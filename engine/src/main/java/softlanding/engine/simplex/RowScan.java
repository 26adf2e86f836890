package softlanding.engine.simplex;

import java.util.Arrays;

/**
 * Finds the rows that the values violate. Activities A x follow the columns that have changed since the last scan;
 * before it is said that no row is violated, they are summed anew.
 */
final class RowScan
{
    /** A violation below this multiple of a row's terms, |b| and all |a_j x_j|, counts as none. */
    static final double FEASIBLE = 1e-12;

    /** The same, for the verdict on the final values. */
    private static final double ACCEPTABLE = 1e-9;

    /** Share of the sum of all |a_j| u_j that counts among a row's terms: x is not known better than that. */
    private static final double SPAN_SHARE = 1e-4;

    private final LinearProgram program;
    private final double[] value;
    private final double[] activity;
    private final double[] magnitude;
    private final double[] counted;
    private final boolean[] working;

    RowScan(final LinearProgram program, final double[] value, final int maxRows, final int maxColumns)
    {
        this.program = program;
        this.value = value;
        activity = new double[maxRows];
        magnitude = new double[maxRows];
        counted = new double[maxColumns];
        working = new boolean[maxRows];
    }

    void begin()
    {
        Arrays.fill(working, 0, program.rows, false);
        clear();
    }

    /** Takes in a row that was added: nobody has looked at it. */
    void rowAdded(final int row)
    {
        working[row] = false;
        clear();
    }

    void markWorking(final int row)
    {
        working[row] = true;
    }

    boolean isWorking(final int row)
    {
        return working[row];
    }

    /** A x - b of a row at the last scan. */
    double slack(final int row)
    {
        return activity[row] - program.atLeast[row];
    }

    /** The row whose violation is the largest share of what it spans, the lowest row among equals; -1 if none is. */
    int mostViolated(final boolean newRowsOnly)
    {
        countChanges();
        final int row = worst(newRowsOnly);
        if (row >= 0)
        {
            return row;
        }
        clear();
        countChanges();
        return worst(newRowsOnly);
    }

    /** Whether the values of the last scan satisfy every row, within the rounding that a caller may expect. */
    boolean isAcceptable()
    {
        boolean acceptable = true;
        for (int i = 0; i < program.rows; i++)
        {
            acceptable &= -slack(i) <= ACCEPTABLE * magnitude[i];
        }
        return acceptable;
    }

    private int worst(final boolean newRowsOnly)
    {
        int row = -1;
        double largest = 0;
        for (int i = 0; i < program.rows; i++)
        {
            final double violation = -slack(i);
            if (violation > FEASIBLE * magnitude[i] && !(newRowsOnly && working[i]))
            {
                final double share = violation / (program.span[i] + Math.abs(program.atLeast[i]));
                if (share > largest)
                {
                    row = i;
                    largest = share;
                }
            }
        }
        return row;
    }

    private void clear()
    {
        Arrays.fill(activity, 0, program.rows, 0);
        Arrays.fill(counted, 0, program.columns, 0);
        for (int i = 0; i < program.rows; i++)
        {
            magnitude[i] = Math.abs(program.atLeast[i]) + SPAN_SHARE * program.span[i];
        }
    }

    private void countChanges()
    {
        for (int j = 0; j < program.columns; j++)
        {
            final double change = value[j] - counted[j];
            if (change != 0)
            {
                counted[j] = value[j];
                count(program.columnStart(j), change);
            }
        }
    }

    private void count(final int start, final double change)
    {
        for (int i = 0; i < program.rows; i++)
        {
            final double term = program.coefficients[start + i] * change;
            activity[i] += term;
            magnitude[i] += Math.abs(term);
        }
    }
}
