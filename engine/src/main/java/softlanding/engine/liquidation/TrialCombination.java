package softlanding.engine.liquidation;

import java.util.Arrays;

/** Tries out the closing of several units at once: an order per row, whichever units it closes something for. */
final class TrialCombination
{
    private final TrialClose trial;
    private final ClosingUnits units;
    private final long[] contracts;

    TrialCombination(final TrialClose trial, final ClosingUnits units, final int bookSize)
    {
        this.trial = trial;
        this.units = units;
        contracts = new long[bookSize + 1];
    }

    /** Starts from nothing closed. */
    void begin()
    {
        Arrays.fill(contracts, 0, trial.base().size(), 0);
    }

    /** Adds a share of a unit, rounded to the decimals of a quantity. */
    void add(final int unit, final double steps)
    {
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            addContracts(units.row(unit, leg), Math.round(steps * units.contracts(unit, leg, 1)));
        }
    }

    /** Adds whole steps of a unit. */
    void addWhole(final int unit, final long steps)
    {
        for (int leg = 0; steps > 0 && leg < units.legs(unit); leg++)
        {
            addContracts(units.row(unit, leg), units.contracts(unit, leg, steps));
        }
    }

    private void addContracts(final int row, final long more)
    {
        contracts[row] = Math.min(trial.held(row), contracts[row] + more);
    }

    /** Works out the margin after all that was added. */
    void evaluate()
    {
        trial.reset();
        for (int row = 0; row < trial.base().size(); row++)
        {
            if (contracts[row] > 0)
            {
                trial.tradeOnTrial(row, contracts[row]);
            }
        }
        trial.evaluateTrial();
    }

    /** Contracts closed of a row, as a magnitude. */
    long contracts(final int row)
    {
        return contracts[row];
    }
}
