package softlanding.engine.closing.solver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every solution proves itself: its values satisfy all rows, and cost no more than the bound. Twin columns that differ
 * in the fourth to fourteenth digit are among the programmes, and coefficients of very different sizes.
 */
class ProvedOptimumTest
{
    private static final int SEEDS = 1_000;
    private static final int MAX_ROWS = 40;

    /** Twins may cost digits, and leave two programmes without an answer: there a row asks for their difference. */
    @ParameterizedTest
    @CsvSource({
        "HEDGED_BOOK, 1e-12, 1000", "SEGMENTED_COSTS, 1e-12, 1000", "NEAR_DUPLICATES, 1e-6, 998",
        "DEGENERATE, 1e-12, 500", "HUGE_SCALES, 1e-11, 1000", "DENSE_SIGNS, 1e-12, 1000",
        "MANY_BINDING, 1e-12, 500", "CAPPED_GROUPS, 1e-12, 500"})
    void shouldProveWhatItClaims(final RandomProgram.Shape shape, final double tolerance, final int leastSolved)
    {
        final ProgramSolver solver = new ProgramSolver(MAX_ROWS, 200);
        int solved = 0;
        for (long seed = 0; seed < SEEDS; seed++)
        {
            final Random sizes = new Random(seed);
            final int rows = 1 + sizes.nextInt(seed % 2 == 0 ? 8 : MAX_ROWS);
            final RandomProgram program =
                RandomProgram.of(seed, shape, rows, 1 + sizes.nextInt(seed % 3 == 0 ? 10 : 200));
            final boolean found = seed % 5 < 2 ? solver.solve(program) : solver.grow(program);
            if (found)
            {
                final String story = "seed=" + seed + " rows=" + rows + " columns=" + program.columns;
                final double cost = solver.cost();
                final double gap = cost - solver.simplex.bound();
                assertTrue(solver.lacking() <= 2e-9, () -> "a row lacks: " + story);
                assertTrue(Math.abs(gap) <= tolerance * cost, () -> "gap " + gap + " of " + cost + ": " + story);
                solved++;
            }
        }
        assertTrue(solved >= leastSolved, "solved=" + solved);
    }
}
