package softlanding.engine.closing;

import java.util.Arrays;

/** Estimates the closing of several units at once. Each row is closed once, for all its units together. */
final class TrialCombination
{
    private final CloseOutTrial trial;
    private final CloseOutEstimator estimator;
    private final ClosingUnits units;
    private final long[] asked;

    TrialCombination(
        final CloseOutTrial trial, final CloseOutEstimator estimator, final ClosingUnits units, final int rows)
    {
        this.trial = trial;
        this.estimator = estimator;
        this.units = units;
        asked = new long[rows];
    }

    /** Starts without closings. */
    void begin()
    {
        Arrays.fill(asked, 0, trial.base().size(), 0);
    }

    /** Adds a fractional number of unit lots, rounded to the decimals of a quantity. */
    void add(final int unit, final double steps)
    {
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            asked[units.row(unit, leg)] += Math.round(steps * units.contracts(unit, leg, 1));
        }
    }

    /** Adds whole unit lots of a unit. */
    void addWhole(final int unit, final long steps)
    {
        for (int leg = 0; steps > 0 && leg < units.legs(unit); leg++)
        {
            asked[units.row(unit, leg)] += units.contracts(unit, leg, steps);
        }
    }

    /** Estimates all added closings, in place of the kept closings. */
    void evaluate()
    {
        estimator.begin();
        for (int row = 0; row < trial.base().size(); row++)
        {
            if (contracts(row) != estimator.closed(row))
            {
                estimator.close(row, contracts(row));
            }
        }
        estimator.evaluate();
    }

    /** Estimates the kept closings with a changed number of unit lots of one unit. */
    void evaluateInstead(final int unit, final long before, final long after)
    {
        estimator.begin();
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            final int row = units.row(unit, leg);
            final long contracts = asked[row] + units.contracts(unit, leg, after) - units.contracts(unit, leg, before);
            estimator.close(row, Math.min(trial.held(row), contracts));
        }
        estimator.evaluate();
    }

    /** Keeps all added closings. */
    void keep()
    {
        evaluate();
        estimator.keep();
    }

    /** Keeps a changed number of unit lots of one unit. */
    void keepInstead(final int unit, final long before, final long after)
    {
        evaluateInstead(unit, before, after);
        estimator.keep();
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            asked[units.row(unit, leg)] += units.contracts(unit, leg, after) - units.contracts(unit, leg, before);
        }
    }

    /** Returns the closed contracts of a row, as a magnitude. */
    long contracts(final int row)
    {
        return Math.min(trial.held(row), asked[row]);
    }

    /** Closes the combination on the trial and evaluates it exactly. */
    void closeOnTrial()
    {
        trial.reset();
        for (int row = 0; row < trial.base().size(); row++)
        {
            if (contracts(row) > 0)
            {
                trial.tradeOnTrial(row, contracts(row));
            }
        }
        trial.evaluateTrial();
    }
}
