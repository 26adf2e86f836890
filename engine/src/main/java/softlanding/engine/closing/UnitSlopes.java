package softlanding.engine.closing;

import softlanding.engine.margin.SurplusGradient;

/**
 * What a step of a unit does at the margin. Surplus, cost aside, is concave in what is closed but for a {@link #slack},
 * and the first step is the cheapest, so no number of steps releases more, or costs less, than that many times what the
 * first one does.
 */
final class UnitSlopes
{
    private final ClosingUnits units;
    private final RowCosts costs;
    private final CloseOutEstimator estimator;
    private final SurplusGradient gradient;
    private final double[] freed;

    UnitSlopes(
        final ClosingUnits units, final RowCosts costs, final CloseOutEstimator estimator, final int bookSize)
    {
        this.units = units;
        this.costs = costs;
        this.estimator = estimator;
        gradient = new SurplusGradient(bookSize);
        freed = new double[bookSize + 1];
    }

    /** Takes the slopes at the trial that the estimate stands at. */
    void evaluate()
    {
        estimator.gradient(gradient);
        for (int row = 0; row < estimator.rows(); row++)
        {
            final double perContract = gradient.perCoin(row) * costs.coins(row, 1);
            freed[row] = costs.sells(row) ? -perContract : perContract;
        }
    }

    /** Surplus that any closing may release beyond what its steps do, in cash: the tangent lies so far above it. */
    double slack()
    {
        return gradient.slack();
    }

    /** Surplus over the target that a step frees, its cost aside, in cash. */
    double release(final int unit)
    {
        double sum = 0;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            sum += freed[units.row(unit, leg)] * units.contracts(unit, leg, 1);
        }
        return sum;
    }

    /**
     * What the first closing of a row frees at most beyond its cost and so many times that, in cash per coin.
     *
     * @param score release per cost.
     */
    double advantage(final int row, final double score)
    {
        return (freed[row] - (1 + score) * costs.firstCost(row)) / costs.coins(row, 1);
    }

    /** Cost of the first step of a unit, in cash; never more than the truth. */
    double cost(final int unit)
    {
        double sum = 0;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            sum += costs.firstCost(units.row(unit, leg)) * units.contracts(unit, leg, 1);
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
