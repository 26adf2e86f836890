package softlanding.engine.closing;

import java.util.function.LongPredicate;
import softlanding.engine.execution.ExecutionTerms;
import softlanding.engine.state.Bisection;
import softlanding.engine.state.Decimal8;

/**
 * Finds the minimum number of unit lots of one unit that reaches the target, up to a cap. The surplus is nearly concave
 * along one unit, so a change of sign is bracketed and halved. Every size has its own evaluation.
 */
final class MinimalLots
{
    private final CloseOutEstimator estimator;
    private final ClosingUnits units;
    private final CloseOutTrial trial;
    private final LongPredicate risesAt = this::risesAt;
    private final LongPredicate isEnough = this::isEnough;
    private final LongPredicate isWorthLeast = this::isWorthLeast;
    private final LongPredicate isWorthFixedCost = this::isWorthFixedCost;
    private int searchedUnit;
    private int searchedLeg;

    MinimalLots(final CloseOutEstimator estimator, final ClosingUnits units, final CloseOutTrial trial)
    {
        this.estimator = estimator;
        this.units = units;
        this.trial = trial;
    }

    /**
     * Returns the minimum number of unit lots that reaches the target; if the cap does not allow it, the number within
     * the cap with the highest release. The estimator then holds the result.
     *
     * @param cap the largest share of the unit, a Decimal8 mantissa above 0 up to 1.
     */
    long size(final int unit, final long cap)
    {
        if (!units.hasFloor(unit))
        {
            return sizeWithin(unit, units.stepsWithin(unit, cap));
        }
        final long least = leastLots(unit);
        final long size = Math.max(least, sizeWithin(unit, worthLots(
            unit, Math.min(units.steps(unit), Math.max(least, units.stepsWithin(unit, cap))))));
        estimator.tryClosing(units, unit, size);
        return size;
    }

    private long sizeWithin(final int unit, final long most)
    {
        long enough = reaches(unit, most) ? most : 0;
        if (enough == 0)
        {
            final long best = bestLots(unit, most);
            if (!reaches(unit, best))
            {
                return best;
            }
            enough = best;
        }

        enough = narrow(unit, enough);
        estimator.tryClosing(units, unit, enough);
        return enough;
    }

    /** Returns whether the participation limits leave less of a unit than the least value of an order. */
    boolean isBelowLeast(final int unit)
    {
        return units.hasFloor(unit) && leastLots(unit) > units.steps(unit);
    }

    /** Returns the unit lots with which every leg reaches the least value of an order, at most the whole unit. */
    private long leastLots(final int unit)
    {
        final long whole = units.wholeSteps(unit);
        long least = 1;
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final long minimum = units.terms(unit, leg).minNotional();
            if (minimum > 0)
            {
                searchedUnit = unit;
                searchedLeg = leg;
                least = isWorthLeast(whole) ? Math.max(least, Bisection.least(0, whole, isWorthLeast)) : whole;
            }
        }
        return least;
    }

    private boolean isWorthLeast(final long steps)
    {
        return steps > 0 && units.value(searchedUnit, searchedLeg, steps) >=
            units.terms(searchedUnit, searchedLeg).minNotional();
    }

    /**
     * Returns a number of unit lots, raised until what the orders cost whatever their size is a small enough share of
     * what they release, or the target is reached. If no number is enough, it is the one that releases most.
     */
    private long worthLots(final int unit, final long within)
    {
        final long all = units.steps(unit);
        searchedUnit = unit;
        if (within >= all || isWorthFixedCost(within))
        {
            return within;
        }
        final long top = Math.max(within, bestLots(unit, all));
        return isWorthFixedCost(top) ? Bisection.least(within, top, isWorthFixedCost) : top;
    }

    private boolean isWorthFixedCost(final long steps)
    {
        estimator.tryClosing(units, searchedUnit, steps);
        double worth = 0;
        for (int leg = 0; leg < units.legs(searchedUnit); leg++)
        {
            final ExecutionTerms terms = units.terms(searchedUnit, leg);
            worth += Decimal8.toDouble(terms.fixedCost()) / Decimal8.toDouble(terms.fixedCostShare());
        }
        return worth == 0 || estimator.reachesTarget() || worth <= estimator.release();
    }

    /**
     * Returns the minimum number of unit lots that reaches the target. It starts from a sufficient number that the
     * estimator holds. On a concave surplus the chord from an insufficient to a sufficient number crosses zero at a
     * sufficient number, and the line through two sufficient numbers crosses zero at an insufficient one. The two lines
     * close in from both sides, and halving helps where they stall.
     */
    private long narrow(final int unit, final long known)
    {
        long tooFew = 0;
        double tooFewSurplus = -estimator.shortfall();
        long enough = known;
        double enoughSurplus = estimator.surplus();
        long before = enough;
        double beforeSurplus = enoughSurplus;
        for (int round = 0; enough - tooFew > 1; round++)
        {
            final long between;
            if (round % 3 == 0)
            {
                between = (long)Math.ceil(zero((double)tooFew, tooFewSurplus, (double)enough, enoughSurplus));
            }
            else if (round % 3 == 1)
            {
                between = (long)Math.floor(zero((double)enough, enoughSurplus, (double)before, beforeSurplus));
            }
            else
            {
                between = (tooFew + enough) >>> 1;
            }

            final long steps = Math.max(tooFew + 1, Math.min(between, enough - 1));
            if (reaches(unit, steps))
            {
                before = enough;
                beforeSurplus = enoughSurplus;
                enough = steps;
                enoughSurplus = estimator.surplus();
            }
            else
            {
                tooFew = steps;
                tooFewSurplus = estimator.surplus();
            }
        }
        return enough;
    }

    /** Returns the x at which the line through two points crosses zero; the second x if the line is level. */
    private static double zero(final double x1, final double y1, final double x2, final double y2)
    {
        return y1 == y2 ? x2 : x1 - y1 * (x2 - x1) / (y2 - y1);
    }

    private boolean reaches(final int unit, final long steps)
    {
        estimator.tryClosing(units, unit, steps);
        return estimator.reachesTarget();
    }

    private double release(final int unit, final long steps)
    {
        estimator.tryClosing(units, unit, steps);
        return estimator.release();
    }

    /** Returns the number of unit lots from 1 to the maximum with the highest release. The release is concave. */
    private long bestLots(final int unit, final long most)
    {
        if (most > 1 && release(unit, most) >= release(unit, most - 1))
        {
            return most;
        }
        searchedUnit = unit;
        return Bisection.top(1, most, risesAt);
    }

    private boolean risesAt(final long steps)
    {
        return release(searchedUnit, steps) < release(searchedUnit, steps + 1);
    }

    /**
     * Returns the minimum number of unit lots that reaches the target by exact evaluations, and leaves the trial at it.
     * It is the estimated number or one of the next, unless a lot is worth less than the rounding: then the number
     * grows in doubled steps, and the last step is halved. The number of evaluations grows with the logarithm of the
     * lots.
     *
     * @param size the estimated number.
     */
    long justEnough(final int unit, final long size, final long most)
    {
        long enough = Math.min(size, most);
        long tooFew = enough - 1;
        long step = 1;
        boolean reached = reachesTarget(unit, enough);
        while (!reached && enough < most)
        {
            tooFew = enough;
            enough += Math.min(step, most - enough);
            step *= 2;
            reached = reachesTarget(unit, enough);
        }
        if (reached && enough - tooFew > 1)
        {
            searchedUnit = unit;
            enough = Bisection.least(tooFew, enough, isEnough);
            reachesTarget(unit, enough);
        }
        return enough;
    }

    private boolean isEnough(final long steps)
    {
        return reachesTarget(searchedUnit, steps);
    }

    private boolean reachesTarget(final int unit, final long steps)
    {
        trial.tryClosing(units, unit, steps);
        return trial.reachesTarget();
    }
}
