package softlanding.engine.closing;

/**
 * Holds the columns of the linear programme: the positions and packages of a portfolio, in unit lots. The cost of a
 * unit is convex in its size. A column is a stretch of the unit with a constant cost per unit lot, and the last stretch
 * reaches to the end of the unit. No column overstates the cost of a closing, because no stretch costs more than the
 * true cost.
 */
final class LpColumns
{
    private static final int STRETCHES = 3;

    private final ClosingUnits units;
    private final UnitSlopes slopes;
    private final int[] unit;
    private final double[] cost;
    private final double[] upper;
    private int size;

    LpColumns(final ClosingUnits units, final UnitSlopes slopes)
    {
        this.units = units;
        this.slopes = slopes;
        final int most = STRETCHES * units.capacity();
        unit = new int[most];
        cost = new double[most];
        upper = new double[most];
    }

    /** Returns the maximum number of columns of any portfolio. */
    int capacity()
    {
        return unit.length;
    }

    /** Builds the columns of the units that do not overlap. */
    void build()
    {
        size = 0;
        for (int u = 0; u < units.size(); u++)
        {
            if (units.isExclusive(u) && units.steps(u) > 0)
            {
                add(u);
            }
        }
    }

    private void add(final int ofUnit)
    {
        final double steps = slopes.steps(ofUnit);
        final double stretch = slopes.depth(ofUnit);
        double begin = 0;
        for (int i = 0; i < STRETCHES && begin < steps; i++)
        {
            final double end = i == STRETCHES - 1 ? steps : Math.min(steps, begin + stretch);
            unit[size] = ofUnit;
            // Costs must be above 0: a unit without a cost costs the smallest amount of cash when closed completely.
            cost[size] = Math.max(slopes.cost(ofUnit, begin), CloseOutEstimator.MIN_COST / steps);
            upper[size] = end - begin;
            size++;
            begin = end;
        }
    }

    int size()
    {
        return size;
    }

    int unit(final int column)
    {
        return unit[column];
    }

    /** Returns the cash per unit lot, above 0. */
    double cost(final int column)
    {
        return cost[column];
    }

    /** Returns the unit lots of the column. */
    double upper(final int column)
    {
        return upper[column];
    }
}
