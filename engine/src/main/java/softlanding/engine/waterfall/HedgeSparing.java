package softlanding.engine.waterfall;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;

/** Tests whether a position hedges the rest of the portfolio: without it the account would require more margin. */
final class HedgeSparing
{
    private final MarginWorkspace workspace;
    private final MarginWorkspace trial;
    private final WaterfallBudget budget;
    private long requirement;

    HedgeSparing(final VenueState venue, final WaterfallBudget budget)
    {
        this.budget = budget;
        workspace = venue.newWorkspace();
        trial = venue.newWorkspace();
    }

    /** Loads a priced account in its current state. */
    void load(final int account)
    {
        budget.addEvaluation();
        requirement = workspace.load(account).maintenanceRequirement();
    }

    /**
     * Returns whether the maintenance requirement after the trade would not exceed the present one.
     *
     * @param traded contracts, signed.
     * @param price  cash per coin.
     */
    boolean isHarmless(final int instrument, final long traded, final long price)
    {
        trial.book().copy(workspace.book());
        try
        {
            trial.book().trade(trial.book().require(instrument), traded, price, 0);
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
        budget.addEvaluation();
        final AccountMargin margin = trial.evaluate();
        return margin.isPriced() && margin.maintenanceRequirement() <= requirement;
    }
}
