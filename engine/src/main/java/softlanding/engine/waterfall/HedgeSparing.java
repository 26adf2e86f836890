package softlanding.engine.waterfall;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;

/** Whether an account's position hedges something else: without it, the account would require more. */
final class HedgeSparing
{
    private final MarginWorkspace workspace;
    private final MarginWorkspace trial;
    private long requirement;

    HedgeSparing(final VenueState venue)
    {
        workspace = venue.newWorkspace();
        trial = venue.newWorkspace();
    }

    /** Turns to a priced account as it is now. */
    void load(final int account)
    {
        requirement = workspace.load(account).maintenanceRequirement();
    }

    /**
     * Whether its maintenance requirement would not be above now.
     *
     * @param traded contracts, signed.
     * @param price  cash per coin.
     */
    boolean isHarmless(final int instrument, final long traded, final long price)
    {
        trial.book().copy(workspace.book());
        trial.book().trade(trial.book().require(instrument), traded, price, 0);
        final AccountMargin margin = trial.evaluate();
        return margin.isPriced() && margin.maintenanceRequirement() <= requirement;
    }
}
