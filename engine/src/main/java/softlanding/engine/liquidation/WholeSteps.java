package softlanding.engine.liquidation;

import java.util.Arrays;

/**
 * Makes whole steps of a solution in parts: rounds up, or one of the units down; adds what is still lacking where it
 * frees most per unit of cost; takes single steps back while the target holds. Every change is judged by an exact
 * evaluation, and the cheapest answer counts.
 */
final class WholeSteps
{
    /** Noise of the solver is not rounded up. */
    private static final double NOISE = 1e-7;
    private static final int MOST_ROUNDS = 64;
    /** So many of the units in parts are tried rounded down, where another may do the rest more cheaply. */
    private static final int MOST_ROUNDED_DOWN = 8;
    private static final int NONE = -1;

    private final TrialClose trial;
    private final ClosingUnits units;
    private final TrialCombination combination;
    private final double[] parts;
    private final long[] steps;
    private final long[] best;
    private double leastCost;
    private int barred;

    WholeSteps(final TrialClose trial, final ClosingUnits units, final TrialCombination combination)
    {
        this.trial = trial;
        this.units = units;
        this.combination = combination;
        parts = new double[units.capacity()];
        steps = new long[units.capacity()];
        best = new long[units.capacity()];
    }

    /** Rounds a solution; false if no whole steps near it reach the target. The trial stands at the answer. */
    boolean round(final ClosingColumns columns, final CuttingPlanes solution)
    {
        Arrays.fill(parts, 0, units.size(), 0);
        for (int j = 0; j < columns.size(); j++)
        {
            parts[columns.unit(j)] += solution.steps(j);
        }
        leastCost = Double.MAX_VALUE;
        tryRounding(NONE);
        int tried = 0;
        for (int unit = 0; unit < units.size() && tried < MOST_ROUNDED_DOWN; unit++)
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
            System.arraycopy(best, 0, steps, 0, units.size());
            evaluate();
        }
        return reached;
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
        evaluate();
        if (addUntilReached())
        {
            takeBack();
            if (trial.cost() < leastCost)
            {
                leastCost = trial.cost();
                System.arraycopy(steps, 0, best, 0, units.size());
            }
        }
    }

    private void evaluate()
    {
        combination.begin();
        for (int unit = 0; unit < units.size(); unit++)
        {
            combination.addWhole(unit, steps[unit]);
        }
        combination.evaluate();
    }

    private void evaluateWith(final int unit, final long ofSteps)
    {
        final long before = steps[unit];
        steps[unit] = ofSteps;
        evaluate();
        steps[unit] = before;
    }

    private boolean isGood()
    {
        return trial.reachesTarget() && trial.isNeverWorse();
    }

    private boolean addUntilReached()
    {
        boolean possible = true;
        for (int round = 0; possible && !isGood() && round < MOST_ROUNDS; round++)
        {
            final int unit = mostReleasePerCost();
            possible = unit >= 0;
            if (possible)
            {
                addMore(unit);
            }
            evaluate();
        }
        return isGood();
    }

    /** The unit of which one step more frees most per unit of cost; -1 if none frees anything. */
    private int mostReleasePerCost()
    {
        final double releaseBefore = trial.release();
        final double costBefore = trial.cost();
        int best = -1;
        double most = 0;
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (unit != barred && units.isExclusive(unit) && steps[unit] < units.steps(unit))
            {
                evaluateWith(unit, steps[unit] + 1);
                final double release = trial.trialMargin().isPriced() ? trial.release() - releaseBefore : 0;
                final double perCost = release / Math.max(trial.cost() - costBefore, ClosingColumns.LEAST_COST);
                if (perCost > most)
                {
                    most = perCost;
                    best = unit;
                }
            }
        }
        return best;
    }

    /** Adds steps of a unit, twice as many each time, while they do not reach the target but free more. */
    private void addMore(final int unit)
    {
        long more = 1;
        evaluateWith(unit, steps[unit] + more);
        double released = trial.release();
        while (!isGood() && steps[unit] + 2 * more <= units.steps(unit))
        {
            evaluateWith(unit, steps[unit] + 2 * more);
            if (trial.release() <= released)
            {
                break;
            }
            released = trial.release();
            more *= 2;
        }
        steps[unit] += more;
    }

    /** Takes back the step that saves most, again and again, while the target holds. */
    private void takeBack()
    {
        int unit = mostSaving();
        for (int round = 0; unit >= 0 && round < MOST_ROUNDS; round++)
        {
            takeBackAll(unit);
            unit = mostSaving();
        }
        evaluate();
    }

    /** The unit whose last step can go with most saved; -1 if every step is needed or free. */
    private int mostSaving()
    {
        evaluate();
        double least = trial.cost();
        int best = -1;
        for (int unit = 0; unit < units.size(); unit++)
        {
            if (steps[unit] > 0)
            {
                evaluateWith(unit, steps[unit] - 1);
                if (isGood() && trial.cost() < least)
                {
                    least = trial.cost();
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
        steps[unit] = enough;
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
