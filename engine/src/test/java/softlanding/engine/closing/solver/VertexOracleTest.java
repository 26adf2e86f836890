package softlanding.engine.closing.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every vertex of programmes so small that all can be tried: the cheapest that every row allows is the optimum. */
class VertexOracleTest
{
    private static final int SEEDS = 300;
    private static final int MAX = 4;
    private static final double TOLERANCE = 1e-9;

    private double cheapest;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"HUGE_SCALES", "NEAR_DUPLICATES"})
    void shouldFindTheCheapestVertex(final RandomProgram.Shape shape)
    {
        final ProgramSolver solver = new ProgramSolver(MAX, MAX);
        int compared = 0;
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final Random sizes = new Random(seed);
            final RandomProgram program =
                RandomProgram.of(seed, shape, 1 + sizes.nextInt(MAX), 1 + sizes.nextInt(MAX));
            cheapest = Double.POSITIVE_INFINITY;
            tryVertices(program, new int[program.columns], 0, 0);
            final boolean solved = solver.solve(program);
            assertEquals(cheapest < Double.POSITIVE_INFINITY, solved, "seed=" + seed);
            if (solved)
            {
                final double unit = Math.max(1, cheapest);
                assertEquals(cheapest / unit, solver.cost() / unit, TOLERANCE, "seed=" + seed);
                assertEquals(cheapest / unit, solver.simplex.bound() / unit, TOLERANCE, "seed=" + seed);
                compared += cheapest > 0 ? 1 : 0;
            }
        }
        assertTrue(compared > SEEDS / 8, "compared: " + compared);
    }

    /** A vertex has as many constraints with equality as columns: x = 0, x = u, or a row. */
    private void tryVertices(final RandomProgram program, final int[] chosen, final int count, final int from)
    {
        if (count == program.columns)
        {
            tryVertex(program, chosen);
            return;
        }
        for (int next = from; next < 2 * program.columns + program.rows; next++)
        {
            chosen[count] = next;
            tryVertices(program, chosen, count + 1, next + 1);
        }
    }

    private void tryVertex(final RandomProgram program, final int[] chosen)
    {
        final int n = program.columns;
        final double[][] equations = new double[n][n + 1];
        for (int e = 0; e < n; e++)
        {
            if (chosen[e] < 2 * n)
            {
                equations[e][chosen[e] / 2] = 1;
                equations[e][n] = chosen[e] % 2 == 0 ? 0 : program.upper[chosen[e] / 2];
            }
            else
            {
                for (int j = 0; j < n; j++)
                {
                    equations[e][j] = program.coefficient(chosen[e] - 2 * n, j);
                }
                equations[e][n] = program.atLeast[chosen[e] - 2 * n];
            }
        }
        if (solve(equations, n) && isAllowed(program, equations))
        {
            double cost = 0;
            for (int j = 0; j < n; j++)
            {
                cost += program.cost[j] * equations[j][n];
            }
            cheapest = Math.min(cheapest, cost);
        }
    }

    /** Leaves the solution in the last column; false if there is none, or more than one. */
    private static boolean solve(final double[][] equations, final int n)
    {
        for (int column = 0; column < n; column++)
        {
            int largest = column;
            for (int row = column + 1; row < n; row++)
            {
                largest =
                    Math.abs(equations[row][column]) > Math.abs(equations[largest][column]) ? row : largest;
            }
            final double[] pivotRow = equations[largest];
            equations[largest] = equations[column];
            equations[column] = pivotRow;
            if (Math.abs(pivotRow[column]) < 1e-12)
            {
                return false;
            }
            for (int j = n; j >= column; j--)
            {
                pivotRow[j] /= pivotRow[column];
            }
            for (int row = 0; row < n; row++)
            {
                final double factor = row == column ? 0 : equations[row][column];
                for (int j = column; j <= n; j++)
                {
                    equations[row][j] -= factor * pivotRow[j];
                }
            }
        }
        return true;
    }

    private static boolean isAllowed(final RandomProgram program, final double[][] solved)
    {
        boolean allowed = true;
        for (int j = 0; j < program.columns; j++)
        {
            final double x = solved[j][program.columns];
            allowed &= x >= -1e-10 && x <= program.upper[j] + 1e-10;
        }
        for (int i = 0; i < program.rows; i++)
        {
            double sum = 0;
            double terms = Math.abs(program.atLeast[i]);
            for (int j = 0; j < program.columns; j++)
            {
                final double term = program.coefficient(i, j) * solved[j][program.columns];
                sum += term;
                terms += Math.abs(term);
            }
            allowed &= sum >= program.atLeast[i] - 1e-10 * terms - 1e-12;
        }
        return allowed;
    }
}
