package softlanding.engine.closing.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Programmes small enough to be solved by hand. */
class BoundedDualSimplexTest
{
    private static final double EXACT_ENOUGH = 1e-12;

    private final ProgramSolver solver = new ProgramSolver(4, 4);
    private final BoundedDualSimplex simplex = solver.simplex;

    @Test
    void shouldCloseNothingWhenNothingIsMissing()
    {
        assertTrue(solve(
            new double[]{1, 2}, new double[]{1, 1}, new double[]{0, -5}, new double[][]{{1, -3}, {-2, 1}}));

        assertEquals(0, simplex.value(0) + simplex.value(1));
        assertEquals(0, simplex.bound());
        assertEquals(0, simplex.pivots());
    }

    @Test
    void shouldTakeTheCheapestReleaseFirst()
    {
        // Costs per unit released: 1, 4, 2; of the 7 needed, 3 come from the first and 4 of 5 from the third.
        assertTrue(solve(
            new double[]{1, 4, 4}, new double[]{3, 9, 2.5}, new double[]{7}, new double[][]{{1, 1, 2}}));

        assertEquals(3, simplex.value(0), EXACT_ENOUGH);
        assertEquals(0, simplex.value(1), EXACT_ENOUGH);
        assertEquals(2, simplex.value(2), EXACT_ENOUGH);
        assertEquals(11, simplex.bound(), EXACT_ENOUGH);
        assertEquals(1, simplex.pivots());
    }

    @Test
    void shouldPassTheStretchesOfACostInOnePivot()
    {
        assertTrue(solve(
            new double[]{1, 2, 3, 4}, new double[]{1, 1, 1, 1}, new double[]{3.5}, new double[][]{{1, 1, 1, 1}}));

        assertEquals(8, simplex.bound(), EXACT_ENOUGH);
        assertEquals(1, simplex.pivots());
    }

    @Test
    void shouldHoldTwoRowsThatPullApart()
    {
        // x0 frees in one scenario and binds in the other, x1 the reverse: 2 x0 - x1 = 3, 2 x1 - x0 = 0 give (2, 1).
        assertTrue(solve(
            new double[]{1, 1}, new double[]{5, 5}, new double[]{3, 0}, new double[][]{{2, -1}, {-1, 2}}));

        assertEquals(2, simplex.value(0), EXACT_ENOUGH);
        assertEquals(1, simplex.value(1), EXACT_ENOUGH);
        assertEquals(3, simplex.bound(), EXACT_ENOUGH);
    }

    @Test
    void shouldSayThatARowIsOutOfReach()
    {
        assertFalse(solve(
            new double[]{1, 1}, new double[]{2, 3}, new double[]{1, 5.1}, new double[][]{{1, 1}, {1, 1}}));
    }

    @Test
    void shouldSayThatRowsExcludeEachOther()
    {
        // x0 - x1 >= 1 and x1 - x0 >= 0: their sum reads 0 >= 1.
        assertFalse(solve(
            new double[]{1, 1}, new double[]{9, 9}, new double[]{1, 0}, new double[][]{{1, -1}, {-1, 1}}));
    }

    @Test
    void shouldReachABoundThatTakesEverything()
    {
        assertTrue(solve(new double[]{1, 2}, new double[]{2, 3}, new double[]{5}, new double[][]{{1, 1}}));

        assertEquals(2, simplex.value(0));
        assertEquals(3, simplex.value(1), EXACT_ENOUGH);
    }

    @Test
    void shouldLeaveColumnsAloneThatAreZeroOrFixed()
    {
        assertTrue(solve(
            new double[]{1e-9, 1e-9, 5}, new double[]{7, 0, 2}, new double[]{2}, new double[][]{{0, 9, 2}}));

        assertEquals(0, simplex.value(0));
        assertEquals(0, simplex.value(1));
        assertEquals(1, simplex.value(2), EXACT_ENOUGH);
    }

    @Test
    void shouldNotLoseASmallUnitBesideALargeOne()
    {
        assertTrue(solve(
            new double[]{1e9, 1e-6}, new double[]{1e-6, 1e9},
            new double[]{1e3, 1e-3}, new double[][]{{1e9, 0}, {0, 1e-6}}));

        assertEquals(1e-6, simplex.value(0), 1e-18);
        assertEquals(1e3, simplex.value(1), 1e-9);
    }

    @Test
    void shouldGoOnFromTheLastOptimum()
    {
        assertTrue(solve(new double[]{1, 4}, new double[]{3, 9}, new double[]{5}, new double[][]{{1, 1}}));
        assertEquals(11, simplex.bound(), EXACT_ENOUGH);

        // x0 = 3, x1 = 2 give 15 of the 18 that x0 + 6 x1 needs now; both rows are tight at (2.4, 2.6).
        simplex.addRow(new double[]{1, 6}, 18);
        assertTrue(simplex.solve());
        assertEquals(2.4, simplex.value(0), EXACT_ENOUGH);
        assertEquals(2.6, simplex.value(1), EXACT_ENOUGH);
        assertEquals(12.8, simplex.bound(), EXACT_ENOUGH);
        assertEquals(2, simplex.pivots());
    }

    @Test
    void shouldSolveWithoutColumnsOrRows()
    {
        assertTrue(solve(new double[0], new double[0], new double[0], new double[0][]));
        assertTrue(solve(new double[0], new double[0], new double[]{0}, new double[1][0]));
        assertFalse(solve(new double[0], new double[0], new double[]{1}, new double[1][0]));
    }

    @Test
    void shouldRefuseWhatItsMethodDoesNotCover()
    {
        simplex.begin();
        assertThrows(IllegalArgumentException.class, () -> simplex.addColumn(0, 1));
        assertThrows(IllegalArgumentException.class, () -> simplex.addColumn(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> simplex.addColumn(1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> simplex.addColumn(1, -1));
        simplex.addColumn(1, 1);
        assertThrows(IllegalArgumentException.class, () -> simplex.addRow(new double[]{Double.NaN}, 0));
        assertThrows(IllegalArgumentException.class, () -> simplex.addRow(new double[]{1}, Double.NaN));
        for (int j = 1; j < 4; j++)
        {
            simplex.addColumn(1, 1);
        }
        assertThrows(IllegalStateException.class, () -> simplex.addColumn(1, 1));
        for (int i = 0; i < 4; i++)
        {
            simplex.addRow(new double[]{1, 1, 1, 1}, 0);
        }
        assertThrows(IllegalStateException.class, () -> simplex.addRow(new double[]{1, 1, 1, 1}, 0));
    }

    private boolean solve(
        final double[] cost, final double[] upper, final double[] atLeast, final double[][] coefficients)
    {
        return solver.solve(RandomProgram.of(cost, upper, atLeast, coefficients));
    }
}
