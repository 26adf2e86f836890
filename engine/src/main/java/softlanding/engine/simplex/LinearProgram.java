package softlanding.engine.simplex;

import java.util.Arrays;

/**
 * The data of one programme: minimise c'x subject to {@code A x >= b}, {@code 0 <= x <= u}, with {@code c > 0}.
 * Columns are scaled by powers of two, x_j = scale_j z_j, such that the largest |a_ij| of a column is in [1, 2);
 * scaling by a power of two is exact, so that a row's activity A x is the same number in either form.
 */
final class LinearProgram
{
    /** Columns beyond this power of two are scaled by it only, which keeps every product finite. */
    private static final int MAX_EXPONENT = 200;

    int rows;
    int columns;

    /** Scaled coefficients, one column after the other: a_ij is at {@code columnStart(j) + i}. */
    final double[] coefficients;

    /** Cost and upper bound in units of z. */
    final double[] cost;
    final double[] upper;

    /** x_j = scale_j z_j. */
    final double[] scale;

    /** b, the most that A x can be within the bounds, and the sum of all |a_ij| u_j. */
    final double[] atLeast;
    final double[] reach;
    final double[] span;

    private final int maxRows;

    LinearProgram(final int maxRows, final int maxColumns)
    {
        this.maxRows = maxRows;
        coefficients = new double[maxRows * maxColumns];
        cost = new double[maxColumns];
        upper = new double[maxColumns];
        scale = new double[maxColumns];
        atLeast = new double[maxRows];
        reach = new double[maxRows];
        span = new double[maxRows];
    }

    void begin(final int rowCount)
    {
        rows = rowCount;
        columns = 0;
        Arrays.fill(atLeast, 0, rowCount, 0);
        Arrays.fill(reach, 0, rowCount, 0);
        Arrays.fill(span, 0, rowCount, 0);
    }

    int columnStart(final int column)
    {
        return column * maxRows;
    }

    /** Adds a column whose coefficients start at an offset of an array; later rows may have such large ones in it. */
    int addColumn(
        final double unitCost, final double bound, final double[] source, final int offset, final double later)
    {
        final int column = columns++;
        final double largest = Math.max(later, largest(source, offset));
        final double factor = largest == 0 ? 1 : 1 / powerOfTwo(largest);
        scale[column] = factor;
        cost[column] = unitCost * factor;
        upper[column] = bound / factor;

        final int start = columnStart(column);
        for (int i = 0; i < rows; i++)
        {
            coefficients[start + i] = source[offset + i] * factor;
        }
        for (int i = 0; i < rows; i++)
        {
            final double term = source[offset + i] * bound;
            reach[i] += 0.5 * (term + Math.abs(term));
            span[i] += Math.abs(term);
        }
        return column;
    }

    /** Adds a row over the columns that are there, scaled as they are. */
    int addRow(final double[] source, final double least)
    {
        final int row = rows++;
        atLeast[row] = least;
        reach[row] = 0;
        span[row] = 0;
        for (int j = 0; j < columns; j++)
        {
            coefficients[columnStart(j) + row] = source[j] * scale[j];
            final double term = source[j] * scale[j] * upper[j];
            reach[row] += 0.5 * (term + Math.abs(term));
            span[row] += Math.abs(term);
        }
        return row;
    }

    /** The largest magnitude of a column; four running maxima instead of one need not wait for each other. */
    private double largest(final double[] source, final int offset)
    {
        double largest0 = 0;
        double largest1 = 0;
        double largest2 = 0;
        double largest3 = 0;
        int i = 0;
        for (; i + 3 < rows; i += 4)
        {
            largest0 = larger(largest0, Math.abs(source[offset + i]));
            largest1 = larger(largest1, Math.abs(source[offset + i + 1]));
            largest2 = larger(largest2, Math.abs(source[offset + i + 2]));
            largest3 = larger(largest3, Math.abs(source[offset + i + 3]));
        }
        for (; i < rows; i++)
        {
            largest0 = larger(largest0, Math.abs(source[offset + i]));
        }
        return Math.max(Math.max(largest0, largest1), Math.max(largest2, largest3));
    }

    private static double larger(final double a, final double b)
    {
        return b > a ? b : a;
    }

    /** The largest power of two that is not above a positive number, within the limits of scaling. */
    static double powerOfTwo(final double positive)
    {
        final int exponent = Math.getExponent(positive);
        return Math.scalb(1.0, Math.max(-MAX_EXPONENT, Math.min(MAX_EXPONENT, exponent)));
    }
}
