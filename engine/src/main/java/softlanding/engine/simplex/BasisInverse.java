package softlanding.engine.simplex;

import java.util.Arrays;

/**
 * The explicit inverse of the basis. Position p of the basis belongs to row p of the inverse, working row w to its
 * column w. A pivot is one Gauss-Jordan step: row p is divided by the pivot and eliminated from the others.
 */
final class BasisInverse
{
    final double[] inverse;
    int size;

    private final int stride;

    BasisInverse(final int maxRows)
    {
        stride = maxRows;
        inverse = new double[maxRows * maxRows];
    }

    int start(final int position)
    {
        return position * stride;
    }

    /** The inverse of the basis of slacks, which is -I. */
    void setToSlacks(final int rows)
    {
        size = 0;
        while (size < rows)
        {
            addSlackRow();
        }
    }

    /**
     * Borders the basis with a new row and its slack: with r the row's coefficients of the basic variables, the new
     * row of the inverse is (r B^-1, -1).
     */
    void border(final double[] rowOfBasics)
    {
        final int added = size;
        addSlackRow();
        final int target = start(added);
        for (int position = 0; position < added; position++)
        {
            if (rowOfBasics[position] != 0)
            {
                addMultiple(target, start(position), rowOfBasics[position], added);
            }
        }
    }

    /** B^-1 times a column. */
    void multiply(final double[] column, final double[] product)
    {
        for (int position = 0; position < size; position++)
        {
            product[position] = rowTimes(position, column);
        }
    }

    /** Exchanges the basic variable at a position for one whose column, multiplied by the inverse, is given. */
    void pivot(final int pivotPosition, final double[] column)
    {
        final int pivotStart = start(pivotPosition);
        final double reciprocal = 1 / column[pivotPosition];
        for (int w = 0; w < size; w++)
        {
            inverse[pivotStart + w] *= reciprocal;
        }
        for (int position = 0; position < size; position++)
        {
            if (position != pivotPosition && column[position] != 0)
            {
                addMultiple(start(position), pivotStart, -column[position], size);
            }
        }
    }

    private void addSlackRow()
    {
        for (int position = 0; position < size; position++)
        {
            inverse[start(position) + size] = 0;
        }
        final int added = start(size);
        Arrays.fill(inverse, added, added + size, 0);
        inverse[added + size] = -1;
        size++;
    }

    private void addMultiple(final int target, final int source, final double factor, final int length)
    {
        for (int w = 0; w < length; w++)
        {
            inverse[target + w] += factor * inverse[source + w];
        }
    }

    /** Four running sums instead of one, in a fixed order: additions need not wait for each other. */
    private double rowTimes(final int position, final double[] column)
    {
        final int start = start(position);
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int w = 0;
        for (; w + 3 < size; w += 4)
        {
            sum0 += inverse[start + w] * column[w];
            sum1 += inverse[start + w + 1] * column[w + 1];
            sum2 += inverse[start + w + 2] * column[w + 2];
            sum3 += inverse[start + w + 3] * column[w + 3];
        }
        for (; w < size; w++)
        {
            sum0 += inverse[start + w] * column[w];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
