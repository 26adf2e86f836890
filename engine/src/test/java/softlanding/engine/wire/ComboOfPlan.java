package softlanding.engine.wire;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/** A choice of legs made by hand: one leg in instrument 50 of package 34, ordered as a combo. */
final class ComboOfPlan
{
    private static final long ONE = 100_000_000L;

    private final Market market = new Market(1, 1, 4, 1);
    private final LegSelection chosen;

    ComboOfPlan()
    {
        final Accounts accounts = new Accounts(market, 1, 4, 4, 4);
        market.listUnderlying(5);
        market.listPerpetual(50, 0, ONE, ONE);
        chosen = new LegSelection(
            new VenueState(
                new EventContext(), new EngineLimits(1, 1, 4, 1, 1, 4, 4, 4, 4), market, accounts,
                new Margins(market)),
            new InsuranceFund(accounts, this::onFundChanged, 1));
    }

    private void onFundChanged(final long accountId, final long out, final long after)
    {
        throw new IllegalStateException("nobody pays");
    }

    /** Makes the plan of one leg. */
    LiquidationPlan plan(final long quantity, final long limitPrice, final long cost, final AccountMargin after)
    {
        final LiquidationPlan plan = chosen.opened();
        plan.begin(UnitKind.PACKAGE);
        plan.choosePackage(34);
        plan.add(0, quantity, limitPrice, cost, after);
        return plan;
    }

    LegSelection chosen()
    {
        return chosen;
    }

    Ids instrumentIds()
    {
        return market.instruments().ids();
    }
}
