package softlanding.engine.simplex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A programme that grows row by row comes to the same optimum as one that is given whole. */
class AddedRowsTest
{
    private static final int SEEDS = 200;
    private static final int MAX = 20;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"HUGE_SCALES", "NEAR_DUPLICATES"})
    void shouldFindTheSameCostRowByRow(final RandomProgram.Shape shape)
    {
        final BoundedDualSimplex whole = new BoundedDualSimplex(MAX, MAX);
        final BoundedDualSimplex growing = new BoundedDualSimplex(MAX, MAX);
        int compared = 0;
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final Random sizes = new Random(seed);
            final RandomProgram program =
                RandomProgram.of(seed, shape, 2 + sizes.nextInt(MAX - 2), 1 + sizes.nextInt(MAX - 1));
            final SimplexStatus expected = program.solve(whole);
            final SimplexStatus actual = grow(program, growing);
            final String story = "seed=" + seed;
            assertEquals(expected, actual, story);
            if (expected == SimplexStatus.OPTIMAL)
            {
                final double unit = Math.max(1, whole.objective());
                assertEquals(whole.objective() / unit, growing.objective() / unit, 1e-9, story);
                assertEquals(whole.dualBound() / unit, growing.dualBound() / unit, 1e-8, story);
                compared++;
            }
        }
        assertTrue(compared > SEEDS / 8, "compared: " + compared);
    }

    private static SimplexStatus grow(final RandomProgram program, final BoundedDualSimplex simplex)
    {
        simplex.begin(1);
        for (int j = 0; j < program.columns; j++)
        {
            double later = 0;
            for (int i = 0; i < program.rows; i++)
            {
                later = Math.max(later, Math.abs(program.coefficient(i, j)));
            }
            simplex.addColumn(
                program.cost[j], program.upper[j], new double[] {program.coefficient(0, j)}, 0, later);
        }
        simplex.setRow(0, program.atLeast[0]);
        SimplexStatus status = simplex.solve();
        for (int i = 1; i < program.rows && status == SimplexStatus.OPTIMAL; i++)
        {
            final double[] row = new double[program.columns];
            for (int j = 0; j < program.columns; j++)
            {
                row[j] = program.coefficient(i, j);
            }
            simplex.addRow(row, program.atLeast[i]);
            status = simplex.solve();
        }
        return status;
    }

    @Test
    void shouldRefuseRowsBeyondItsRoomAndBeforeAnOptimum()
    {
        final BoundedDualSimplex simplex = new BoundedDualSimplex(1, 1);
        simplex.begin(1);
        simplex.addColumn(1, 1, new double[] {1}, 0);
        simplex.setRow(0, 0.5);
        assertThrows(IllegalStateException.class, () -> simplex.addRow(new double[] {1}, 0.7));
        final BoundedDualSimplex roomy = new BoundedDualSimplex(2, 1);
        roomy.begin(1);
        roomy.addColumn(1, 1, new double[] {1}, 0);
        assertThrows(IllegalStateException.class, () -> roomy.addRow(new double[] {1}, 0.7));
        roomy.solve();
        roomy.addRow(new double[] {1}, 0.7);
        assertEquals(SimplexStatus.OPTIMAL, roomy.solve());
        assertEquals(0.7, roomy.value(0), 1e-12);
    }
}
