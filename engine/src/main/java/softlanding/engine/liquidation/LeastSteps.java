package softlanding.engine.liquidation;

/**
 * Just enough of one unit: the least number of steps with which the account is back at the target, up to a cap. Along
 * one unit the surplus is (nearly) concave, so a sign change is bracketed and halved; every size is judged by an exact
 * evaluation.
 */
final class LeastSteps
{
    private final TrialClose trial;

    LeastSteps(final TrialClose trial)
    {
        this.trial = trial;
    }

    /**
     * Steps to close of a unit: the least that reach the target; if the cap does not allow that, those within the cap
     * that release most. The trial stands at the answer.
     *
     * @param cap most of the unit, as a Decimal8 mantissa above 0 up to 1.
     */
    long size(final ClosingUnits units, final int unit, final long cap)
    {
        final long most = units.stepsWithin(unit, cap);
        long enough = reaches(units, unit, most) ? most : 0;
        if (enough == 0)
        {
            final long best = bestSteps(units, unit, most);
            if (!reaches(units, unit, best))
            {
                return best;
            }
            enough = best;
        }

        long tooFew = 0;
        while (enough - tooFew > 1)
        {
            final long middle = (tooFew + enough) >>> 1;
            if (reaches(units, unit, middle))
            {
                enough = middle;
            }
            else
            {
                tooFew = middle;
            }
        }
        trial.tryClosing(units, unit, enough);
        return enough;
    }

    private boolean reaches(final ClosingUnits units, final int unit, final long steps)
    {
        trial.tryClosing(units, unit, steps);
        return trial.reachesTarget();
    }

    private double release(final ClosingUnits units, final int unit, final long steps)
    {
        trial.tryClosing(units, unit, steps);
        return trial.trialMargin().isPriced() ? trial.release() : Double.NEGATIVE_INFINITY;
    }

    /** The number of steps from 1 to most that releases most, the release being concave. */
    private long bestSteps(final ClosingUnits units, final int unit, final long most)
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
