package softlanding.engine.simplex;

import java.util.Arrays;

/**
 * Solves: minimise c'x subject to {@code A x >= b}, {@code 0 <= x <= u}, with every {@code c_j > 0}.
 * <p>
 * x = 0 with all slacks basic satisfies the dual because costs are positive, so there is no phase one: rows that x
 * violates are added one by one, the worst first, and the dual simplex mends each at the least extra cost. Rows that x
 * never violates never enter a pivot. See {@link WorkingProgram} for a pivot, {@link LeavingChoice} and
 * {@link RatioTest} for its fixed rules.
 * <p>
 * Use: {@link #begin}, {@link #addColumn} for every column, {@link #setRow} for every row, {@link #solve}, then read
 * the results; rows may be set and solved again for the same columns, or added with {@link #addRow}. OPTIMAL means that
 * no row lacks more than 1e-9 of its terms (|b|, all |a_j x_j|, and 1e-4 of all |a_j u_j|), and that the gap to the
 * dual bound is at most 1e-9 of the objective; both are near rounding unless columns are twins but for the seventh to
 * tenth digit. Equal input gives equal bits on every JVM. Nothing is allocated after construction. Not for concurrent
 * use.
 */
public final class BoundedDualSimplex
{
    /** A gap above this share of the objective makes the simplex look whether rounding has gathered. */
    private static final double CLOSED_GAP = 1e-12;

    /** With a gap above this share of the objective the values are not called optimal. */
    private static final double ACCEPTABLE_GAP = 1e-9;

    private final LinearProgram program;
    private final WorkingProgram working;
    private final RowScan scan;
    private final double[] dual;
    private final int maxRows;
    private final int maxColumns;
    private SimplexStatus status;
    private double dualBound;
    private int infeasibleRow;
    private boolean goesOn;

    /** A solver for up to so many rows and columns; memory is 16 bytes per coefficient and 8 per pair of rows. */
    public BoundedDualSimplex(final int maxRows, final int maxColumns)
    {
        if (maxRows < 1 || maxColumns < 1)
        {
            throw new IllegalArgumentException(
                "a programme needs rows and columns: maxRows=" + maxRows + ", maxColumns=" + maxColumns);
        }
        this.maxRows = maxRows;
        this.maxColumns = maxColumns;
        program = new LinearProgram(maxRows, maxColumns);
        working = new WorkingProgram(program, maxRows, maxColumns);
        scan = new RowScan(program, working.vertex.value, maxRows, maxColumns);
        dual = new double[maxRows];
    }

    /** Starts a new programme of so many rows, each with b = 0, and no columns. */
    public void begin(final int rows)
    {
        if (rows < 0 || rows > maxRows)
        {
            throw new IllegalArgumentException("rows=" + rows + " beyond maxRows=" + maxRows);
        }
        program.begin(rows);
        forget();
    }

    /**
     * Adds a column and returns its number, from 0 up.
     *
     * @param cost         c_j per unit of x_j, above 0.
     * @param upper        u_j, finite and at least 0.
     * @param coefficients array that holds the a_ij of the column, row after row; copied.
     * @param offset       index of a_0j in it.
     */
    public int addColumn(final double cost, final double upper, final double[] coefficients, final int offset)
    {
        return addColumn(cost, upper, coefficients, offset, 0);
    }

    /**
     * Adds a column to a programme that will grow by {@link #addRow}.
     *
     * @param later about how large its coefficients may be in rows added later; columns are scaled by it.
     */
    public int addColumn(
        final double cost, final double upper, final double[] coefficients, final int offset, final double later)
    {
        if (program.columns == maxColumns)
        {
            throw new IllegalStateException("no room for another column: maxColumns=" + maxColumns);
        }
        if (!(cost > 0 && cost <= Double.MAX_VALUE && upper >= 0 && upper <= Double.MAX_VALUE))
        {
            throw new IllegalArgumentException("cost must be above 0, upper at least 0, both finite: column=" +
                program.columns + ", cost=" + cost + ", upper=" + upper);
        }
        forget();
        return program.addColumn(cost, upper, coefficients, offset, later);
    }

    /** Sets b of a row: A x must be at least this, which must be finite. */
    public void setRow(final int row, final double atLeast)
    {
        if (row < 0 || row >= program.rows)
        {
            throw new IllegalArgumentException("row=" + row + " beyond rows=" + program.rows);
        }
        if (!(Math.abs(atLeast) <= Double.MAX_VALUE))
        {
            throw new IllegalArgumentException("b must be finite: row=" + row + ", b=" + atLeast);
        }
        program.atLeast[row] = atLeast;
        forget();
    }

    /** What was solved does not hold any more. */
    private void forget()
    {
        status = null;
        goesOn = false;
    }

    /**
     * Adds a row to a programme that was solved to its optimum, and returns its number. The next {@link #solve} goes on
     * from that optimum, as long as nothing else changes: it usually takes a few pivots.
     *
     * @param coefficients a_ij of the row, column after column; copied.
     * @param leastValue   b of the row, finite.
     */
    public int addRow(final double[] coefficients, final double leastValue)
    {
        if (program.rows == maxRows)
        {
            throw new IllegalStateException("no room for another row: maxRows=" + maxRows);
        }
        if (!(Math.abs(leastValue) <= Double.MAX_VALUE))
        {
            throw new IllegalArgumentException("b must be finite: row=" + program.rows + ", b=" + leastValue);
        }
        if (!goesOn && status() != SimplexStatus.OPTIMAL)
        {
            throw new IllegalStateException("rows can be added to an optimum only: status=" + status);
        }
        final int row = program.addRow(coefficients, leastValue);
        scan.rowAdded(row);
        forget();
        goesOn = true;
        return row;
    }

    /** Solves the programme, from x = 0 or from the optimum to which rows were added. */
    public SimplexStatus solve()
    {
        checkFinite();
        working.pivots = 0;
        if (!goesOn)
        {
            working.begin();
            scan.begin();
        }
        goesOn = false;
        Arrays.fill(dual, 0, program.rows, 0);
        infeasibleRow = rowOutOfReach();
        if (infeasibleRow >= 0)
        {
            dual[infeasibleRow] = 1;
            dualBound = Double.POSITIVE_INFINITY;
            status = SimplexStatus.INFEASIBLE;
        }
        else
        {
            status = addViolatedRows();
            if (status == SimplexStatus.INFEASIBLE && !working.duals.computeRay(working.blockedPosition))
            {
                status = SimplexStatus.PIVOT_LIMIT;
            }
            if (status == SimplexStatus.INFEASIBLE)
            {
                recordRay();
            }
            else
            {
                recordBestDuals();
            }
        }
        return status;
    }

    /** How the last {@link #solve} ended. */
    public SimplexStatus status()
    {
        if (status == null)
        {
            throw new IllegalStateException("the programme has changed since it was solved: call solve() first");
        }
        return status;
    }

    /** x_j, within its bounds. */
    public double value(final int column)
    {
        return working.vertex.boundedValue(column) * program.scale[column];
    }

    /** c'x. */
    public double objective()
    {
        double sum = 0;
        for (int j = 0; j < program.columns; j++)
        {
            sum += program.cost[j] * working.vertex.boundedValue(j);
        }
        return sum;
    }

    /**
     * Dual value y_i of a row, at least 0: what one more unit of b_i costs. If the programme is infeasible, the weight
     * of the row in the sum of rows that no x within the bounds satisfies.
     */
    public double dual(final int row)
    {
        return dual[row];
    }

    /**
     * No feasible x costs less than this: y'b + sum over j of min(0, c_j - y'a_j) u_j. The distance of any other
     * feasible x, such as a rounded one, from the optimum is at most its cost minus this bound. Infinite if infeasible.
     */
    public double dualBound()
    {
        return dualBound;
    }

    /** The row that proves infeasibility, or of several that do so together the one that weighs most; else -1. */
    public int infeasibleRow()
    {
        return infeasibleRow;
    }

    /** Pivots of the last {@link #solve}: a measure of its work that is the same everywhere. */
    public int pivots()
    {
        return working.pivots;
    }

    /** Rows of the last {@link #solve} that had to be looked at because some x violated them. */
    public int workingRows()
    {
        return working.rows.size;
    }

    /** The first row that not even all the columns that help, at their upper bounds, can satisfy; -1 if none. */
    private int rowOutOfReach()
    {
        for (int i = 0; i < program.rows; i++)
        {
            if (program.reach[i] < program.atLeast[i] * (1 - CLOSED_GAP))
            {
                return i;
            }
        }
        return -1;
    }

    private SimplexStatus addViolatedRows()
    {
        while (true)
        {
            final SimplexStatus reached = working.optimise();
            if (reached != SimplexStatus.OPTIMAL)
            {
                return reached;
            }
            final int row = scan.mostViolated(working.isFresh());
            if (row >= 0 && !scan.isWorking(row))
            {
                working.addRow(row, scan.slack(row));
                scan.markWorking(row);
            }
            else if (row >= 0 || (isGapAbove(CLOSED_GAP) && !working.isFresh()))
            {
                working.refresh();
            }
            else
            {
                final boolean proved = scan.isAcceptable() && !isGapAbove(ACCEPTABLE_GAP);
                return proved ? SimplexStatus.OPTIMAL : SimplexStatus.PIVOT_LIMIT;
            }
        }
    }

    private boolean isGapAbove(final double share)
    {
        working.duals.takeCarried();
        final double objective = objective();
        return objective - working.duals.bestBound > share * objective;
    }

    private void recordBestDuals()
    {
        working.duals.takeCarried();
        dualBound = working.duals.bestBound;
        scatter(working.duals.bestDual, working.duals.bestRows);
    }

    private void recordRay()
    {
        final double[] ray = working.duals.dual;
        dualBound = Double.POSITIVE_INFINITY;
        scatter(ray, working.rows.size);
        int heaviest = 0;
        for (int w = 1; w < working.rows.size; w++)
        {
            heaviest = ray[w] > ray[heaviest] ? w : heaviest;
        }
        infeasibleRow = working.rows.row[heaviest];
    }

    private void scatter(final double[] weights, final int count)
    {
        for (int w = 0; w < count; w++)
        {
            dual[working.rows.row[w]] = weights[w] * working.rows.scale[w];
        }
    }

    private void checkFinite()
    {
        for (int i = 0; i < program.rows; i++)
        {
            if (!(program.span[i] <= Double.MAX_VALUE))
            {
                throw new IllegalArgumentException("coefficients times upper bounds must be finite: row=" + i);
            }
        }
    }
}
