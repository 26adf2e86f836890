package softlanding.engine.simplex;

import java.util.Arrays;

/**
 * Which variable enters: the dual step grows from breakpoint to breakpoint (|d_j| / |alpha_j|, the lowest variable
 * among equals), and a variable whose breakpoint is passed flips to its other bound instead of entering. Each flip
 * mends |alpha_j| u_j of the leaving variable's violation; the one that would mend the rest enters. Dual feasibility is
 * kept, and one pivot does the work of many where costs come in segments.
 */
final class RatioTest
{
    /** Pivots below this, relative to the row of the inverse, are rounding and count as zero. */
    private static final double ZERO_PIVOT = 1e-12;

    /** A pivot should be at least this, relative to the row of the inverse, if an earlier breakpoint offers one. */
    private static final double SOUND_PIVOT = 1e-6;

    /** What is left of the violation, relative to all that was mended, when rounding alone keeps it open. */
    private static final double ROUNDING = 1e-12;

    /** The leaving variable's row of the tableau, alpha, over all variables. */
    final double[] pivotRow;

    /** The variables that flip, in the order of their breakpoints. */
    final int[] flips;
    int flipCount;

    private final LinearProgram program;
    private final Vertex vertex;
    private final WorkingRows rows;
    private final BasisInverse basis;
    private final Breakpoints breakpoints;
    private double rowNorm;

    RatioTest(
        final LinearProgram program,
        final Vertex vertex,
        final WorkingRows rows,
        final BasisInverse basis,
        final int capacity)
    {
        this.program = program;
        this.vertex = vertex;
        this.rows = rows;
        this.basis = basis;
        pivotRow = new double[capacity];
        flips = new int[capacity];
        breakpoints = new Breakpoints(capacity);
    }

    /** The entering variable for the leaving one at a position, or -1 if no variable can mend its violation. */
    int choose(final int position, final boolean bland)
    {
        computePivotRow(position);
        final int leaving = vertex.basic[position];
        collectBreakpoints(vertex.value[leaving] < 0 ? -1 : 1);
        flipCount = 0;
        if (breakpoints.isEmpty())
        {
            return -1;
        }
        return bland ? breakpoints.removeLeast() : passBreakpoints(vertex.violation(leaving));
    }

    /** Whether a variable's pivot is large enough to divide by without losing much of what is known. */
    boolean isSound(final int variable)
    {
        return Math.abs(pivotRow[variable]) >= SOUND_PIVOT * rowNorm;
    }

    private void computePivotRow(final int position)
    {
        final int columns = program.columns;
        final int inverseStart = basis.start(position);
        rowNorm = 0;
        Arrays.fill(pivotRow, 0, columns, 0);
        for (int w = 0; w < rows.size; w++)
        {
            final double weight = basis.inverse[inverseStart + w];
            pivotRow[columns + w] = -weight;
            rowNorm += Math.abs(weight);
            if (weight != 0)
            {
                addMultiple(weight, rows.start(w), columns);
            }
        }
    }

    private void addMultiple(final double weight, final int start, final int length)
    {
        for (int j = 0; j < length; j++)
        {
            pivotRow[j] += weight * rows.coefficients[start + j];
        }
    }

    /** Collects the variables whose move, the only way each can go, brings the leaving one back to its bound. */
    private void collectBreakpoints(final double sign)
    {
        final double zero = ZERO_PIVOT * rowNorm;
        final int variables = program.columns + rows.size;
        breakpoints.clear();
        for (int v = 0; v < variables; v++)
        {
            final double mended = sign * vertex.direction[v] * pivotRow[v];
            if (mended > zero)
            {
                breakpoints.append(Math.abs(vertex.soundReducedCost(v)) / mended, v);
            }
        }
        breakpoints.order();
    }

    private int passBreakpoints(final double violation)
    {
        double open = violation;
        double mended = 0;
        while (!breakpoints.isEmpty())
        {
            final int variable = breakpoints.removeLeast();
            final double share = Math.abs(pivotRow[variable]) * vertex.upper[variable];
            open -= share;
            mended += share;
            flips[flipCount++] = variable;
            if (open <= 0)
            {
                return enterLastSound();
            }
        }
        return open <= ROUNDING * mended ? enterLastSound() : -1;
    }

    /** The last of the breakpoints passed enters; an earlier one if its pivot is too small to divide by safely. */
    private int enterLastSound()
    {
        final int last = flipCount - 1;
        int candidate = last;
        while (candidate >= 0 && !isSound(flips[candidate]))
        {
            candidate--;
        }
        flipCount = candidate < 0 ? last : candidate;
        return flips[flipCount];
    }
}
