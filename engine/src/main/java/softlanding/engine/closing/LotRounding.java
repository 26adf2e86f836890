package softlanding.engine.closing;

import java.util.Arrays;
import java.util.function.LongPredicate;
import softlanding.engine.state.Bisection;

/**
 * Rounds a fractional solution to whole unit lots. It rounds up all units, or rounds one of them down; adds unit lots
 * with the highest release per unit of cost while there is a shortfall; and removes unit lots while the target holds.
 * The estimator evaluates every change, and the cheapest result counts.
 */
final class LotRounding
{
    /** A fraction below this is noise of the solver and is not rounded up. */
    private static final double NOISE = 1e-7;
    private static final int MAX_ROUNDS = 64;
    /**
     * The maximum number of fractional units that are tried rounded down, because another unit may complete the closing
     * more cheaply.
     */
    private static final int MAX_ROUNDED_DOWN = 8;
    private static final int NONE = -1;
    /** The share of a slope that may be rounding. */
    private static final double SLOPE_ROUNDING = 1e-9;

    private final CloseOutEstimator estimator;
    private final ClosingUnits units;
    private final TrialCombination combination;
    private final UnitSlopes slopes;
    private final double[] promise;
    private final double[] parts;
    private final long[] steps;
    private final long[] best;
    private final LongPredicate isGoodWith = this::isGoodWith;
    private double leastCost;
    private int halvedUnit;
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

    /**
     * Rounds a solution; returns false if no whole unit lots near it reach the target. The trial then holds the result.
     */
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

    /** Adds one unit lot where the release per unit of cost is highest; returns false if no unit releases surplus. */
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

    /**
     * Rounds up all units except one, which is rounded down and not increased; keeps the result if it is the cheapest
     * so far.
     */
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
     * Returns the unit with the highest release per unit of cost of one more unit lot; -1 if no unit releases surplus.
     * The slopes at this point bound the release of each unit, so units are tried in falling order of their bound until
     * none can lead.
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

    /** Returns the unit with the highest bound, the first of equals; -1 if no bound is positive. */
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

    /** Adds unit lots of a unit, doubling their number while they miss the target and release more. */
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

    /** Removes the unit lots that save most, repeatedly, while the target holds. */
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

    /**
     * Returns the unit whose last unit lot saves most when removed; -1 if no removal keeps the target and saves cost.
     */
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

    /** Finds the minimum number of unit lots of a unit by halving; its last unit lot is known to be removable. */
    private void takeBackAll(final int unit)
    {
        halvedUnit = unit;
        setSteps(unit, Bisection.least(-1, steps[unit] - 1, isGoodWith));
    }

    private boolean isGoodWith(final long unitLots)
    {
        evaluateWith(halvedUnit, unitLots);
        return isGood();
    }

    /** Returns whether the result contains a package. */
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
