package softlanding.perf.counter;

import java.util.Map;
import java.util.SplittableRandom;
import softlanding.engine.simplex.BoundedDualSimplex;
import softlanding.engine.simplex.SimplexStatus;

/** Pivots for seeded programmes as large as a book of 50 units under 99 scenarios makes them. */
final class SimplexCounter
{
    private static final int PROGRAMMES = 100;
    private static final int ROWS = 99;
    private static final int COLUMNS = 50;
    /** Each row asks for this share of what all columns together can do for it. */
    private static final double ASKED = 0.3;

    private SimplexCounter()
    {
    }

    static void count(final Map<String, Long> counters)
    {
        final SplittableRandom random = new SplittableRandom(1);
        final BoundedDualSimplex simplex = new BoundedDualSimplex(ROWS, COLUMNS);
        long pivots = 0;
        for (int i = 0; i < PROGRAMMES; i++)
        {
            draw(simplex, random);
            final SimplexStatus status = simplex.solve();
            if (status != SimplexStatus.OPTIMAL)
            {
                throw new IllegalStateException("programme " + i + " has a solution, and the simplex says " + status);
            }
            pivots += simplex.pivots();
        }
        counters.put("simplex-pivots-per-100-programmes", pivots);
    }

    /** Columns that release margin in most scenarios and take some in others. */
    private static void draw(final BoundedDualSimplex simplex, final SplittableRandom random)
    {
        final double[] coefficients = new double[ROWS];
        final double[] reach = new double[ROWS];
        simplex.begin(ROWS);
        for (int column = 0; column < COLUMNS; column++)
        {
            final double upper = random.nextDouble(1, 50);
            final double tilt = random.nextDouble(-1, 1);
            for (int row = 0; row < ROWS; row++)
            {
                coefficients[row] = 1 + tilt * (2.0 * row / (ROWS - 1) - 1) + random.nextDouble(-0.5, 0.3);
                reach[row] += coefficients[row] * upper;
            }
            simplex.addColumn(random.nextDouble(0.1, 2), upper, coefficients, 0);
        }
        for (int row = 0; row < ROWS; row++)
        {
            simplex.setRow(row, ASKED * reach[row]);
        }
    }
}
