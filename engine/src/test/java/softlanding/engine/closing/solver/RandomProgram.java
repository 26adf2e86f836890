package softlanding.engine.closing.solver;

import java.util.List;
import java.util.Random;

/** A seeded linear programme of one of the shapes that liquidations have, or of one that is unkind. */
final class RandomProgram
{
    /** The shapes, each with its own generator below. */
    enum Shape
    {
        HEDGED_BOOK, SEGMENTED_COSTS, NEAR_DUPLICATES, DEGENERATE, HUGE_SCALES, DENSE_SIGNS, MANY_BINDING, CAPPED_GROUPS
    }

    final int rows;
    final int columns;
    final double[] cost;
    final double[] upper;
    final double[] atLeast;

    /** Column-major: a_ij at j * rows + i. */
    final double[] coefficients;

    /** Room for one row of coefficients. */
    final double[] row;

    private final Random random;

    private RandomProgram(final Random random, final int rows, final int columns)
    {
        this.random = random;
        this.rows = rows;
        this.columns = columns;
        cost = new double[columns];
        upper = new double[columns];
        atLeast = new double[rows];
        coefficients = new double[columns * rows];
        row = new double[columns];
    }

    static RandomProgram of(final long seed, final Shape shape, final int rows, final int columns)
    {
        final long seedOfShape = seed * 8 + List.of(Shape.values()).indexOf(shape);
        final RandomProgram program = new RandomProgram(new Random(seedOfShape), rows, columns);
        switch (shape)
        {
            case HEDGED_BOOK -> program.hedgedBook(1);
            case SEGMENTED_COSTS -> program.hedgedBook(6);
            case NEAR_DUPLICATES -> program.nearDuplicates();
            case DEGENERATE -> program.degenerate();
            case HUGE_SCALES -> program.hugeScales();
            case DENSE_SIGNS -> program.denseSigns();
            case MANY_BINDING -> program.manyBinding();
            case CAPPED_GROUPS -> program.cappedGroups();
            default -> throw new IllegalArgumentException("shape=" + shape);
        }
        return program;
    }

    static RandomProgram of(
        final double[] cost, final double[] upper, final double[] atLeast, final double[][] coefficients)
    {
        final RandomProgram program = new RandomProgram(new Random(0), atLeast.length, cost.length);
        System.arraycopy(cost, 0, program.cost, 0, cost.length);
        System.arraycopy(upper, 0, program.upper, 0, cost.length);
        System.arraycopy(atLeast, 0, program.atLeast, 0, atLeast.length);
        for (int i = 0; i < program.rows; i++)
        {
            for (int j = 0; j < program.columns; j++)
            {
                program.coefficients[j * program.rows + i] = coefficients[i][j];
            }
        }
        return program;
    }

    double coefficient(final int row, final int column)
    {
        return coefficients[column * rows + row];
    }

    /**
     * Units whose value is a function of a spot and a volatility move per scenario. Closing all of a unit releases the
     * negative of its scenario profit; each unit is cut into segments of rising cost. The equity covers a part of the
     * worst loss, so that something, but not all, must be closed.
     */
    private void hedgedBook(final int segments)
    {
        final double[] spot = new double[rows];
        final double[] vol = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            spot[i] = -0.3 + 0.6 * i / Math.max(1, rows - 1);
            vol[i] = (i % 3 - 1) * 0.25;
        }
        final double[] profit = new double[rows];
        for (int j = 0; j < columns; j++)
        {
            if (j % segments == 0)
            {
                fillUnit(j, spot, vol);
            }
            else
            {
                System.arraycopy(coefficients, (j - 1) * rows, coefficients, j * rows, rows);
            }
            upper[j] = 1.0 / segments;
            cost[j] = j % segments == 0 ? 1 + 20 * random.nextDouble() : cost[j - 1] * (1 + random.nextDouble());
            for (int i = 0; i < rows; i++)
            {
                profit[i] -= coefficient(i, j) * upper[j];
            }
        }
        double worst = 0;
        for (int i = 0; i < rows; i++)
        {
            worst = Math.min(worst, profit[i]);
        }
        final double equity = -worst * (0.3 + 0.65 * random.nextDouble());
        for (int i = 0; i < rows; i++)
        {
            atLeast[i] = -equity - profit[i];
        }
    }

    private void fillUnit(final int column, final double[] spot, final double[] vol)
    {
        final double delta = 2000 * random.nextGaussian();
        final double gamma = 3000 + 8000 * random.nextGaussian();
        final double vega = 1500 * random.nextGaussian();
        final double callStrike = 0.25 * random.nextDouble();
        final double putStrike = -0.25 * random.nextDouble();
        final double calls = 2000 + 6000 * random.nextGaussian();
        final double puts = 2000 + 6000 * random.nextGaussian();
        for (int i = 0; i < rows; i++)
        {
            coefficients[column * rows + i] = delta * spot[i] + gamma * spot[i] * spot[i] + vega * vol[i] +
                calls * Math.max(0, spot[i] - callStrike) + puts * Math.max(0, putStrike - spot[i]);
        }
    }

    private void nearDuplicates()
    {
        hedgedBook(1);
        for (int j = 1; j < columns; j++)
        {
            if (random.nextInt(2) == 0)
            {
                final int twin = random.nextInt(j);
                final double noise = random.nextBoolean() ? 0 : Math.pow(10, -4 - random.nextInt(11));
                for (int i = 0; i < rows; i++)
                {
                    coefficients[j * rows + i] = coefficient(i, twin) * (1 + noise * random.nextGaussian());
                }
                cost[j] = cost[twin] * (1 + noise * random.nextDouble());
            }
        }
        requireReachable(0.7);
    }

    /** Small integers, equal costs, equal rows: ties everywhere. */
    private void degenerate()
    {
        for (int j = 0; j < columns; j++)
        {
            cost[j] = 1 + random.nextInt(2);
            upper[j] = random.nextInt(4);
            for (int i = 0; i < rows; i++)
            {
                coefficients[j * rows + i] = i % 4 == 3 ? coefficient(i - 1, j) : random.nextInt(5) - 2;
            }
        }
        for (int i = 0; i < rows; i++)
        {
            atLeast[i] = random.nextInt(7) - 3;
        }
        keepBelowReach();
    }

    /** Rows, columns, costs and bounds between 1e-6 and 1e9; some columns are zero, some bounds too. */
    private void hugeScales()
    {
        denseSigns();
        final double[] rowScale = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            rowScale[i] = Math.pow(10, random.nextInt(8) - 3);
            atLeast[i] *= rowScale[i];
        }
        for (int j = 0; j < columns; j++)
        {
            final double scale = random.nextInt(8) == 0 ? 0 : Math.pow(10, random.nextInt(8) - 3);
            for (int i = 0; i < rows; i++)
            {
                coefficients[j * rows + i] *= scale * rowScale[i];
            }
            upper[j] = random.nextInt(8) == 0 ? 0 : upper[j] / Math.max(scale, 1e-3);
            cost[j] *= Math.pow(10, random.nextInt(8) - 3);
        }
        requireReachable(0.5);
    }

    private void denseSigns()
    {
        for (int j = 0; j < columns; j++)
        {
            cost[j] = 0.1 + random.nextDouble();
            upper[j] = 2 * random.nextDouble();
            for (int i = 0; i < rows; i++)
            {
                coefficients[j * rows + i] = random.nextInt(3) == 0 ? 0 : random.nextGaussian() + 0.3;
            }
        }
        requireReachable(0.8);
    }

    /** Each row leans on columns of its own. */
    private void manyBinding()
    {
        for (int j = 0; j < columns; j++)
        {
            cost[j] = 1 + random.nextDouble();
            upper[j] = 10;
            for (int i = 0; i < rows; i++)
            {
                final boolean own = j % rows == i;
                coefficients[j * rows + i] = own ? 1 + random.nextDouble() : 0.02 * random.nextGaussian();
            }
        }
        for (int i = 0; i < rows; i++)
        {
            atLeast[i] = 2 * random.nextDouble();
        }
    }

    /** A book whose last rows limit how much of a group of units may be closed: -sum of x >= -cap. */
    private void cappedGroups()
    {
        hedgedBook(1);
        for (int i = Math.max(1, rows - 4); i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                coefficients[j * rows + i] = j % 4 == i % 4 ? -1 : 0;
            }
            atLeast[i] = -Math.max(1, 0.15 * columns);
        }
    }

    /** Sets b such that a random point within the bounds satisfies every row, some of them just. */
    private void requireReachable(final double density)
    {
        final double[] activity = new double[rows];
        for (int j = 0; j < columns; j++)
        {
            final double x = random.nextDouble() < density ? upper[j] * random.nextDouble() : 0;
            for (int i = 0; i < rows; i++)
            {
                activity[i] += coefficient(i, j) * x;
            }
        }
        for (int i = 0; i < rows; i++)
        {
            final double room = random.nextInt(3) == 0 ? 0 : random.nextDouble();
            atLeast[i] = activity[i] - room * Math.abs(activity[i]);
        }
    }

    private void keepBelowReach()
    {
        for (int i = 0; i < rows; i++)
        {
            double reach = 0;
            for (int j = 0; j < columns; j++)
            {
                reach += Math.max(0, coefficient(i, j)) * upper[j];
            }
            atLeast[i] = Math.min(atLeast[i], reach);
        }
    }
}
