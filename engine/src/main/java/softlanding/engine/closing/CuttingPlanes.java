package softlanding.engine.closing;

import java.util.Arrays;
import softlanding.engine.closing.solver.BoundedDualSimplex;
import softlanding.engine.state.WorkCounters;

/**
 * Finds the cheapest combination of units, in fractions of unit lots, by Kelley's cutting planes. The surplus over the
 * target is concave in the closed quantities, so each tangent lies above it. A linear programme over the tangents so
 * far contains every feasible combination, so its optimum costs no more than the cheapest one. If the optimum has a
 * shortfall, the next tangent is added there.
 *
 * <pre>
 * minimise c'x  subject to  surplus(x_k) + gradient(x_k)'(x - x_k) &gt;= 0 for every k,  0 &lt;= x &lt;= upper
 * </pre>
 */
final class CuttingPlanes
{
    private static final int MAX_CUTS = 40;
    /** Rounding up to lots compensates a shortfall below this share of the initial shortfall. */
    private static final double TOLERANCE = 1e-6;

    private final CloseOutEstimator estimator;
    private final LpColumns columns;
    private final UnitSlopes slopes;
    private final TrialCombination combination;
    private final WorkCounters counters;
    private final BoundedDualSimplex simplex;
    private final double[] coefficients;
    private final double[] steps;
    private double bound;
    private int cuts;

    CuttingPlanes(
        final CloseOutEstimator estimator,
        final LpColumns columns,
        final UnitSlopes slopes,
        final TrialCombination combination)
    {
        this.estimator = estimator;
        this.columns = columns;
        counters = estimator.counters();
        this.slopes = slopes;
        this.combination = combination;
        simplex = new BoundedDualSimplex(MAX_CUTS, columns.capacity());
        coefficients = new double[columns.capacity()];
        steps = new double[columns.capacity()];
    }

    /** Solves for the base of the estimator; returns false if no combination reaches the target. */
    boolean solve()
    {
        bound = 0;
        cuts = 0;
        columns.build();
        Arrays.fill(steps, 0, columns.size(), 0);
        double surplus = evaluate();
        final double enough = surplus * TOLERANCE;
        boolean feasible = true;
        // A tangent above the surplus may allow a solution with a shortfall. No further cut exists there, and rounding
        // up makes up for it.
        while (feasible && surplus + slopes.slack() < enough && cuts < MAX_CUTS)
        {
            addCut(surplus + slopes.slack());
            feasible = improve();
            surplus = feasible ? evaluate() : surplus;
        }
        return feasible;
    }

    /** Calculates the surplus and its gradient at the solution, at the cost of the columns. */
    private double evaluate()
    {
        double cost = 0;
        combination.begin();
        for (int j = 0; j < columns.size(); j++)
        {
            if (steps[j] > 0)
            {
                cost += steps[j] * columns.cost(j);
                combination.add(columns.unit(j), steps[j]);
            }
        }
        combination.evaluate();
        slopes.evaluate();
        return estimator.surplusAtCost(cost);
    }

    /** Adds a tangent to the programme, which begins with the first tangent. */
    private void addCut(final double surplus)
    {
        double constant = surplus;
        for (int j = 0; j < columns.size(); j++)
        {
            coefficients[j] = slopes.release(columns.unit(j)) - columns.cost(j);
            constant -= coefficients[j] * steps[j];
        }
        if (cuts == 0)
        {
            simplex.begin();
            for (int j = 0; j < columns.size(); j++)
            {
                simplex.addColumn(columns.cost(j), columns.upper(j));
            }
        }
        simplex.addRow(coefficients, -constant);
        cuts++;
    }

    /** Solves over the cuts so far; returns false if they exclude every combination. */
    private boolean improve()
    {
        final int before = simplex.pivots();
        final boolean solved = simplex.solve();
        counters.pivots += simplex.pivots() - before;
        if (solved)
        {
            bound = Math.max(bound, simplex.bound());
            for (int j = 0; j < columns.size(); j++)
            {
                steps[j] = simplex.value(j);
            }
        }
        return solved;
    }

    /** Returns the unit lots of a column in the solution. */
    double steps(final int column)
    {
        return steps[column];
    }

    /** Returns a lower bound of the cost of every combination of the columns that reaches the target, in cash. */
    double bound()
    {
        return bound;
    }
}
