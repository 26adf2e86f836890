package softlanding.engine.simplex;

/**
 * The rows that the simplex has met so far, copied row after row and scaled by powers of two such that the largest
 * coefficient of a row is in [1, 2). Row w reads: sum over j of a_wj z_j - s_w = b_w with a slack s_w >= 0.
 */
final class WorkingRows
{
    int size;

    /** Scaled coefficients: a_wj is at {@code start(w) + j}. */
    final double[] coefficients;

    /** Scaled right-hand sides. */
    final double[] atLeast;

    /** |b_w| and the magnitudes that the columns at a bound have added: what rounding in row w is relative to. */
    final double[] magnitude;

    /** The row of the programme, and its scale. */
    final int[] row;
    final double[] scale;

    private final LinearProgram program;
    private final int maxColumns;

    WorkingRows(final LinearProgram program, final int maxRows, final int maxColumns)
    {
        this.program = program;
        this.maxColumns = maxColumns;
        coefficients = new double[maxRows * maxColumns];
        atLeast = new double[maxRows];
        magnitude = new double[maxRows];
        row = new int[maxRows];
        scale = new double[maxRows];
    }

    int start(final int workingRow)
    {
        return workingRow * maxColumns;
    }

    /** Copies a row of the programme. */
    void add(final int programRow)
    {
        final int workingRow = size++;
        final int start = start(workingRow);
        double largest = 0;
        for (int j = 0; j < program.columns; j++)
        {
            final double coefficient = program.coefficients[program.columnStart(j) + programRow];
            coefficients[start + j] = coefficient;
            largest = Math.max(largest, Math.abs(coefficient));
        }

        final double factor = largest == 0 ? 1 : 1 / LinearProgram.powerOfTwo(largest);
        for (int j = 0; j < program.columns; j++)
        {
            coefficients[start + j] *= factor;
        }
        row[workingRow] = programRow;
        scale[workingRow] = factor;
        atLeast[workingRow] = program.atLeast[programRow] * factor;
        magnitude[workingRow] = Math.abs(atLeast[workingRow]);
    }

    /** Copies the coefficients of one column. */
    void copyColumn(final int column, final double[] target)
    {
        for (int w = 0; w < size; w++)
        {
            target[w] = coefficients[start(w) + column];
        }
    }

    /** Adds a multiple of one column, whose magnitude joins that of the rows. */
    void addMultiple(final int column, final double factor, final double[] target)
    {
        for (int w = 0; w < size; w++)
        {
            final double term = factor * coefficients[start(w) + column];
            target[w] += term;
            magnitude[w] += Math.abs(term);
        }
    }
}
