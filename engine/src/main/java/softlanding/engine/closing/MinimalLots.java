package softlanding.engine.closing;

/**
 * Just enough of one unit: the least number of steps with which the account is back at the target, up to a cap. Along
 * one unit the surplus is (nearly) concave, so a sign change is bracketed and halved; every size is judged by an
 * evaluation of its own.
 */
final class MinimalLots
{
    private final CloseOutEstimator estimator;

    MinimalLots(final CloseOutEstimator estimator)
    {
        this.estimator = estimator;
    }

    /**
     * Steps to close of a unit: the least that reach the target; if the cap does not allow that, those within the cap
     * that release most. The estimate stands at the answer.
     *
     * @param cap most of the unit, as a Decimal8 mantissa above 0 up to 1.
     */
    long size(final ClosingUnits units, final int unit, final long cap)
    {
        final long most = units.stepsWithin(unit, cap);
        long enough = reaches(units, unit, most) ? most : 0;
        if (enough == 0)
        {
            final long best = bestLots(units, unit, most);
            if (!reaches(units, unit, best))
            {
                return best;
            }
            enough = best;
        }

        enough = narrow(units, unit, enough);
        estimator.tryClosing(units, unit, enough);
        return enough;
    }

    /**
     * The least number of steps that reaches the target, from one that does and that the estimate stands at. Of a
     * concave surplus the chord from too few to enough meets zero at enough or more, and the line through two that are
     * enough meets it at too few or less: the two lines close in from both sides, and halving helps where they stall.
     */
    private long narrow(final ClosingUnits units, final int unit, final long known)
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
            if (reaches(units, unit, steps))
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

    /** Where the line through two points meets zero; the second x where it never does. */
    private static double zero(final double x1, final double y1, final double x2, final double y2)
    {
        return y1 == y2 ? x2 : x1 - y1 * (x2 - x1) / (y2 - y1);
    }

    private boolean reaches(final ClosingUnits units, final int unit, final long steps)
    {
        estimator.tryClosing(units, unit, steps);
        return estimator.reachesTarget();
    }

    private double release(final ClosingUnits units, final int unit, final long steps)
    {
        estimator.tryClosing(units, unit, steps);
        return estimator.release();
    }

    /** The number of steps from 1 to most that releases most, the release being concave. */
    private long bestLots(final ClosingUnits units, final int unit, final long most)
    {
        long low = 1;
        long high = most;
        if (high > 1 && release(units, unit, high) >= release(units, unit, high - 1))
        {
            return high;
        }
        while (low < high)
        {
            final long middle = (low + high) >>> 1;
            if (release(units, unit, middle) < release(units, unit, middle + 1))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }
}
