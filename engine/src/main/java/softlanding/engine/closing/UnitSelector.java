package softlanding.engine.closing;

import softlanding.engine.state.Decimal8;

/**
 * Selects the unit to close and its size. Where the surplus is concave, the first unit lot bounds the release per cost,
 * so units are sized in falling order of that bound until no remaining unit can do better. Elsewhere units are tried at
 * the cap, and the best of them are sized. The selected unit is checked exactly.
 */
final class UnitSelector
{
    /** The maximum number of sized units where nothing bounds their release. */
    private static final int MAX_SIZED_UNBOUNDED = 24;
    /** The maximum number of times that all units are ranked to be closed whole, where nothing bounds their release. */
    private static final int MAX_RANKS_OF_WHOLE = 4;

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
    private int ranksOfWhole;

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
        minimalLots = new MinimalLots(estimator, units, trial);
        ranking = new UnitRanking(units.capacity());
        expectations = new ReleaseBounds(estimator, units, slopes, preferences, ranking);
        sizes = new long[units.capacity()];
        enough = new boolean[units.capacity()];
    }

    /** Writes into a plan what was chosen, what else would have been, and what kept the unit from being larger. */
    void explain(final int unit, final long cap, final LiquidationPlan plan)
    {
        describe(unit, plan.chosen());
        final int next = ranking.bestBeside(unit);
        if (next >= 0)
        {
            describe(next, plan.nextBest());
        }
        plan.explain(ranking.noted(), cap, enough[unit] ? LiquidationPlan.Limit.NONE : limit(unit, cap));
    }

    /** Returns the number of units evaluated for the last choice. */
    int evaluated()
    {
        return ranking.noted();
    }

    private LiquidationPlan.Limit limit(final int unit, final long cap)
    {
        final long within = units.stepsWithin(unit, cap);
        if (sizes[unit] < within || sizes[unit] >= units.wholeSteps(unit))
        {
            return LiquidationPlan.Limit.NONE;
        }
        if (within == units.steps(unit))
        {
            return LiquidationPlan.Limit.DEPTH;
        }
        return within == 1 ? LiquidationPlan.Limit.LOT : LiquidationPlan.Limit.CAP;
    }

    private void describe(final int unit, final UnitChoice choice)
    {
        long most = 0;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            most = Math.max(most, Math.abs(units.contracts(unit, leg, sizes[unit])));
        }
        choice.set(units.kind(unit), units.packageId(unit), units.legs(unit), most);
        choice.value(ranking.release(unit), ranking.cost(unit), ranking.tiltOf(unit));
    }

    /** Returns the unit lots of a selected unit. */
    long size(final int unit)
    {
        return sizes[unit];
    }

    /**
     * Returns the unit with the highest score up to the cap, or -1 if none helps. The score is the release up to the
     * shortfall per unit of cost, times the preference factor. The trial then holds its closing. Structures are
     * searched only if one could have a higher score than the positions.
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

    /** As above, of the positions alone: neither packages nor structures. */
    int bestPosition(final long cap)
    {
        begin();
        expectations.expect(cap);
        expectations.tilt();
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (units.legs(unit) > 1)
            {
                ranking.expect(unit, 0, 0);
            }
        }
        return leader(cap);
    }

    /** Returns the leading unit after an exact check, once no other unit can lead; -1 if none helps. */
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

    /** Returns the cheapest single unit that reaches the target, below a maximum cost; -1 if there is none. */
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

    /** Returns whether a unit that reached the target would cost more than a given cost. */
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

    /** Starts from the present base. */
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
        sizes[unit] = minimalLots.size(unit, cap);
        enough[unit] = estimator.reachesTarget() && estimator.isNeverWorse();
        ranking.note(unit, minimalLots.isBelowLeast(unit) ? 0 : expectations.helpfulRelease(), estimator.cost());
        sized++;
    }

    /**
     * Checks a unit and its size exactly: just enough to reach the target if the unit should reach it, and never worse.
     * A unit that fails counts as no help.
     */
    private boolean confirm(final int unit, final long cap)
    {
        if (enough[unit])
        {
            sizes[unit] = minimalLots.justEnough(
                unit, sizes[unit], Math.max(sizes[unit], units.stepsWithin(unit, cap)));
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
    /**
     * Returns the position or package with the highest score if it is closed completely, or -1 if none helps. The trial
     * then holds its closing.
     *
     * <p>Where nothing bounds a release, all units are ranked at once, and again only when no ranked one helps any
     * more: so the number of evaluations grows with the units, and not with their square.
     *
     * @param passedOver the units that are skipped.
     */
    int bestWhole(final boolean[] passedOver)
    {
        if (estimator.isConcave())
        {
            rankWhole(passedOver);
            return bestRanked();
        }
        int chosen = ranksOfWhole == 0 ? -1 : bestRankedOf(passedOver);
        while (chosen < 0 && ranksOfWhole < MAX_RANKS_OF_WHOLE)
        {
            ranksOfWhole++;
            estimator.takeBase();
            rankWhole(passedOver);
            chosen = bestRanked();
        }
        return chosen;
    }

    /** Ranks all positions and packages by what their whole closing would do now. */
    void rankAllWhole(final boolean[] passedOver)
    {
        takeBase();
        rankWhole(passedOver);
        for (int unit = ranking.next(); unit >= 0; unit = ranking.next())
        {
            estimator.tryClosing(units, unit, units.steps(unit));
            ranking.note(unit, estimator.isNeverWorse() ? estimator.release() : 0, estimator.cost());
        }
    }

    /** Takes the portfolio as it is as the base, without the closings tried last. */
    void takeBase()
    {
        estimator.begin();
        estimator.evaluate();
        estimator.takeBase();
    }

    /** Takes the unit with the highest score out of the ranking; -1 if none helps. */
    int takeRanked()
    {
        final int unit = ranking.best();
        if (unit >= 0)
        {
            ranking.note(unit, 0, ranking.cost(unit));
        }
        return unit;
    }

    /** Begins the closing of whole units, one after another. */
    void beginWhole()
    {
        ranksOfWhole = 0;
    }

    private int bestRankedOf(final boolean[] passedOver)
    {
        for (int unit = 0; unit < ranking.size(); unit++)
        {
            if (passedOver[unit] && ranking.isNoted(unit))
            {
                ranking.note(unit, 0, ranking.cost(unit));
            }
        }
        return bestRanked();
    }

    private void rankWhole(final boolean[] passedOver)
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
    }

    private int bestRanked()
    {
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
