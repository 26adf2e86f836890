package softlanding.engine.closing;

/**
 * What a combination can be made of: the positions and packages of a book, in steps. The cost of a unit is convex in
 * its size; a column is a stretch of it over which a step costs the same, the last stretch reaching to the end of the
 * unit. No stretch is dearer than the truth, so the columns never overstate the cost of a closing.
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

    /** Most columns of any book. */
    int capacity()
    {
        return unit.length;
    }

    /** Makes the columns of the units that do not overlap. */
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
            // A unit without a cost costs the smallest amount of cash when closed whole: costs must be above 0.
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

    /** Cash per step, above 0. */
    double cost(final int column)
    {
        return cost[column];
    }

    /** Steps of the column. */
    double upper(final int column)
    {
        return upper[column];
    }
}
