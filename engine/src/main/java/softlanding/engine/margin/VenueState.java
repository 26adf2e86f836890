package softlanding.engine.margin;

import softlanding.engine.account.Accounts;
import softlanding.engine.market.Market;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

/**
 * The state from which a margin follows, and the room reserved for it.
 *
 * @param event    that is being applied: its sequence and the time.
 * @param limits   room of the engine.
 * @param market   listings, marks and models.
 * @param accounts balances and positions.
 * @param margins  evaluate the margin of a portfolio.
 */
public record VenueState(
    EventContext event, EngineLimits limits, Market market, Accounts accounts, Margins margins)
{
    /** Reserves a portfolio and its margin. */
    public MarginWorkspace newWorkspace()
    {
        return new MarginWorkspace(this);
    }
}
