package softlanding.engine.simplex;

/**
 * Which basic variable leaves: the one furthest beyond its bounds, the lowest position among equals. Under Bland's rule
 * it is the variable of the lowest number that lies beyond its bounds.
 */
final class LeavingChoice
{
    /** A violation below this multiple of the terms that the value was summed from is rounding. */
    private static final double ROUNDING = 1e-12;

    /** A row that lacks less than this multiple of its terms is satisfied. */
    private static final double FEASIBLE = RowScan.FEASIBLE;

    private final LinearProgram program;
    private final Vertex vertex;
    private final WorkingRows rows;
    private final BasisInverse basis;

    LeavingChoice(final LinearProgram program, final Vertex vertex, final WorkingRows rows, final BasisInverse basis)
    {
        this.program = program;
        this.vertex = vertex;
        this.rows = rows;
        this.basis = basis;
    }

    /** Position of the leaving variable, or -1 if all are within their bounds; rounding is rounded away. */
    int choose(final boolean bland)
    {
        int leaving = -1;
        double furthest = 0;
        for (int position = 0; position < basis.size; position++)
        {
            final int variable = vertex.basic[position];
            final double violation = vertex.violation(variable);
            if (violation > (bland ? 0 : furthest))
            {
                if (violation <= tolerance(position))
                {
                    vertex.value[variable] = vertex.value[variable] < 0 ? 0 : vertex.upper[variable];
                }
                else if (!bland || leaving < 0 || variable < vertex.basic[leaving])
                {
                    leaving = position;
                    furthest = violation;
                }
            }
        }
        return leaving;
    }

    private double tolerance(final int position)
    {
        final int workingRow = vertex.basic[position] - program.columns;
        final double rounding = ROUNDING * magnitude(position);
        return workingRow < 0 ? rounding : Math.max(rounding, FEASIBLE * rows.magnitude[workingRow]);
    }

    private double magnitude(final int position)
    {
        final int start = basis.start(position);
        double sum = 0;
        for (int w = 0; w < basis.size; w++)
        {
            sum += Math.abs(basis.inverse[start + w]) * rows.magnitude[w];
        }
        return sum;
    }
}
