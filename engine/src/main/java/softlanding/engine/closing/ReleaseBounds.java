package softlanding.engine.closing;

/**
 * What each unit can release at most, and per unit of cost: from its first step where surplus is concave, else from a
 * trial at the cap. Put into a ranking, it says which units need not be sized.
 */
final class ReleaseBounds
{
    /** Share of a slope that may be rounding. */
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

    /** Says of every unit that was not there before what it can release at most. */
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
                final double release = helpfulRelease();
                ranking.expect(unit, release, release / estimator.cost());
            }
        }
    }

    /** Counts what is preferred for more. */
    void tilt()
    {
        preferences.weigh();
        for (int unit = 0; unit < units.size(); unit++)
        {
            ranking.tilt(unit, preferences.of(unit));
        }
    }

    /** Release is a step's part of the gradient less its cost, per step at most; and so is release per cost. */
    private void expectByFirstStep(final int unit, final long cap)
    {
        final double freed = slopes.release(unit) * (1 + SLOPE_ROUNDING);
        final double cost = slopes.cost(unit) * (1 - SLOPE_ROUNDING);
        final double most = (freed - cost) * units.stepsWithin(unit, cap) + slopes.slack();
        final boolean unbounded = (cost == 0 && freed > 0) || slopes.slack() > 0;
        ranking.expect(unit, capped(most), unbounded ? Double.POSITIVE_INFINITY : freed / cost - 1);
    }

    /** What the trial of the estimate releases of what is needed; nothing if it makes it worse. */
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
