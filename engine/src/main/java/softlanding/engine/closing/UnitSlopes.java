package softlanding.engine.closing;

import softlanding.engine.margin.trial.SurplusGradient;

/**
 * Holds the marginal effect of one unit lot of each unit. The surplus without cost is concave in the closed quantities
 * up to a {@link #slack}, and the first unit lot is the cheapest. So a number of unit lots never releases more, nor
 * costs less, than that number times the first unit lot.
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

    /** Takes the slopes at the estimator's trial. */
    void evaluate()
    {
        estimator.gradient(gradient);
        for (int row = 0; row < estimator.rows(); row++)
        {
            final double perContract = gradient.perCoin(row) * costs.coins(row, 1);
            freed[row] = costs.sells(row) ? -perContract : perContract;
        }
    }

    /**
     * Returns the surplus that any closing may release beyond the sum of its unit lots, in cash: the tangent lies above
     * the surplus by this amount.
     */
    double slack()
    {
        return gradient.slack();
    }

    /** Returns the surplus over the target that one unit lot releases, without its cost, in cash. */
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
     * Returns an upper bound of the first closing's release beyond its cost and the score times its cost, in cash per
     * coin.
     *
     * @param score the release per cost.
     */
    double advantage(final int row, final double score)
    {
        return (freed[row] - (1 + score) * costs.firstCost(row)) / costs.coins(row, 1);
    }

    /** Returns the cost of the first unit lot of a unit, in cash; never more than the true cost. */
    double cost(final int unit)
    {
        double sum = 0;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            sum += costs.firstCost(units.row(unit, leg)) * units.contracts(unit, leg, 1);
        }
        return sum;
    }

    /** Returns the cost of a unit lot after a number of earlier unit lots, in cash; never more than the true cost. */
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

    /** Returns the unit lots of a whole unit; the last one of a position may be a fraction. */
    double steps(final int unit)
    {
        return (double)units.contracts(unit, 0, units.steps(unit)) / units.contracts(unit, 0, 1);
    }

    /**
     * Returns the unit lots up to which every leg trades within its visible depth. A leg without visible depth is
     * ignored, because its price is the same for every quantity.
     */
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
