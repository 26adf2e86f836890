package softlanding.engine.simplex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Programmes small enough to be solved by hand. */
class BoundedDualSimplexTest
{
    private static final double EXACT_ENOUGH = 1e-12;

    private final BoundedDualSimplex simplex = new BoundedDualSimplex(4, 4);

    @Test
    void shouldCloseNothingWhenNothingIsMissing()
    {
        assertEquals(SimplexStatus.OPTIMAL, solve(
            new double[]{1, 2}, new double[]{1, 1}, new double[]{0, -5}, new double[][]{{1, -3}, {-2, 1}}));

        assertEquals(0, simplex.objective());
        assertEquals(0, simplex.dualBound());
        assertEquals(0, simplex.value(0) + simplex.value(1));
        assertEquals(0, simplex.pivots());
        assertEquals(0, simplex.workingRows());
    }

    @Test
    void shouldTakeTheCheapestReleaseFirst()
    {
        // Costs per unit released: 1, 4, 2; of the 7 needed, 3 come from the first and 4 of 5 from the third.
        assertEquals(SimplexStatus.OPTIMAL, solve(
            new double[]{1, 4, 4}, new double[]{3, 9, 2.5}, new double[]{7}, new double[][]{{1, 1, 2}}));

        assertEquals(3, simplex.value(0), EXACT_ENOUGH);
        assertEquals(0, simplex.value(1), EXACT_ENOUGH);
        assertEquals(2, simplex.value(2), EXACT_ENOUGH);
        assertEquals(11, simplex.objective(), EXACT_ENOUGH);
        assertEquals(11, simplex.dualBound(), EXACT_ENOUGH);
        assertEquals(2, simplex.dual(0), EXACT_ENOUGH);
        assertEquals(1, simplex.pivots());
    }

    @Test
    void shouldPassTheSegmentsOfACostInOnePivot()
    {
        assertEquals(SimplexStatus.OPTIMAL, solve(
            new double[]{1, 2, 3, 4}, new double[]{1, 1, 1, 1}, new double[]{3.5}, new double[][]{{1, 1, 1, 1}}));

        assertEquals(8, simplex.objective(), EXACT_ENOUGH);
        assertEquals(1, simplex.pivots());
    }

    @Test
    void shouldHoldTwoScenariosThatPullApart()
    {
        // x0 releases up and costs down, x1 the reverse: 2 x0 - x1 = 3 and -x0 + 2 x1 = 0 give (2, 1).
        assertEquals(SimplexStatus.OPTIMAL, solve(
            new double[]{1, 1}, new double[]{5, 5}, new double[]{3, 0}, new double[][]{{2, -1}, {-1, 2}}));

        assertEquals(2, simplex.value(0), EXACT_ENOUGH);
        assertEquals(1, simplex.value(1), EXACT_ENOUGH);
        assertEquals(1, simplex.dual(0), EXACT_ENOUGH);
        assertEquals(1, simplex.dual(1), EXACT_ENOUGH);
    }

    @Test
    void shouldNameTheRowThatIsOutOfReach()
    {
        assertEquals(SimplexStatus.INFEASIBLE, solve(
            new double[]{1, 1}, new double[]{2, 3}, new double[]{1, 5.1}, new double[][]{{1, 1}, {1, 1}}));

        assertEquals(1, simplex.infeasibleRow());
        assertEquals(0, simplex.dual(0));
        assertTrue(simplex.dual(1) > 0);
        assertEquals(Double.POSITIVE_INFINITY, simplex.dualBound());
    }

    @Test
    void shouldWeighTheRowsThatExcludeEachOther()
    {
        // x0 - x1 >= 1 and x1 - x0 >= 0: their sum reads 0 >= 1.
        assertEquals(SimplexStatus.INFEASIBLE, solve(
            new double[]{1, 1}, new double[]{9, 9}, new double[]{1, 0}, new double[][]{{1, -1}, {-1, 1}}));

        assertEquals(simplex.dual(0), simplex.dual(1), EXACT_ENOUGH);
        assertTrue(simplex.dual(0) > 0);
    }

    @Test
    void shouldReachABoundThatTakesEverything()
    {
        assertEquals(SimplexStatus.OPTIMAL, solve(
            new double[]{1, 2}, new double[]{2, 3}, new double[]{5}, new double[][]{{1, 1}}));

        assertEquals(8, simplex.objective(), EXACT_ENOUGH);
    }

    @Test
    void shouldLeaveColumnsAloneThatAreZeroOrFixed()
    {
        assertEquals(SimplexStatus.OPTIMAL, solve(
            new double[]{1e-9, 1e-9, 5}, new double[]{7, 0, 2}, new double[]{2}, new double[][]{{0, 9, 2}}));

        assertEquals(0, simplex.value(0));
        assertEquals(0, simplex.value(1));
        assertEquals(1, simplex.value(2), EXACT_ENOUGH);
    }

    @Test
    void shouldNotLoseASmallUnitBesideALargeOne()
    {
        assertEquals(SimplexStatus.OPTIMAL, solve(
            new double[]{1e9, 1e-6}, new double[]{1e-6, 1e9},
            new double[]{1e3, 1e-3}, new double[][]{{1e9, 0}, {0, 1e-6}}));

        assertEquals(1e-6, simplex.value(0), 1e-18);
        assertEquals(1e3, simplex.value(1), 1e-9);
    }

    @Test
    void shouldSolveAgainForOtherRequirements()
    {
        solve(new double[]{1, 4}, new double[]{3, 9}, new double[]{5}, new double[][]{{1, 1}});
        assertEquals(11, simplex.objective(), EXACT_ENOUGH);

        simplex.setRow(0, 2);
        assertThrows(IllegalStateException.class, simplex::status);
        assertEquals(SimplexStatus.OPTIMAL, simplex.solve());
        assertEquals(2, simplex.objective(), EXACT_ENOUGH);
    }

    @Test
    void shouldSolveWithoutColumnsOrRows()
    {
        assertEquals(SimplexStatus.OPTIMAL, solve(new double[0], new double[0], new double[0], new double[0][]));
        assertEquals(SimplexStatus.OPTIMAL, solve(new double[0], new double[0], new double[]{0}, new double[1][]));
        assertEquals(SimplexStatus.INFEASIBLE, solve(new double[0], new double[0], new double[]{1}, new double[1][]));
    }

    @Test
    void shouldRefuseWhatItsMethodDoesNotCover()
    {
        final double[] column = {1, Double.NaN};
        simplex.begin(1);
        assertThrows(IllegalArgumentException.class, () -> simplex.addColumn(0, 1, column, 0));
        assertThrows(IllegalArgumentException.class, () -> simplex.addColumn(Double.NaN, 1, column, 0));
        assertThrows(IllegalArgumentException.class, () -> simplex.addColumn(1, Double.POSITIVE_INFINITY, column, 0));
        assertThrows(IllegalArgumentException.class, () -> simplex.addColumn(1, -1, column, 0));
        assertThrows(IllegalArgumentException.class, () -> simplex.setRow(1, 0));
        assertThrows(IllegalArgumentException.class, () -> simplex.setRow(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> simplex.begin(5));

        simplex.addColumn(1, 1, column, 1);
        assertThrows(IllegalArgumentException.class, simplex::solve);

        simplex.begin(1);
        for (int j = 0; j < 4; j++)
        {
            simplex.addColumn(1, 1, column, 0);
        }
        assertThrows(IllegalStateException.class, () -> simplex.addColumn(1, 1, column, 0));
    }

    private SimplexStatus solve(
        final double[] cost, final double[] upper, final double[] atLeast, final double[][] coefficients)
    {
        return RandomProgram.of(cost, upper, atLeast, coefficients).solve(simplex);
    }
}
