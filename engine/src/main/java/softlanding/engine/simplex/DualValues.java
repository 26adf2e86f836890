package softlanding.engine.simplex;

import java.util.Arrays;

/**
 * Weights y >= 0 of the working rows, and what they prove. For any such weights no feasible x costs less than
 * y'b + sum over j of min(0, c_j - y'a_j) u_j, and there is no feasible x at all if the same without c is above 0.
 */
final class DualValues
{
    /** Weight of every working row (of the row as scaled), and the reduced costs c_j - y'a_j of the columns. */
    final double[] dual;
    final double[] reducedCost;

    /** The highest bound met, and the weights of the first rows, the rest being 0, that prove it. */
    double bestBound;
    int bestRows;
    final double[] bestDual;

    /** A proof of infeasibility must exceed this share of the terms that it is summed from. */
    private static final double PROOF = 1e-12;

    private final double[] former;
    private final LinearProgram program;
    private final Vertex vertex;
    private final WorkingRows rows;
    private final BasisInverse basis;

    DualValues(
        final LinearProgram program,
        final Vertex vertex,
        final WorkingRows rows,
        final BasisInverse basis,
        final int maxRows,
        final int maxColumns)
    {
        this.program = program;
        this.vertex = vertex;
        this.rows = rows;
        this.basis = basis;
        dual = new double[maxRows];
        reducedCost = new double[maxColumns];
        former = new double[maxRows];
        bestDual = new double[maxRows];
    }

    void begin()
    {
        bestBound = 0;
        bestRows = 0;
    }

    /** Takes the weights that the pivots have carried along. */
    void takeCarried()
    {
        System.arraycopy(vertex.reducedCost, program.columns, dual, 0, rows.size);
        roundToWeights();
        startFromCosts();
        subtractWeightedRows();
        keepIfBest();
    }

    /** y = c_B B^-1 from the costs, and once more from what the basic variables' reduced costs then differ from 0. */
    void compute()
    {
        Arrays.fill(dual, 0, rows.size, 0);
        startFromCosts();
        correct();
        correct();
        keepIfBest();
    }

    private void startFromCosts()
    {
        System.arraycopy(program.cost, 0, reducedCost, 0, program.columns);
    }

    /** Any weights prove a bound; near twins can make later weights worse than earlier ones. */
    private void keepIfBest()
    {
        final double bound = bound();
        if (bound > bestBound)
        {
            bestBound = bound;
            bestRows = rows.size;
            System.arraycopy(dual, 0, bestDual, 0, rows.size);
        }
    }

    /** y grows by d_B B^-1, d_B being the reduced costs of the basic variables under y. */
    private void correct()
    {
        System.arraycopy(dual, 0, former, 0, rows.size);
        for (int position = 0; position < rows.size; position++)
        {
            final int variable = vertex.basic[position];
            final int workingRow = variable - program.columns;
            final double residual = workingRow < 0 ? reducedCost[variable] : former[workingRow];
            if (residual != 0)
            {
                addBasisRow(position, residual);
            }
        }
        roundToWeights();
        startFromCosts();
        subtractWeightedRows();
    }

    /** Takes the weights of a violation that no variable can mend; says whether they prove that none can. */
    boolean computeRay(final int position)
    {
        Arrays.fill(dual, 0, rows.size, 0);
        addBasisRow(position, vertex.value[vertex.basic[position]] < 0 ? -1 : 1);
        roundToWeights();
        Arrays.fill(reducedCost, 0, program.columns, 0);
        subtractWeightedRows();
        double terms = 0;
        for (int w = 0; w < rows.size; w++)
        {
            terms += dual[w] * rows.magnitude[w];
        }
        return bound() > PROOF * terms;
    }

    /** y'b + sum over j of min(0, reduced cost of j) u_j. */
    private double bound()
    {
        double sum = 0;
        for (int w = 0; w < rows.size; w++)
        {
            sum += dual[w] * rows.atLeast[w];
        }
        for (int j = 0; j < program.columns; j++)
        {
            sum += Math.min(0, reducedCost[j]) * program.upper[j];
        }
        return sum;
    }

    private void addBasisRow(final int position, final double factor)
    {
        final int start = basis.start(position);
        for (int w = 0; w < rows.size; w++)
        {
            dual[w] += factor * basis.inverse[start + w];
        }
    }

    private void roundToWeights()
    {
        for (int w = 0; w < rows.size; w++)
        {
            dual[w] = Math.max(0, dual[w]);
        }
    }

    private void subtractWeightedRows()
    {
        for (int w = 0; w < rows.size; w++)
        {
            final double weight = dual[w];
            if (weight != 0)
            {
                subtractMultiple(weight, rows.start(w));
            }
        }
    }

    private void subtractMultiple(final double weight, final int start)
    {
        for (int j = 0; j < program.columns; j++)
        {
            reducedCost[j] -= weight * rows.coefficients[start + j];
        }
    }
}
