package softlanding.engine.closing.solver;

/**
 * Holds the columns and rows of one programme. Values are shares of the columns' upper bounds, so that every column
 * ends at 1. Each row is scaled by a power of two such that its largest coefficient is in [1, 2). Variables are the
 * columns, then the slack of each row, which is at least 0 and is subtracted in its row.
 */
final class LinearProgram
{
    private final int maxRows;
    private final int maxColumns;
    private final double[] upper;
    private final double[] cost;
    private final double[][] coefficients;
    private final double[] atLeast;
    private int rows;
    private int columns;

    LinearProgram(final int maxRows, final int maxColumns)
    {
        this.maxRows = maxRows;
        this.maxColumns = maxColumns;
        upper = new double[maxColumns];
        cost = new double[maxColumns];
        coefficients = new double[maxRows][maxColumns];
        atLeast = new double[maxRows];
    }

    void begin()
    {
        rows = 0;
        columns = 0;
    }

    void addColumn(final double unitCost, final double upperBound)
    {
        if (rows > 0 || columns == maxColumns)
        {
            throw new IllegalStateException("no column can be added: rows=" + rows + ", columns=" + columns);
        }
        if (!(unitCost > 0 && unitCost <= Double.MAX_VALUE && upperBound >= 0 && upperBound <= Double.MAX_VALUE))
        {
            throw new IllegalArgumentException("cost=" + unitCost + ", upper=" + upperBound);
        }
        upper[columns] = upperBound;
        cost[columns] = unitCost * upperBound;
        columns++;
    }

    void addRow(final double[] ofColumns, final double leastSum)
    {
        if (rows == maxRows)
        {
            throw new IllegalStateException("no room for another row: rows=" + rows);
        }
        final double[] row = coefficients[rows];
        double largest = 0;
        for (int j = 0; j < columns; j++)
        {
            row[j] = ofColumns[j] * upper[j];
            largest = Math.max(largest, Math.abs(row[j]));
        }
        if (!(largest <= Double.MAX_VALUE && Math.abs(leastSum) <= Double.MAX_VALUE))
        {
            throw new IllegalArgumentException("row is not finite: largest=" + largest + ", at least=" + leastSum);
        }
        final double scale = largest == 0 ? 1 : Math.scalb(1.0, -Math.getExponent(largest));
        for (int j = 0; j < columns; j++)
        {
            row[j] *= scale;
        }
        atLeast[rows] = leastSum * scale;
        rows++;
    }

    int rows()
    {
        return rows;
    }

    int columns()
    {
        return columns;
    }

    double upper(final int column)
    {
        return upper[column];
    }

    /** Returns the cost of a whole column; a slack costs nothing. */
    double cost(final int variable)
    {
        return variable < columns ? cost[variable] : 0;
    }

    double coefficient(final int row, final int variable)
    {
        final int ownRow = variable - columns;
        return ownRow < 0 ? coefficients[row][variable] : ownRow == row ? -1 : 0;
    }

    /** Returns the minimum that a row demands. */
    double atLeast(final int row)
    {
        return atLeast[row];
    }

    /** Copies the costs of whole columns. */
    void copyCosts(final double[] target)
    {
        System.arraycopy(cost, 0, target, 0, columns);
    }

    /** Returns the sum over the columns of a row. */
    double sum(final int row, final double[] shares)
    {
        double sum = 0;
        for (int j = 0; j < columns; j++)
        {
            sum += coefficients[row][j] * shares[j];
        }
        return sum;
    }

    /** Adds the coefficients of a row, times a factor, to sums over the columns, and their magnitudes to the terms. */
    void addRowTimes(final double factor, final int row, final double[] sums, final double[] terms)
    {
        final double[] coefficient = coefficients[row];
        for (int j = 0; j < columns && factor != 0; j++)
        {
            final double term = factor * coefficient[j];
            sums[j] += term;
            terms[j] += Math.abs(term);
        }
    }
}
