package softlanding.engine.closing;

import softlanding.engine.state.Decimal8;

/**
 * Finds the unit to close, and how much of it. Where surplus is concave, the first step of a unit bounds its release
 * per cost, so units are sized in falling order of that bound until none that is left can do better. Elsewhere units
 * are tried at the cap, and those that do best there are sized. The unit that is chosen is checked exactly.
 */
final class UnitSelector
{
    /** So many units are sized where nothing bounds what they can do. */
    private static final int MAX_SIZED_UNBOUNDED = 24;

    private final CloseOutTrial trial;
    private final CloseOutEstimator estimator;
    private final ClosingUnits units;
    private final UnitSlopes slopes;
    private final StructureBound structureBound;
    private final UnitPreferences preferences;
    private final MinimalLots minimalLots;
    private final UnitRanking ranking;
    private final ReleaseBounds expectations;
    private final long[] sizes;
    private final boolean[] enough;
    private int sized;

    UnitSelector(
        final CloseOutTrial trial,
        final CloseOutEstimator estimator,
        final ClosingUnits units,
        final UnitSlopes slopes,
        final StructureBound structureBound,
        final UnitPreferences preferences)
    {
        this.trial = trial;
        this.estimator = estimator;
        this.units = units;
        this.slopes = slopes;
        this.structureBound = structureBound;
        this.preferences = preferences;
        minimalLots = new MinimalLots(estimator);
        ranking = new UnitRanking(units.capacity());
        expectations = new ReleaseBounds(estimator, units, slopes, preferences, ranking);
        sizes = new long[units.capacity()];
        enough = new boolean[units.capacity()];
    }

    /** Steps of a unit that was chosen. */
    long size(final int unit)
    {
        return sizes[unit];
    }

    /**
     * The unit whose closing, up to the cap, releases most of what is needed per unit of cost, tilted, or -1 if none
     * helps. The trial stands at its closing. Structures are looked for only where one of them could do better than
     * positions.
     */
    int best(final long cap)
    {
        begin();
        if (!estimator.isConcave() || !preferences.areLevel())
        {
            units.findStructures();
        }
        expectations.expect(cap);
        expectations.tilt();
        int chosen = leader(cap);
        if (chosen < 0 || !ranking.isSubstantial(chosen, estimator.shortfall()) ||
            structureBound.mayExceed(ranking.score(chosen)))
        {
            units.findStructures();
            expectations.expect(cap);
            chosen = leader(cap);
        }
        return chosen;
    }

    /** The unit that leads, once no other can and it is checked; -1 if none helps. */
    private int leader(final long cap)
    {
        int chosen = -1;
        boolean confirmed = false;
        while (!confirmed)
        {
            int unit = ranking.next();
            while (unit >= 0 && !isSettledAgainst(unit))
            {
                size(unit, cap);
                unit = ranking.next();
            }
            chosen = ranking.best();
            confirmed = chosen < 0 || confirm(chosen, cap);
        }
        return chosen;
    }

    private boolean isSettledAgainst(final int unit)
    {
        return estimator.isConcave() ? ranking.isSettledAgainst(unit) : sized == MAX_SIZED_UNBOUNDED;
    }

    /** The unit which alone reaches the target at the least cost, if that is less than so much; -1 if none does. */
    int cheapestThatReaches(final double mostCost)
    {
        begin();
        if (!estimator.isConcave() || structureBound.mayExceed(estimator.shortfall() / mostCost))
        {
            units.findStructures();
        }
        expectations.expect(Decimal8.ONE);
        int chosen = -1;
        boolean confirmed = false;
        while (!confirmed)
        {
            chosen = cheapestSized(mostCost);
            int unit = ranking.next();
            while (unit >= 0 && !isDearer(unit, chosen < 0 ? mostCost : ranking.cost(chosen)))
            {
                size(unit, Decimal8.ONE);
                chosen = cheapestSized(mostCost);
                unit = ranking.next();
            }
            confirmed = chosen < 0 || (confirm(chosen, Decimal8.ONE) && enough[chosen]);
        }
        return chosen;
    }

    /** Whether a unit would cost more than so much, did it reach the target. */
    private boolean isDearer(final int unit, final double cost)
    {
        return estimator.isConcave() ?
            ranking.expectedScore(unit) * cost < estimator.shortfall() : sized == MAX_SIZED_UNBOUNDED;
    }

    private int cheapestSized(final double mostCost)
    {
        int best = -1;
        double least = mostCost;
        for (int unit = 0; unit < ranking.size(); unit++)
        {
            if (ranking.isNoted(unit) && enough[unit] && ranking.cost(unit) < least)
            {
                best = unit;
                least = ranking.cost(unit);
            }
        }
        return best;
    }

    /** Starts anew with the base as it is. */
    private void begin()
    {
        sized = 0;
        ranking.clear();
        if (estimator.isConcave())
        {
            estimator.begin();
            estimator.evaluate();
            slopes.evaluate();
        }
    }

    private void size(final int unit, final long cap)
    {
        sizes[unit] = minimalLots.size(units, unit, cap);
        enough[unit] = estimator.reachesTarget() && estimator.isNeverWorse();
        ranking.note(unit, expectations.helpfulRelease(), estimator.cost());
        sized++;
    }

    /**
     * Checks a unit and its size exactly: just enough, if it is to reach the target, and never worse. If it fails, the
     * unit does not help.
     */
    private boolean confirm(final int unit, final long cap)
    {
        if (enough[unit])
        {
            makeJustEnough(unit, units.stepsWithin(unit, cap));
        }
        else
        {
            trial.tryClosing(units, unit, sizes[unit]);
        }
        final boolean confirmed = trial.isNeverWorse() && trial.release() > 0;
        enough[unit] = confirmed && trial.reachesTarget();
        if (!confirmed)
        {
            ranking.note(unit, 0, ranking.cost(unit));
        }
        return confirmed;
    }

    /**
     * Leaves the trial at the least number of steps that reaches the target: the estimate's, which for one step less is
     * short by more than rounding, or the next one.
     */
    private void makeJustEnough(final int unit, final long most)
    {
        while (!reachesTarget(unit, sizes[unit]) && sizes[unit] < most)
        {
            sizes[unit]++;
        }
    }

    private boolean reachesTarget(final int unit, final long steps)
    {
        trial.tryClosing(units, unit, steps);
        return trial.reachesTarget();
    }

    /**
     * Of the units that hold the whole book the one that releases most per unit of cost, tilted, if all of it is
     * closed, or -1 if none helps. The trial stands at its closing.
     *
     * @param passedOver those that are not asked about.
     */
    int bestWhole(final boolean[] passedOver)
    {
        begin();
        expectations.expect(Decimal8.ONE);
        expectations.tilt();
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (passedOver[unit] || !units.isExclusive(unit))
            {
                ranking.expect(unit, 0, 0);
            }
        }
        int chosen = -1;
        boolean confirmed = false;
        while (!confirmed)
        {
            int unit = ranking.next();
            while (unit >= 0 && !(estimator.isConcave() && ranking.isSettledAgainst(unit)))
            {
                estimator.tryClosing(units, unit, units.steps(unit));
                ranking.note(unit, estimator.isNeverWorse() ? estimator.release() : 0, estimator.cost());
                unit = ranking.next();
            }
            chosen = ranking.best();
            confirmed = chosen < 0 || confirmWhole(chosen);
        }
        return chosen;
    }

    private boolean confirmWhole(final int unit)
    {
        trial.tryClosing(units, unit, units.steps(unit));
        final boolean confirmed = trial.isNeverWorse() && trial.release() > 0;
        if (!confirmed)
        {
            ranking.note(unit, 0, ranking.cost(unit));
        }
        return confirmed;
    }
}
