package softlanding.engine.simplex;

/**
 * Which basic variable leaves: the one furthest beyond its bounds, the lowest position among equals. Under Bland's rule
 * it is the variable of the lowest number that lies beyond its bounds.
 */
final class LeavingChoice
{
    /** A violation below this multiple of the terms that the value was summed from is rounding. */
    private static final double ROUNDING = 1e-14;

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

    /**
     * What rounding may amount to at a position: a share of the terms that the value was summed from, but of a column
     * never so much that a row would miss it; of a slack at least what its row may lack anyway.
     */
    private double tolerance(final int position)
    {
        final int start = basis.start(position);
        double terms = 0;
        double largest = 0;
        for (int w = 0; w < basis.size; w++)
        {
            terms += Math.abs(basis.inverse[start + w]) * rows.magnitude[w];
            largest = Math.max(largest, rows.magnitude[w]);
        }
        final int workingRow = vertex.basic[position] - program.columns;
        return workingRow < 0 ?
            Math.min(ROUNDING * terms, RowScan.FEASIBLE * largest) :
            Math.max(ROUNDING * terms, RowScan.FEASIBLE * rows.magnitude[workingRow]);
    }
}
