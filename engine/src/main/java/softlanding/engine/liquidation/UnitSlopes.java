package softlanding.engine.liquidation;

import softlanding.engine.margin.SurplusGradient;

/**
 * What a step of a unit does at the margin. Surplus is concave and cost convex in what is closed, so no number of steps
 * releases more, or costs less, than that many times what the first one does.
 */
final class UnitSlopes
{
    private final ClosingUnits units;
    private final RowCosts costs;
    private final SurplusGradient gradient;

    UnitSlopes(final ClosingUnits units, final RowCosts costs, final SurplusGradient gradient)
    {
        this.units = units;
        this.costs = costs;
        this.gradient = gradient;
    }

    /** Surplus over the target that a step frees by the gradient worked out last, its cost aside, in cash. */
    double release(final int unit)
    {
        double sum = 0;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final int row = units.row(unit, leg);
            final double coins = costs.coins(row, units.contracts(unit, leg, 1));
            sum += gradient.perCoin(row) * (costs.sells(row) ? -coins : coins);
        }
        return sum;
    }

    /** Cost of a step after so many others of its unit, in cash; never more than the truth. */
    double cost(final int unit, final double stepsBefore)
    {
        double sum = 0;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final int row = units.row(unit, leg);
            final long contracts = units.contracts(unit, leg, 1);
            sum += costs.coins(row, contracts) * costs.marginalCost(row, stepsBefore * contracts);
        }
        return sum;
    }

    /** Steps of a whole unit; the last one of a position may be a fraction. */
    double steps(final int unit)
    {
        return (double)units.contracts(unit, 0, units.steps(unit)) / units.contracts(unit, 0, 1);
    }

    /** Steps up to which every leg trades within its visible depth; without any depth the price is the same anyway. */
    double depth(final int unit)
    {
        double least = Double.MAX_VALUE;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final double depth = costs.depth(units.row(unit, leg));
            if (depth > 0)
            {
                least = Math.min(least, depth / units.contracts(unit, leg, 1));
            }
        }
        return least;
    }
}
