package softlanding.engine.liquidation;

/**
 * Just enough of one position: the least number of lots with which the account is back at the target, up to a cap.
 * Along one position the surplus is (nearly) concave, so a sign change is bracketed and halved; every size is judged by
 * an exact evaluation.
 */
final class LeastLots
{
    private final TrialClose trial;

    LeastLots(final TrialClose trial)
    {
        this.trial = trial;
    }

    /**
     * Contracts to close of a row: the least that reach the target; if the cap does not allow that, those within the
     * cap that release most; 0 if nothing can be closed. The trial stands at the answer.
     *
     * @param cap most of the position, as a Decimal8 mantissa above 0 up to 1.
     */
    long size(final int row, final long cap)
    {
        final long closable = trial.closable(row);
        if (closable == 0)
        {
            return 0;
        }
        final long lot = trial.lotSize(row);
        final long most = mostLots(row, closable, lot, cap);
        long enough = reaches(row, most, lot, closable) ? most : 0;
        if (enough == 0)
        {
            final long best = bestLots(row, most, lot, closable);
            if (!reaches(row, best, lot, closable))
            {
                return contracts(best, lot, closable);
            }
            enough = best;
        }

        long tooFew = 0;
        while (enough - tooFew > 1)
        {
            final long middle = (tooFew + enough) >>> 1;
            if (reaches(row, middle, lot, closable))
            {
                enough = middle;
            }
            else
            {
                tooFew = middle;
            }
        }
        trial.tryClosing(row, contracts(enough, lot, closable));
        return contracts(enough, lot, closable);
    }

    /** The cap in lots, at least one; all that is closable counts as whole lots. */
    private long mostLots(final int row, final long closable, final long lot, final long cap)
    {
        final long held = Math.abs(trial.base().quantity(row));
        final long allowed = Math.max(1, (long)Math.floor((double)held / lot * (cap / 1e8) + 1e-9));
        final long whole = closable / lot + (closable % lot == 0 ? 0 : 1);
        return Math.min(whole, cap >= 1e8 ? whole : allowed);
    }

    private static long contracts(final long lots, final long lot, final long closable)
    {
        return lots > closable / lot ? closable : lots * lot;
    }

    private boolean reaches(final int row, final long lots, final long lot, final long closable)
    {
        trial.tryClosing(row, contracts(lots, lot, closable));
        return trial.reachesTarget();
    }

    private double release(final int row, final long lots, final long lot, final long closable)
    {
        trial.tryClosing(row, contracts(lots, lot, closable));
        return trial.trialMargin().isPriced() ? trial.release() : Double.NEGATIVE_INFINITY;
    }

    /** The number of lots from 1 to most that releases most, the release being concave. */
    private long bestLots(final int row, final long most, final long lot, final long closable)
    {
        long low = 1;
        long high = most;
        while (low < high)
        {
            final long middle = (low + high) >>> 1;
            if (release(row, middle, lot, closable) < release(row, middle + 1, lot, closable))
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
