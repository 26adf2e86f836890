package softlanding.engine.closing.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An independent solver, primal and in two phases, finds the same costs and the same programmes without a solution. */
class SolverOracleTest
{
    private static final int SEEDS = 60;
    private static final double TOLERANCE = 1e-9;
    /** Its default of 1e-6 stops up to 0.1 % short of the optimum. */
    private static final double ORACLE_TOLERANCE = 1e-11;
    private static final int MAX = 30;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"HUGE_SCALES", "NEAR_DUPLICATES"})
    void shouldFindTheCostsThatTheOracleFinds(final RandomProgram.Shape shape)
    {
        final ProgramSolver solver = new ProgramSolver(MAX, MAX);
        int compared = 0;
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final Random sizes = new Random(seed);
            final RandomProgram program =
                RandomProgram.of(seed, shape, 1 + sizes.nextInt(MAX), 1 + sizes.nextInt(MAX));
            final double expected = leastCost(program);
            final double whole = solver.solve(program) ? solver.cost() : Double.POSITIVE_INFINITY;
            final double grown = solver.grow(program) ? solver.cost() : Double.POSITIVE_INFINITY;
            assertNear(expected, whole, "at once: seed=" + seed);
            assertNear(expected, grown, "row by row: seed=" + seed);
            compared += expected > 0 && expected < Double.POSITIVE_INFINITY ? 1 : 0;
        }
        assertTrue(compared > SEEDS / 4, "compared=" + compared);
    }

    private static void assertNear(final double expected, final double actual, final String story)
    {
        final double unit = Math.max(1, expected);
        if (expected != actual)
        {
            assertEquals(expected / unit, actual / unit, TOLERANCE, story);
        }
    }

    /** Infinite if there is no solution. Rows are divided by their largest coefficient: its tolerance is absolute. */
    private static double leastCost(final RandomProgram program)
    {
        final List<LinearConstraint> constraints = new ArrayList<>();
        for (int i = 0; i < program.rows; i++)
        {
            final double[] row = new double[program.columns];
            double largest = 1e-300;
            for (int j = 0; j < program.columns; j++)
            {
                row[j] = program.coefficient(i, j);
                largest = Math.max(largest, Math.abs(row[j]));
            }
            for (int j = 0; j < program.columns; j++)
            {
                row[j] /= largest;
            }
            constraints.add(new LinearConstraint(row, Relationship.GEQ, program.atLeast[i] / largest));
        }
        for (int j = 0; j < program.columns; j++)
        {
            final double[] bound = new double[program.columns];
            bound[j] = 1;
            constraints.add(new LinearConstraint(bound, Relationship.LEQ, program.upper[j]));
        }
        try
        {
            return new SimplexSolver(ORACLE_TOLERANCE, 10, ORACLE_TOLERANCE).optimize(
                new LinearObjectiveFunction(program.cost, 0), new LinearConstraintSet(constraints),
                GoalType.MINIMIZE, new NonNegativeConstraint(true)).getValue();
        }
        catch (final MathIllegalStateException noSolution)
        {
            return Double.POSITIVE_INFINITY;
        }
    }
}
