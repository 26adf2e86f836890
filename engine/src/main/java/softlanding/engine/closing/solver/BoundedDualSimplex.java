package softlanding.engine.closing.solver;

import java.util.Arrays;

/**
 * Minimises c'x subject to A x &gt;= b and 0 &lt;= x &lt;= u, every c above 0, by the dual simplex method for bounded
 * columns. Nothing costs less than x = 0, so the method starts there: each pivot brings one variable back to the bound
 * that it violates, at the least extra cost. A column whose reduced cost changes its sign on the way moves to its other
 * bound without a pivot. All values are computed from the programme before each pivot, because the rows are few.
 *
 * <p>Use: {@link #begin}, {@link #addColumn} for every column, then {@link #addRow} and {@link #solve} as often as
 * needed; each solve goes on from the last basis. Equal input gives equal bits on every JVM. Nothing is allocated after
 * construction.
 */
public final class BoundedDualSimplex
{
    private static final int NONE = -1;
    /**
     * The share of its terms that a row may lack. A pivot or reduced cost below this share of its terms is
     * cancellation.
     */
    private static final double NEGLIGIBLE = 1e-9;
    /** The share of its terms below which a sum may be rounding. */
    private static final double ROUNDING = 1e-12;
    /** The share of a row's largest coefficient that counts among its terms, for rows with a right side of 0. */
    private static final double SCALE_SHARE = 1e-4;
    private static final int MAX_PIVOTS_PER_LINE = 10;

    private final LinearProgram program;
    /** The value of each variable as a share of its upper bound: 0 or 1 if it is not basic. */
    private final double[] share;
    /** The variable at each position of the basis. */
    private final int[] basic;
    private final boolean[] isBasic;
    private final BasisInverse basis;
    private final double[] value;
    private final double[] rowTerms;
    private final double[] rightSide;
    private final double[] dual;
    private final double[] reducedCost;
    private final double[] pivotRow;
    private final double[] terms;
    /** The dual step at which the reduced cost of a variable reaches 0; infinite if it never does or was passed. */
    private final double[] breakpoint;
    private int rows;
    private int columns;
    private int pivots;
    private double bound;

    /** Reserves memory for programmes up to a size. */
    public BoundedDualSimplex(final int maxRows, final int maxColumns)
    {
        program = new LinearProgram(maxRows, maxColumns);
        share = new double[maxColumns + maxRows];
        basic = new int[maxRows];
        isBasic = new boolean[maxColumns + maxRows];
        basis = new BasisInverse(maxRows);
        value = new double[maxRows];
        rowTerms = new double[maxRows];
        rightSide = new double[maxRows];
        dual = new double[maxRows];
        reducedCost = new double[maxColumns];
        pivotRow = new double[maxColumns];
        terms = new double[maxColumns];
        breakpoint = new double[maxColumns + maxRows];
    }

    /** Starts a new programme, without columns and rows. */
    public void begin()
    {
        program.begin();
        rows = 0;
        columns = 0;
        pivots = 0;
        bound = 0;
        Arrays.fill(isBasic, false);
    }

    /** Adds a column, before the first row. */
    public void addColumn(final double cost, final double upper)
    {
        program.addColumn(cost, upper);
        share[columns] = 0;
        columns++;
    }

    /** Adds a row: the sum over the columns of coefficient times x is at least the given value. */
    public void addRow(final double[] coefficients, final double atLeast)
    {
        program.addRow(coefficients, atLeast);
        basic[rows] = columns + rows;
        isBasic[columns + rows] = true;
        rows++;
    }

    /** Solves over the rows; returns false if they exclude every x or rounding leaves no answer. */
    public boolean solve()
    {
        final long mostPivots = pivots + MAX_PIVOTS_PER_LINE * (long)(rows + columns);
        while (basis.invert(program, basic))
        {
            computeDuals();
            computeValues();
            final int leaving = mostViolatedPosition();
            final int entering = leaving == NONE || pivots == mostPivots ? NONE : entering(leaving);
            if (entering == NONE)
            {
                return takeValues();
            }
            exchange(leaving, entering);
        }
        return false;
    }

    /**
     * Computes duals, reduced costs and the bound that they prove. A reduced cost of the wrong sign moves its column.
     */
    private void computeDuals()
    {
        for (int p = 0; p < rows; p++)
        {
            rightSide[p] = program.cost(basic[p]);
        }
        basis.solve(rightSide, dual, true);
        program.copyCosts(reducedCost);
        program.copyCosts(terms);
        double proved = 0;
        for (int i = 0; i < rows; i++)
        {
            dual[i] = Math.max(0, dual[i]);
            proved += dual[i] * program.atLeast(i);
            program.addRowTimes(-dual[i], i, reducedCost, terms);
        }
        for (int j = 0; j < columns; j++)
        {
            proved += Math.min(0, reducedCost[j]);
            if (!isBasic[j] && Math.abs(reducedCost[j]) > NEGLIGIBLE * terms[j])
            {
                share[j] = reducedCost[j] < 0 ? 1 : 0;
            }
        }
        bound = Math.max(bound, proved);
    }

    private void computeValues()
    {
        for (int i = 0; i < rows; i++)
        {
            rightSide[i] = program.atLeast(i);
            rowTerms[i] = Math.abs(program.atLeast(i)) + SCALE_SHARE;
            for (int j = 0; j < columns; j++)
            {
                final double term = isBasic[j] ? 0 : program.coefficient(i, j) * share[j];
                rightSide[i] -= term;
                rowTerms[i] += Math.abs(term);
            }
        }
        basis.solve(rightSide, value, false);
        for (int p = 0; p < rows; p++)
        {
            for (int i = 0; i < rows && basic[p] < columns; i++)
            {
                rowTerms[i] += Math.abs(program.coefficient(i, basic[p]) * value[p]);
            }
        }
    }

    /** Returns the position that is farthest beyond a bound, as a share of the terms of its value. */
    private int mostViolatedPosition()
    {
        int position = NONE;
        double most = ROUNDING;
        for (int p = 0; p < rows; p++)
        {
            final double beyond = basic[p] < columns ? Math.max(-value[p], value[p] - 1) : -value[p];
            final double ofTerms = beyond / basis.sumOfTerms(p, rowTerms);
            if (ofTerms > most)
            {
                position = p;
                most = ofTerms;
            }
        }
        return position;
    }

    /** Returns the variable that brings the one at a position back to its bound. Columns passed on the way move. */
    private int entering(final int position)
    {
        Arrays.fill(pivotRow, 0, columns, 0);
        Arrays.fill(terms, 0, columns, 0);
        double largest = 0;
        for (int i = 0; i < rows; i++)
        {
            program.addRowTimes(basis.at(position, i), i, pivotRow, terms);
            largest = Math.max(largest, Math.abs(basis.at(position, i)));
        }
        final double sign = value[position] < 0 ? -1 : 1;
        final double violation = sign < 0 ? -value[position] : value[position] - 1;
        double reach = 0;
        for (int j = 0; j < columns; j++)
        {
            final double direction = share[j] == 0 ? 1 : -1;
            reach += setBreakpoint(j, direction * reducedCost[j], sign * direction * pivotRow[j], terms[j]);
        }
        for (int i = 0; i < rows; i++)
        {
            reach += setBreakpoint(columns + i, dual[i], -sign * basis.at(position, i), largest);
        }
        return reach < violation * (1 - ROUNDING) ? NONE : passBreakpoints(violation);
    }

    /** Returns how far the variable can bring the leaving one. */
    private double setBreakpoint(final int variable, final double distance, final double mended, final double ofTerms)
    {
        final boolean helps = !isBasic[variable] && mended > NEGLIGIBLE * ofTerms;
        breakpoint[variable] = helps ? Math.max(0, distance) / mended : Double.POSITIVE_INFINITY;
        return helps ? reach(variable) : 0;
    }

    private double reach(final int variable)
    {
        return variable < columns ? Math.abs(pivotRow[variable]) : Double.POSITIVE_INFINITY;
    }

    private int passBreakpoints(final double violation)
    {
        int entering = NONE;
        int next = nextBreakpoint();
        double open = violation;
        while (next != NONE)
        {
            if (entering != NONE)
            {
                share[entering] = 1 - share[entering];
            }
            entering = next;
            open -= reach(entering);
            next = open > 0 ? nextBreakpoint() : NONE;
        }
        return entering;
    }

    private int nextBreakpoint()
    {
        int next = NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int variable = 0; variable < columns + rows; variable++)
        {
            if (breakpoint[variable] < least)
            {
                next = variable;
                least = breakpoint[variable];
            }
        }
        if (next != NONE)
        {
            breakpoint[next] = Double.POSITIVE_INFINITY;
        }
        return next;
    }

    private void exchange(final int position, final int entering)
    {
        final int leaving = basic[position];
        share[leaving] = value[position] < 0 ? 0 : 1;
        isBasic[leaving] = false;
        isBasic[entering] = true;
        basic[position] = entering;
        pivots++;
    }

    /** Takes the basic values, brought within their bounds, and returns whether every row then holds. */
    private boolean takeValues()
    {
        for (int p = 0; p < rows; p++)
        {
            share[basic[p]] = Math.min(1, Math.max(0, value[p]));
        }
        boolean holds = true;
        for (int i = 0; i < rows && holds; i++)
        {
            holds = program.sum(i, share) >= program.atLeast(i) - NEGLIGIBLE * rowTerms[i];
        }
        return holds;
    }

    /** Returns the x of a column. */
    public double value(final int column)
    {
        return share[column] * program.upper(column);
    }

    /** Returns a lower bound of the cost of every x that the rows allow. Rounding of the values does not affect it. */
    public double bound()
    {
        return bound;
    }

    /** Returns the number of pivots since {@link #begin}. */
    public int pivots()
    {
        return pivots;
    }
}
