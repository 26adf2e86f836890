package softlanding.engine.simplex;

/**
 * Computes the inverse anew from the coefficients, and from it the duals and the values: rounding that pivots have
 * gathered is gone. The inverse starts at the slacks; each basic column then replaces the slack of a tight row, the one
 * with the largest pivot.
 */
final class BasisRebuild
{
    private static final int PIVOTS_BETWEEN = 50;

    /** A column whose largest pivot is below this depends on the others and leaves the basis. */
    private static final double SINGULAR = 1e-11;

    /** A reduced cost of the wrong sign beyond this share of the column's cost is mended by a flip. */
    private static final double WRONG_SIGN = 1e-10;

    private final LinearProgram program;
    private final Vertex vertex;
    private final WorkingRows rows;
    private final BasisInverse basis;
    private final DualValues duals;
    private final int[] former;
    private final double[] column;
    private final double[] product;
    private int pivotsSince;

    BasisRebuild(
        final LinearProgram program,
        final Vertex vertex,
        final WorkingRows rows,
        final BasisInverse basis,
        final DualValues duals,
        final int maxRows)
    {
        this.program = program;
        this.vertex = vertex;
        this.rows = rows;
        this.basis = basis;
        this.duals = duals;
        former = new int[maxRows];
        column = new double[maxRows];
        product = new double[maxRows];
    }

    void begin()
    {
        pivotsSince = 0;
    }

    /** A pivot that is not sound makes the next computation due at once. */
    void countPivot(final boolean sound)
    {
        pivotsSince = sound ? pivotsSince + 1 : PIVOTS_BETWEEN;
    }

    boolean isDue()
    {
        return pivotsSince >= PIVOTS_BETWEEN;
    }

    boolean isFresh()
    {
        return pivotsSince == 0;
    }

    void run()
    {
        duals.takeCarried();
        invert();
        restoreDuals();
        restoreValues();
        refineValues();
        pivotsSince = 0;
    }

    private void invert()
    {
        System.arraycopy(vertex.basic, 0, former, 0, rows.size);
        basis.setToSlacks(rows.size);
        for (int w = 0; w < rows.size; w++)
        {
            vertex.basic[w] = program.columns + w;
        }
        for (int position = 0; position < rows.size; position++)
        {
            if (former[position] < program.columns)
            {
                enter(former[position]);
            }
        }
        for (int position = 0; position < rows.size; position++)
        {
            vertex.direction[vertex.basic[position]] = 0;
        }
    }

    private void enter(final int variable)
    {
        rows.copyColumn(variable, column);
        basis.multiply(column, product);
        int best = -1;
        double largest = SINGULAR;
        for (int position = 0; position < rows.size; position++)
        {
            final int occupant = vertex.basic[position];
            final boolean tight = occupant >= program.columns && vertex.direction[occupant] != 0;
            if (tight && Math.abs(product[position]) > largest)
            {
                best = position;
                largest = Math.abs(product[position]);
            }
        }
        if (best < 0)
        {
            vertex.leaveBasis(variable);
        }
        else
        {
            basis.pivot(best, product);
            vertex.basic[best] = variable;
        }
    }

    private void restoreDuals()
    {
        duals.compute();
        for (int w = 0; w < rows.size; w++)
        {
            vertex.reducedCost[program.columns + w] = duals.dual[w];
        }
        for (int j = 0; j < program.columns; j++)
        {
            vertex.reducedCost[j] = duals.reducedCost[j];
            if (vertex.direction[j] * duals.reducedCost[j] < -WRONG_SIGN * program.cost[j])
            {
                vertex.flip(j);
            }
        }
    }

    /** x_B = B^-1 (b - N x_N); slacks at their bound are 0. */
    private void restoreValues()
    {
        for (int w = 0; w < rows.size; w++)
        {
            column[w] = -rows.atLeast[w];
            rows.magnitude[w] = Math.abs(rows.atLeast[w]);
        }
        for (int j = 0; j < program.columns; j++)
        {
            if (vertex.direction[j] < 0)
            {
                rows.addMultiple(j, vertex.value[j], column);
            }
        }
        basis.multiply(column, product);
        for (int position = 0; position < rows.size; position++)
        {
            vertex.value[vertex.basic[position]] = -product[position];
        }
    }

    /** x_B grows by B^-1 times what the rows are still short of. */
    private void refineValues()
    {
        for (int w = 0; w < rows.size; w++)
        {
            double residual = rows.atLeast[w] + vertex.value[program.columns + w];
            final int start = rows.start(w);
            for (int j = 0; j < program.columns; j++)
            {
                residual -= rows.coefficients[start + j] * vertex.value[j];
            }
            column[w] = residual;
        }
        basis.multiply(column, product);
        for (int position = 0; position < rows.size; position++)
        {
            vertex.value[vertex.basic[position]] += product[position];
        }
    }
}
