package softlanding.engine.simplex;

import java.util.Arrays;

/**
 * The dual simplex over the working rows. With basis B, N the variables at a bound and x_B = B^-1 (b - N x_N), the
 * reduced costs keep the signs that make x optimal, and each pivot moves a basic variable that lies beyond its bounds
 * back to the bound, in exchange for the variable that the ratio test names; when none lies beyond, x is optimal.
 */
final class WorkingProgram
{
    /** Share of a row's terms, or of a column's upper bound, up to which a violation is forgiven if it must be. */
    private static final double FORGIVABLE = 5e-10;

    /** Pivots per row after which a round may be cycling among ties, and Bland's rule takes over. */
    private static final int STALL_PIVOTS_PER_ROW = 10;

    /** Pivots per row and column after which to give up; the hardest of the tests' programmes need 3. */
    private static final int PIVOTS_PER_LINE = 10;

    /** Row and column must agree on the pivot, relative to it, or the inverse is rebuilt. */
    private static final double PIVOT_AGREEMENT = 1e-8;

    final Vertex vertex;
    final WorkingRows rows;
    final DualValues duals;

    /** Pivots since {@link #begin()}. */
    int pivots;

    /** The position whose variable no other can bring back to its bound, after {@link SimplexStatus#INFEASIBLE}. */
    int blockedPosition;

    private final RatioTest ratioTest;
    private final LinearProgram program;
    private final BasisInverse basis;
    private final BasisRebuild rebuild;
    private final LeavingChoice leavingChoice;
    private final double[] column;
    private final double[] product;
    private final double[] movement;

    WorkingProgram(final LinearProgram program, final int maxRows, final int maxColumns)
    {
        this.program = program;
        vertex = new Vertex(maxRows, maxColumns);
        rows = new WorkingRows(program, maxRows, maxColumns);
        basis = new BasisInverse(maxRows);
        ratioTest = new RatioTest(program, vertex, rows, basis, maxRows + maxColumns);
        duals = new DualValues(program, vertex, rows, basis, maxRows, maxColumns);
        rebuild = new BasisRebuild(program, vertex, rows, basis, duals, maxRows);
        leavingChoice = new LeavingChoice(program, vertex, rows, basis);
        column = new double[maxRows];
        product = new double[maxRows];
        movement = new double[maxRows];
    }

    void begin()
    {
        rows.size = 0;
        basis.setToSlacks(0);
        vertex.begin(program);
        rebuild.begin();
        duals.begin();
        pivots = 0;
    }

    /** Adds a row of the programme, its slack basic with the value A x - b of the row (unscaled). */
    void addRow(final int programRow, final double slack)
    {
        final int workingRow = rows.size;
        rows.add(programRow);
        final int start = rows.start(workingRow);
        for (int position = 0; position < workingRow; position++)
        {
            final int variable = vertex.basic[position];
            column[position] = variable < program.columns ? rows.coefficients[start + variable] : 0;
        }
        basis.border(column);
        vertex.addSlack(program.columns + workingRow, workingRow, slack * rows.scale[workingRow]);
    }

    /** Pivots until the working rows hold at least cost, or it is shown that they cannot. */
    SimplexStatus optimise()
    {
        final int stall = pivots + STALL_PIVOTS_PER_ROW * (rows.size + STALL_PIVOTS_PER_ROW);
        final int limit = PIVOTS_PER_LINE * (program.rows + program.columns);
        while (true)
        {
            if (rebuild.isDue())
            {
                rebuild.run();
            }
            final boolean bland = pivots > stall;
            final int position = leavingChoice.choose(bland);
            if (position < 0)
            {
                return SimplexStatus.OPTIMAL;
            }
            if (pivots >= limit)
            {
                return SimplexStatus.PIVOT_LIMIT;
            }
            final int entering = ratioTest.choose(position, bland);
            if (entering >= 0)
            {
                computeProduct(entering);
            }
            if (!rebuild.isFresh() && (entering < 0 || !agreesOnPivot(position, entering)))
            {
                rebuild.run();
            }
            else if (entering >= 0 && ratioTest.isSound(entering))
            {
                pivot(position, entering);
            }
            else if (!forgive(position))
            {
                if (entering < 0)
                {
                    blockedPosition = position;
                    return SimplexStatus.INFEASIBLE;
                }
                pivot(position, entering);
            }
        }
    }

    /** Whether no pivot has been made since the inverse was last computed from the coefficients. */
    boolean isFresh()
    {
        return rebuild.isFresh();
    }

    /** Computes the inverse and all that hangs on it anew. */
    void refresh()
    {
        rebuild.run();
    }

    /**
     * Rounds away a violation that is small and that no sound pivot can mend, as differences between twins cannot: the
     * row is asked for so much less, or the column stands at its bound.
     */
    private boolean forgive(final int position)
    {
        final int variable = vertex.basic[position];
        final int workingRow = variable - program.columns;
        final double violation = vertex.violation(variable);
        final double size = workingRow < 0 ? vertex.upper[variable] : rows.magnitude[workingRow];
        if (violation > FORGIVABLE * size)
        {
            return false;
        }
        vertex.value[variable] = vertex.value[variable] < 0 ? 0 : vertex.upper[variable];
        if (workingRow >= 0)
        {
            rows.atLeast[workingRow] -= violation;
        }
        return true;
    }

    /** The entering column in terms of the basis. */
    private void computeProduct(final int entering)
    {
        if (entering < program.columns)
        {
            rows.copyColumn(entering, column);
        }
        else
        {
            Arrays.fill(column, 0, rows.size, 0);
            column[entering - program.columns] = -1;
        }
        basis.multiply(column, product);
    }

    private boolean agreesOnPivot(final int position, final int entering)
    {
        final double pivot = ratioTest.pivotRow[entering];
        return Math.abs(product[position] - pivot) <= PIVOT_AGREEMENT * Math.abs(pivot);
    }

    private void pivot(final int position, final int entering)
    {
        final int leaving = vertex.basic[position];
        final double bound = vertex.value[leaving] < 0 ? 0 : vertex.upper[leaving];
        stepDuals(leaving, entering);
        flip();
        stepPrimals(position, entering, bound);
        basis.pivot(position, product);
        vertex.basic[position] = entering;
        pivots++;
        rebuild.countPivot(ratioTest.isSound(entering));
    }

    private void stepDuals(final int leaving, final int entering)
    {
        final double step = vertex.soundReducedCost(entering) / ratioTest.pivotRow[entering];
        final int variables = program.columns + rows.size;
        for (int v = 0; v < variables; v++)
        {
            vertex.reducedCost[v] -= step * ratioTest.pivotRow[v];
        }
        vertex.reducedCost[entering] = 0;
        vertex.reducedCost[leaving] = -step;
    }

    /** Moves the variables whose breakpoints were passed to their other bounds, and the basic ones along. */
    private void flip()
    {
        if (ratioTest.flipCount == 0)
        {
            return;
        }
        Arrays.fill(column, 0, rows.size, 0);
        for (int i = 0; i < ratioTest.flipCount; i++)
        {
            final int variable = ratioTest.flips[i];
            rows.addMultiple(variable, vertex.flip(variable), column);
        }
        basis.multiply(column, movement);
        for (int position = 0; position < rows.size; position++)
        {
            vertex.value[vertex.basic[position]] -= movement[position];
        }
    }

    /** Brings the leaving variable to its bound by moving the entering one. */
    private void stepPrimals(final int position, final int entering, final double bound)
    {
        final int leaving = vertex.basic[position];
        final double step = (vertex.value[leaving] - bound) / product[position];
        for (int p = 0; p < rows.size; p++)
        {
            vertex.value[vertex.basic[p]] -= step * product[p];
        }
        vertex.value[entering] += step;
        vertex.direction[entering] = 0;
        vertex.value[leaving] = bound;
        vertex.direction[leaving] = bound == 0 ? 1 : -1;
    }
}
