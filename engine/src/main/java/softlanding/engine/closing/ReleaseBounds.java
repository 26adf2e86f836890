package softlanding.engine.closing;

import softlanding.engine.state.Decimal8;

/**
 * Bounds the release of each unit, in total and per unit of cost: by its first unit lot where the surplus is concave,
 * else by a trial at the cap. The ranking uses the bounds to skip units that need no sizing.
 */
final class ReleaseBounds
{
    /** The share of a slope that may be rounding. */
    private static final double SLOPE_ROUNDING = 1e-9;

    private final CloseOutEstimator estimator;
    private final ClosingUnits units;
    private final UnitSlopes slopes;
    private final UnitPreferences preferences;
    private final UnitRanking ranking;

    ReleaseBounds(
        final CloseOutEstimator estimator,
        final ClosingUnits units,
        final UnitSlopes slopes,
        final UnitPreferences preferences,
        final UnitRanking ranking)
    {
        this.estimator = estimator;
        this.units = units;
        this.slopes = slopes;
        this.preferences = preferences;
        this.ranking = ranking;
    }

    /** Adds the bounds of every unit that is new to the ranking. */
    void expect(final long cap)
    {
        final int before = ranking.size();
        ranking.grow(units.size());
        for (int unit = before; unit < units.size(); unit++)
        {
            if (units.steps(unit) == 0)
            {
                ranking.expect(unit, 0, 0);
            }
            else if (estimator.isConcave())
            {
                expectByFirstStep(unit, cap);
            }
            else
            {
                estimator.tryClosing(units, unit, units.stepsWithin(unit, cap));
                double release = helpfulRelease();
                if (release <= 0 && units.hasFloor(unit))
                {
                    // What orders cost whatever their size may eat up a small share, and not a large one.
                    estimator.tryClosing(units, unit, units.steps(unit));
                    release = helpfulRelease();
                }
                ranking.expect(unit, release, release / estimator.cost());
            }
        }
    }

    /** Applies the preference weights to the ranking. */
    void tilt()
    {
        preferences.weigh();
        for (int unit = 0; unit < units.size(); unit++)
        {
            ranking.tilt(unit, preferences.of(unit));
        }
    }

    /**
     * Bounds a unit by its first unit lot. No unit lot releases more than its part of the gradient less the cost of the
     * first.
     */
    private void expectByFirstStep(final int unit, final long cap)
    {
        final double freed = slopes.release(unit) * (1 + SLOPE_ROUNDING);
        final double cost = slopes.cost(unit) * (1 - SLOPE_ROUNDING);
        final double most = (freed - cost) * units.stepsWithin(unit, units.hasFloor(unit) ? Decimal8.ONE : cap) +
            slopes.slack();
        final boolean unbounded = (cost == 0 && freed > 0) || slopes.slack() > 0;
        ranking.expect(unit, capped(most), unbounded ? Double.POSITIVE_INFINITY : freed / cost - 1);
    }

    /**
     * Returns the release of the estimator's trial up to the shortfall, in cash; 0 if the trial makes the account
     * worse.
     */
    double helpfulRelease()
    {
        return estimator.isNeverWorse() ? capped(estimator.release()) : 0;
    }

    private double capped(final double release)
    {
        final double deficit = estimator.shortfall();
        return deficit > 0 ? Math.min(release, deficit) : release;
    }
}
