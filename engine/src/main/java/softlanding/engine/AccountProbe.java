package softlanding.engine;

import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.state.Ids;

/** Answers questions about accounts between two events, for tools. A question changes nothing. */
public final class AccountProbe
{
    private final VenueState venue;
    private final LiquidationEngine liquidation;
    private final MarginWorkspace workspace;

    AccountProbe(final VenueState venue, final LiquidationEngine liquidation)
    {
        this.venue = venue;
        this.liquidation = liquidation;
        workspace = venue.newWorkspace();
    }

    /**
     * Returns whether an account is below the threshold of a tier at the present marks.
     *
     * @param accountId id of the account, above 0.
     * @param tier      from 1.
     * @return true too if nobody knows, because the account is unpriced.
     * @throws IllegalArgumentException if there is no such account.
     */
    public boolean isBelowTier(final long accountId, final int tier)
    {
        final int account = venue.accounts().ids().slot(accountId);
        if (account == Ids.NONE)
        {
            throw new IllegalArgumentException("unknown accountId=" + accountId);
        }
        final boolean owes = workspace.unfold(account).owesAnything();
        final AccountMargin margin = workspace.evaluate();
        return !margin.isPriced() ||
            (owes && (margin.equity() < 0 || liquidation.policies().of(account).tierOf(margin) >= tier));
    }
}
