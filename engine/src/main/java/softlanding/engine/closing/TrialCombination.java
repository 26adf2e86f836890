package softlanding.engine.closing;

import java.util.Arrays;

/** Estimates the closing of several units at once: rows are closed once, whichever units they are closed for. */
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

    /** Starts from nothing closed. */
    void begin()
    {
        Arrays.fill(asked, 0, trial.base().size(), 0);
    }

    /** Adds a share of a unit, rounded to the decimals of a quantity. */
    void add(final int unit, final double steps)
    {
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            asked[units.row(unit, leg)] += Math.round(steps * units.contracts(unit, leg, 1));
        }
    }

    /** Adds whole steps of a unit. */
    void addWhole(final int unit, final long steps)
    {
        for (int leg = 0; steps > 0 && leg < units.legs(unit); leg++)
        {
            asked[units.row(unit, leg)] += units.contracts(unit, leg, steps);
        }
    }

    /** Estimates all that was added, in the place of what is kept. */
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

    /** Estimates all that is kept, but so many steps of a unit in the place of so many. */
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

    /** Keeps all that was added. */
    void keep()
    {
        evaluate();
        estimator.keep();
    }

    /** Keeps so many steps of a unit in the place of so many. */
    void keepInstead(final int unit, final long before, final long after)
    {
        evaluateInstead(unit, before, after);
        estimator.keep();
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            asked[units.row(unit, leg)] += units.contracts(unit, leg, after) - units.contracts(unit, leg, before);
        }
    }

    /** Contracts closed of a row, as a magnitude. */
    long contracts(final int row)
    {
        return Math.min(trial.held(row), asked[row]);
    }

    /** Closes it all on the trial, exactly. */
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
