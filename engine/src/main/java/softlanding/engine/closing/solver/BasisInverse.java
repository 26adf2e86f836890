package softlanding.engine.closing.solver;

/** Holds the inverse of a basis. It is computed from the programme each time, so that rounding does not accumulate. */
final class BasisInverse
{
    private final double[][] matrix;
    private final double[][] work;
    private final double[][] inverse;
    private final double[] residual;
    private int size;

    BasisInverse(final int maxSize)
    {
        matrix = new double[maxSize][maxSize];
        work = new double[maxSize][maxSize];
        inverse = new double[maxSize][maxSize];
        residual = new double[maxSize];
    }

    /**
     * Inverts the matrix of one variable per row by Gauss-Jordan elimination with the largest pivot of a column;
     * returns false if the matrix is singular.
     */
    boolean invert(final LinearProgram program, final int[] variables)
    {
        size = program.rows();
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                matrix[i][j] = program.coefficient(i, variables[j]);
                work[i][j] = matrix[i][j];
                inverse[i][j] = i == j ? 1 : 0;
            }
        }
        boolean regular = true;
        for (int column = 0; column < size && regular; column++)
        {
            bringLargestUp(column);
            regular = work[column][column] != 0;
            for (int row = 0; row < size && regular; row++)
            {
                if (row != column && work[row][column] != 0)
                {
                    subtract(row, column, work[row][column] / work[column][column]);
                }
            }
            divide(column, work[column][column]);
        }
        return regular;
    }

    private void bringLargestUp(final int column)
    {
        int largest = column;
        for (int row = column + 1; row < size; row++)
        {
            largest = Math.abs(work[row][column]) > Math.abs(work[largest][column]) ? row : largest;
        }
        swap(work, column, largest);
        swap(inverse, column, largest);
    }

    private static void swap(final double[][] rows, final int one, final int other)
    {
        final double[] row = rows[one];
        rows[one] = rows[other];
        rows[other] = row;
    }

    private void subtract(final int row, final int other, final double factor)
    {
        for (int j = 0; j < size; j++)
        {
            work[row][j] -= factor * work[other][j];
            inverse[row][j] -= factor * inverse[other][j];
        }
    }

    private void divide(final int row, final double divisor)
    {
        for (int j = 0; j < size; j++)
        {
            work[row][j] /= divisor;
            inverse[row][j] /= divisor;
        }
    }

    /** Returns the inverse at a position of the basis and a row of the programme. */
    double at(final int position, final int row)
    {
        return inverse[position][row];
    }

    /** Returns the sum of the magnitudes of the terms of a position's value. */
    double sumOfTerms(final int position, final double[] ofRows)
    {
        double sum = 0;
        for (int row = 0; row < size; row++)
        {
            sum += Math.abs(inverse[position][row]) * ofRows[row];
        }
        return sum;
    }

    /** Solves matrix * solution = right, or solution * matrix = right, and once more for the residual of rounding. */
    void solve(final double[] right, final double[] solution, final boolean fromTheLeft)
    {
        for (int k = 0; k < size; k++)
        {
            residual[k] = right[k];
            solution[k] = 0;
        }
        for (int pass = 0; pass < 2; pass++)
        {
            addProduct(inverse, residual, 1, solution, fromTheLeft);
            System.arraycopy(right, 0, residual, 0, size);
            addProduct(matrix, solution, -1, residual, fromTheLeft);
        }
    }

    private void addProduct(
        final double[][] rows, final double[] vector, final double sign, final double[] sum, final boolean fromTheLeft)
    {
        for (int k = 0; k < size; k++)
        {
            for (int l = 0; l < size; l++)
            {
                sum[k] += sign * vector[l] * (fromTheLeft ? rows[l][k] : rows[k][l]);
            }
        }
    }
}
