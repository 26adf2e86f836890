package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.account.MarginMode;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.ReuseCheck;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.policy.PolicyTerms;
import softlanding.engine.policy.PolicyUpdate;
import softlanding.engine.screening.FullScan;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.WorkCounters;

/** How often the margin of an account is evaluated from the mark that moved to the order. */
class EvaluationsPerOrderTest
{
    private final Market market = new Market(1, 1, 4, 1);
    private final Accounts accounts = new Accounts(market, 64, 256, 64, 4);
    private final EventContext event = new EventContext();
    private final WorkCounters counters = new WorkCounters();
    private final VenueState venue = new VenueState(
        event, new EngineLimits(1, 1, 4, 1, 64, 256, 64, 4, 256), market, accounts, new Margins(market, counters));
    private final LiquidationListener listener = (LiquidationListener)Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {LiquidationListener.class}, (proxy, method, arguments) ->
        note(method.getName()));
    private final LiquidationEngine liquidation = new LiquidationEngine(
        venue, new FullScan(market, accounts), listener, Escalation.NONE,
        new InsuranceFund(accounts, FundListeners.NONE, 64));
    private int orders;

    private Object note(final String decision)
    {
        orders += decision.equals("onLiquidationOrdered") ? 1 : 0;
        return null;
    }

    @Test
    void shouldEvaluateOnceForTheOrderOfOneAccount()
    {
        new ReuseCheck(venue);

        assertEquals(1, accountsEvaluated(1));
        assertEquals(1, orders);
    }

    @Test
    void shouldEvaluateAtMostTwiceWhereSeveralAccountsAreDue()
    {
        new ReuseCheck(venue);

        final long evaluations = accountsEvaluated(10);
        assertEquals(10, orders);
        assertTrue(evaluations <= 20, "evaluated " + evaluations + " times for ten orders");
    }

    /** Longs of 10 coins at 1,000 fall below maintenance in one event; without internal crossing. */
    private long accountsEvaluated(final int count)
    {
        final PolicyUpdate update = new PolicyUpdate();
        update.hold(ParticipationLimits.of(PolicyTerms.ABSENT, PolicyTerms.ABSENT, PolicyTerms.ABSENT, false));
        update.end(liquidation.policies());
        market.listUnderlying(1);
        market.listPerpetual(1, 0, Decimal8.ONE, Decimal8.ONE / 10);
        mark(1_000);
        for (int account = 0; account < count; account++)
        {
            accounts.open(account, MarginMode.PORTFOLIO);
            accounts.addCash(account, (2_000 + account) * Decimal8.ONE);
            accounts.trade(account, 0, 10 * Decimal8.ONE, 1_000 * Decimal8.ONE, 0);
        }
        event.begin(1, 1);
        liquidation.beginEvent();
        mark(900);
        counters.accountEvaluations = 0;
        for (int account = 0; account < count; account++)
        {
            liquidation.onAccount(account);
        }
        liquidation.judgeMoved(Judgement.AT_ONCE, judge -> {});
        return counters.accountEvaluations;
    }

    private void mark(final long price)
    {
        market.changeSpot(0, price * Decimal8.ONE, Decimal8.ONE);
        market.changePerpetualPrice(0, price * Decimal8.ONE, Decimal8.ONE);
    }
}
