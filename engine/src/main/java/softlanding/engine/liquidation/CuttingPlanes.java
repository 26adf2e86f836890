package softlanding.engine.liquidation;

import java.util.Arrays;
import softlanding.engine.margin.SurplusGradient;
import softlanding.engine.simplex.BoundedDualSimplex;
import softlanding.engine.simplex.SimplexStatus;
import softlanding.engine.state.Decimal8;

/**
 * The cheapest combination of units, in parts of steps, by Kelley's cutting planes. The surplus over the target is
 * concave in what is closed, so a tangent lies above it: the linear programme over the tangents so far allows at least
 * what is right, its optimum costs at most the truth, and where that optimum falls short the next tangent is taken.
 *
 * <pre>
 * minimise c'x  subject to  surplus(x_k) + gradient(x_k)'(x - x_k) &gt;= 0 for every k,  0 &lt;= x &lt;= upper
 * </pre>
 */
final class CuttingPlanes
{
    private static final int MOST_CUTS = 40;
    /** Rounding up to lots makes good for a shortage below this share of what is lacking at first. */
    private static final double TOLERANCE = 1e-6;

    private final TrialClose trial;
    private final ClosingUnits units;
    private final ClosingColumns columns;
    private final TrialCombination combination;
    private final SurplusGradient gradient;
    private final BoundedDualSimplex simplex = new BoundedDualSimplex(MOST_CUTS, ClosingColumns.MOST);
    private final double[] coefficients = new double[MOST_CUTS * ClosingColumns.MOST];
    private final double[] atLeast = new double[MOST_CUTS];
    private final double[] steps = new double[ClosingColumns.MOST];
    private LiquidationPolicy policy;
    private double target;
    private double bound;
    private int cuts;
    private long pivots;

    CuttingPlanes(
        final TrialClose trial,
        final ClosingUnits units,
        final ClosingColumns columns,
        final TrialCombination combination,
        final SurplusGradient gradient)
    {
        this.trial = trial;
        this.units = units;
        this.columns = columns;
        this.combination = combination;
        this.gradient = gradient;
    }

    /** Solves for the base of the trial; false if no combination reaches the target. */
    boolean solve(final LiquidationPolicy ofPolicy)
    {
        policy = ofPolicy;
        target = Decimal8.toDouble(policy.target());
        bound = 0;
        cuts = 0;
        Arrays.fill(steps, 0);
        double surplus = evaluateBase();
        final double enough = surplus * TOLERANCE;
        boolean feasible = !Double.isNaN(surplus);
        while (feasible && surplus < enough && cuts < MOST_CUTS)
        {
            addCut(surplus);
            feasible = improve();
            surplus = feasible ? evaluate() : Double.NaN;
        }
        return feasible;
    }

    private double evaluateBase()
    {
        combination.begin();
        combination.evaluate();
        if (!trial.trialMargin().isPriced())
        {
            return Double.NaN;
        }
        gradient.evaluate(trial.trialBook(), trial.trialMargin(), target);
        columns.build(policy, units, trial.base(), gradient);
        return surplus(0);
    }

    /** The surplus at the solution, by an exact evaluation of the book and the cost of the columns; NaN if unpriced. */
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
        if (!trial.trialMargin().isPriced())
        {
            return Double.NaN;
        }
        gradient.evaluate(trial.trialBook(), trial.trialMargin(), target);
        return surplus(cost);
    }

    private double surplus(final double cost)
    {
        return Decimal8.toDouble(trial.baseMargin().marginEquity()) - cost -
            target * Decimal8.toDouble(trial.trialMargin().maintenanceRequirement());
    }

    private void addCut(final double surplus)
    {
        double constant = surplus;
        for (int j = 0; j < columns.size(); j++)
        {
            final double slope = columns.release(columns.unit(j), gradient) - columns.cost(j);
            coefficients[j * MOST_CUTS + cuts] = slope;
            constant -= slope * steps[j];
        }
        atLeast[cuts++] = -constant;
    }

    /** Solves over the cuts so far; false if they exclude everything. */
    private boolean improve()
    {
        simplex.begin(cuts);
        for (int j = 0; j < columns.size(); j++)
        {
            simplex.addColumn(columns.cost(j), columns.upper(j), coefficients, j * MOST_CUTS);
        }
        for (int i = 0; i < cuts; i++)
        {
            simplex.setRow(i, atLeast[i]);
        }
        final boolean solved = simplex.solve() == SimplexStatus.OPTIMAL;
        pivots += simplex.pivots();
        if (solved)
        {
            bound = Math.max(bound, simplex.dualBound());
            for (int j = 0; j < columns.size(); j++)
            {
                steps[j] = simplex.value(j);
            }
        }
        return solved;
    }

    /** Steps of a column in the solution. */
    double steps(final int column)
    {
        return steps[column];
    }

    /** No combination of the columns that reaches the target costs less, in cash. */
    double bound()
    {
        return bound;
    }

    /** Pivots since the beginning. */
    long pivots()
    {
        return pivots;
    }
}
