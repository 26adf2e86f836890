package softlanding.engine.closing;

import java.util.Arrays;

/**
 * Makes whole steps of a solution in parts: rounds up, or one of the units down; adds what is still lacking where it
 * frees most per unit of cost; takes single steps back while the target holds. Every change is judged by an estimate of
 * its own, and the cheapest answer counts.
 */
final class LotRounding
{
    /** Noise of the solver is not rounded up. */
    private static final double NOISE = 1e-7;
    private static final int MAX_ROUNDS = 64;
    /** So many of the units in parts are tried rounded down, where another may do the rest more cheaply. */
    private static final int MAX_ROUNDED_DOWN = 8;
    private static final int NONE = -1;
    /** Share of a slope that may be rounding. */
    private static final double SLOPE_ROUNDING = 1e-9;

    private final CloseOutEstimator estimator;
    private final ClosingUnits units;
    private final TrialCombination combination;
    private final UnitSlopes slopes;
    private final double[] promise;
    private final double[] parts;
    private final long[] steps;
    private final long[] best;
    private double leastCost;
    private int barred;

    LotRounding(
        final CloseOutEstimator estimator,
        final ClosingUnits units,
        final UnitSlopes slopes,
        final TrialCombination combination)
    {
        this.slopes = slopes;
        promise = new double[units.capacity()];
        this.estimator = estimator;
        this.units = units;
        this.combination = combination;
        parts = new double[units.capacity()];
        steps = new long[units.capacity()];
        best = new long[units.capacity()];
    }

    /** Rounds a solution; false if no whole steps near it reach the target. The trial stands at the answer. */
    boolean round(final LpColumns columns, final CuttingPlanes solution)
    {
        Arrays.fill(parts, 0, units.size(), 0);
        for (int j = 0; j < columns.size(); j++)
        {
            parts[columns.unit(j)] += solution.steps(j);
        }
        leastCost = Double.MAX_VALUE;
        tryRounding(NONE);
        int tried = 0;
        for (int unit = 0; unit < units.size() && tried < MAX_ROUNDED_DOWN; unit++)
        {
            if (parts[unit] > NOISE && Math.ceil(parts[unit] - NOISE) > parts[unit] + NOISE)
            {
                tryRounding(unit);
                tried++;
            }
        }
        final boolean reached = leastCost < Double.MAX_VALUE;
        if (reached)
        {
            barred = NONE;
            System.arraycopy(best, 0, steps, 0, units.size());
            keepSteps();
        }
        return reached;
    }

    /** Adds a step where it frees most per unit of cost; false if none frees anything. */
    boolean addStep()
    {
        evaluateKept();
        final int unit = mostReleasePerCost();
        if (unit >= 0)
        {
            setSteps(unit, steps[unit] + 1);
        }
        return unit >= 0;
    }

    /** Rounds up but for one unit, which is rounded down and not added to; keeps the answer if it is the cheapest. */
    private void tryRounding(final int down)
    {
        barred = down;
        for (int unit = 0; unit < units.size(); unit++)
        {
            final double rounded = unit == down ? Math.floor(parts[unit]) : Math.ceil(parts[unit] - NOISE);
            steps[unit] = Math.min(units.steps(unit), (long)rounded);
        }
        keepSteps();
        if (addUntilReached())
        {
            takeBack();
            if (estimator.cost() < leastCost)
            {
                leastCost = estimator.cost();
                System.arraycopy(steps, 0, best, 0, units.size());
            }
        }
    }

    private void keepSteps()
    {
        combination.begin();
        for (int unit = 0; unit < units.size(); unit++)
        {
            combination.addWhole(unit, steps[unit]);
        }
        combination.keep();
    }

    private void setSteps(final int unit, final long ofSteps)
    {
        combination.keepInstead(unit, steps[unit], ofSteps);
        steps[unit] = ofSteps;
    }

    private void evaluateKept()
    {
        estimator.begin();
        estimator.evaluate();
    }

    private void evaluateWith(final int unit, final long ofSteps)
    {
        combination.evaluateInstead(unit, steps[unit], ofSteps);
    }

    private boolean isGood()
    {
        return estimator.reachesTarget() && estimator.isNeverWorse();
    }

    private boolean addUntilReached()
    {
        boolean possible = true;
        for (int round = 0; possible && !isGood() && round < MAX_ROUNDS; round++)
        {
            final int unit = mostReleasePerCost();
            possible = unit >= 0;
            if (possible)
            {
                addMore(unit);
            }
            evaluateKept();
        }
        return isGood();
    }

    /**
     * The unit of which one step more frees most per unit of cost; -1 if none frees anything. By the slopes here no
     * unit can do better than so much: the most promising are tried until none is left that could lead.
     */
    private int mostReleasePerCost()
    {
        final double releaseBefore = estimator.release();
        final double costBefore = estimator.cost();
        expect();
        int best = -1;
        double most = 0;
        int unit = mostPromising();
        while (unit >= 0 && promise[unit] > most)
        {
            promise[unit] = 0;
            evaluateWith(unit, steps[unit] + 1);
            final double perCost = (estimator.release() - releaseBefore) /
                Math.max(estimator.cost() - costBefore, CloseOutEstimator.MIN_COST);
            if (perCost > most)
            {
                most = perCost;
                best = unit;
            }
            unit = mostPromising();
        }
        return best;
    }

    private void expect()
    {
        slopes.evaluate();
        for (int unit = 0; unit < units.size(); unit++)
        {
            promise[unit] = 0;
            if (unit != barred && units.isExclusive(unit) && steps[unit] < units.steps(unit))
            {
                final double release = slopes.release(unit);
                final double cost = slopes.cost(unit, (double)steps[unit]);
                final boolean unbounded = (cost == 0 && release > 0) || slopes.slack() > 0;
                promise[unit] = unbounded ? Double.MAX_VALUE : release * (1 + SLOPE_ROUNDING) / cost - 1;
            }
        }
    }

    /** The unit that promises most, the first of equals; -1 if none promises anything. */
    private int mostPromising()
    {
        int best = -1;
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (promise[unit] > (best < 0 ? 0 : promise[best]))
            {
                best = unit;
            }
        }
        return best;
    }

    /** Adds steps of a unit, twice as many each time, while they do not reach the target but free more. */
    private void addMore(final int unit)
    {
        long more = 1;
        evaluateWith(unit, steps[unit] + more);
        double released = estimator.release();
        while (!isGood() && steps[unit] + 2 * more <= units.steps(unit))
        {
            evaluateWith(unit, steps[unit] + 2 * more);
            if (estimator.release() <= released)
            {
                break;
            }
            released = estimator.release();
            more *= 2;
        }
        setSteps(unit, steps[unit] + more);
    }

    /** Takes back the step that saves most, again and again, while the target holds. */
    private void takeBack()
    {
        int unit = mostSaving();
        for (int round = 0; unit >= 0 && round < MAX_ROUNDS; round++)
        {
            takeBackAll(unit);
            unit = mostSaving();
        }
        evaluateKept();
    }

    /** The unit whose last step can go with most saved; -1 if every step is needed or free. */
    private int mostSaving()
    {
        evaluateKept();
        double least = estimator.cost();
        int best = -1;
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (steps[unit] > 0)
            {
                evaluateWith(unit, steps[unit] - 1);
                if (isGood() && estimator.cost() < least)
                {
                    least = estimator.cost();
                    best = unit;
                }
            }
        }
        return best;
    }

    /** The last step of a unit can go: looks for the least number of steps of it, by halving. */
    private void takeBackAll(final int unit)
    {
        long tooFew = -1;
        long enough = steps[unit] - 1;
        while (enough - tooFew > 1)
        {
            final long middle = (tooFew + enough) >>> 1;
            evaluateWith(unit, middle);
            if (isGood())
            {
                enough = middle;
            }
            else
            {
                tooFew = middle;
            }
        }
        setSteps(unit, enough);
    }

    /** Whether a package is part of the answer. */
    boolean hasPackage()
    {
        boolean found = false;
        for (int unit = 0; unit < units.size(); unit++)
        {
            found |= steps[unit] > 0 && units.kind(unit) == UnitKind.PACKAGE;
        }
        return found;
    }
}
