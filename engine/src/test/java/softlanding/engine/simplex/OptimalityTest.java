package softlanding.engine.simplex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every solution proves itself: feasible values, feasible dual values and no gap between them leave no doubt. */
class OptimalityTest
{
    private static final int SEEDS = 1_000;
    private static final int MAX_ROWS = 150;
    private static final int MAX_COLUMNS = 200;
    private static final double TOLERANCE = 1e-9;

    /** Columns that differ in the seventh to tenth digit only cost some digits, and leave one programme in doubt. */
    private static final double TOLERANCE_AMONG_TWINS = 1e-8;
    private static final int DOUBTS_AMONG_TWINS = SEEDS / 1_000;

    @ParameterizedTest
    @EnumSource
    void shouldProveWhatItClaims(final RandomProgram.Shape shape)
    {
        final BoundedDualSimplex simplex = new BoundedDualSimplex(MAX_ROWS, MAX_COLUMNS);
        int optimal = 0;
        int doubts = 0;
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final Random sizes = new Random(seed);
            final int rows = 1 + sizes.nextInt(MAX_ROWS);
            final int columns = 1 + sizes.nextInt(MAX_COLUMNS);
            final RandomProgram program = RandomProgram.of(seed, shape, rows, columns);
            switch (program.solve(simplex))
            {
                case OPTIMAL ->
                {
                    optimal++;
                    assertOptimal(
                        new Optimality(program, simplex),
                        shape == RandomProgram.Shape.NEAR_DUPLICATES ? TOLERANCE_AMONG_TWINS : TOLERANCE,
                        "seed=" + seed + " rows=" + rows + " columns=" + columns);
                }
                case INFEASIBLE -> assertTrue(
                    Optimality.proofOfInfeasibility(program, simplex) > 0, "no proof: seed=" + seed);
                default -> doubts++;
            }
        }
        assertTrue(optimal > SEEDS / 2, "optimal=" + optimal);
        assertTrue(doubts <= (shape == RandomProgram.Shape.NEAR_DUPLICATES ? DOUBTS_AMONG_TWINS : 0),
            "doubts=" + doubts);
    }

    private static void assertOptimal(final Optimality shown, final double tolerance, final String label)
    {
        assertEquals(0, shown.primal, TOLERANCE, () -> "rows or bounds violated: " + label);
        assertEquals(0, shown.dual, tolerance, () -> "reduced costs of the wrong sign: " + label);
        assertEquals(0, shown.slackness, tolerance, () -> "a slack row has a dual value: " + label);
        assertEquals(0, shown.gap, tolerance, () -> "gap: " + label);
    }
}
