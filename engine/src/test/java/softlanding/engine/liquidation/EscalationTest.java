package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.account.MarginMode;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.policy.PolicyTerms;
import softlanding.engine.policy.PolicyUpdate;
import softlanding.engine.policy.Preset;
import softlanding.engine.screening.FullScan;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/** When an account is offered to the last resort, and what happens while it is in care. One account, ten coins long. */
class EscalationTest implements LiquidationListener, Escalation
{
    private static final long SECOND = 1_000_000_000L;
    private static final int ACCOUNT = 0;
    private static final int PERPETUAL = 0;

    private final Market market = new Market(2, 2, 4, 2);
    private final EventContext event = new EventContext();
    private final Accounts accounts = new Accounts(market, 2, 8, 8, 4);
    private final LiquidationEngine liquidation = new LiquidationEngine(
        new VenueState(event, new EngineLimits(2, 2, 4, 2, 2, 8, 8, 4, 64), market, accounts, new Margins(market)),
        new FullScan(market, accounts), this, this, new InsuranceFund(accounts, FundListeners.NONE, 2));
    private final List<Long> orders = new ArrayList<>();
    private final List<Integer> tiers = new ArrayList<>();
    private final List<Integer> offered = new ArrayList<>();
    private boolean takes = true;
    private boolean inCare;
    private int judgedInCare;
    private long inSale;
    private long sequence;
    private long nowNs = SECOND;

    private void venue(final long cash, final PolicyTerms... terms)
    {
        final PolicyUpdate update = new PolicyUpdate();
        update.hold(0, LiquidationTerms.defaults().with("feeRate", 0));
        for (final PolicyTerms each : terms)
        {
            if (each instanceof ParticipationLimits limits)
            {
                update.hold(limits);
            }
            else
            {
                update.hold(0, each);
            }
        }
        update.end(liquidation.policies());
        market.listUnderlying(1);
        market.listPerpetual(1, 0, Decimal8.ONE, Decimal8.ONE / 10);
        market.changeSpot(0, 1_000 * Decimal8.ONE, Decimal8.ONE);
        market.changePerpetualPrice(PERPETUAL, 1_000 * Decimal8.ONE, Decimal8.ONE);
        accounts.open(1, MarginMode.PORTFOLIO);
        accounts.addCash(ACCOUNT, cash * Decimal8.ONE);
        accounts.trade(ACCOUNT, PERPETUAL, 10 * Decimal8.ONE, 1_000 * Decimal8.ONE, 0);
    }

    /** One event, a second after the last, in which the account is judged and open orders are closed unfilled. */
    private void event(final boolean closes)
    {
        nowNs += SECOND;
        event.begin(++sequence, nowNs);
        liquidation.beginEvent();
        for (final long order : orders)
        {
            if (closes)
            {
                liquidation.orders().close(liquidation.orders().slot(order));
            }
        }
        liquidation.onAccount(ACCOUNT);
        liquidation.judgeMoved(Judgement.AT_ONCE, judge -> {});
    }

    @Test
    void shouldOfferAnAccountAfterSoManyFruitlessSteps()
    {
        venue(1_650);
        for (int second = 0; second < 60 && !inCare; second++)
        {
            event(true);
        }

        assertEquals(3, orders.size());
        assertEquals(List.of(ACCOUNT), offered);
    }

    @Test
    void shouldPlanNothingForAnAccountInCareAndTellItsMargin()
    {
        venue(1_650);
        inCare = true;
        event(true);
        event(true);

        assertEquals(List.of(), orders);
        assertEquals(2, judgedInCare);
        inCare = false;
        event(true);
        assertEquals(1, orders.size());
    }

    @Test
    void shouldGoOnWithDirectOrdersWhereTheLastResortDeclines()
    {
        takes = false;
        venue(1_650);
        for (int second = 0; second < 200; second++)
        {
            event(true);
        }

        assertTrue(offered.size() >= 2, offered::toString);
        assertTrue(orders.size() > 3, orders::toString);
    }

    @Test
    void shouldOfferAnAccountWhoseStepWantsTooMuchOfWhatIsVisible()
    {
        venue(1_550, LiquidationTerms.of(Preset.CLASSICAL).with("feeRate", 0),
            AuctionTerms.defaults().with("auctionDepthMultiple", 2 * Decimal8.ONE));
        market.changeLiquidity(PERPETUAL, 0, 4 * Decimal8.ONE);
        event(true);

        assertEquals(List.of(ACCOUNT), offered, "all ten are to go, four are visible");
        assertEquals(List.of(), orders);
    }

    @Test
    void shouldOfferAnAccountWithDebtAndNothingToSell()
    {
        venue(1_650);
        accounts.trade(ACCOUNT, PERPETUAL, -10 * Decimal8.ONE, 800 * Decimal8.ONE, 0);
        event(true);

        assertEquals(List.of(ACCOUNT), offered);
        assertEquals(Health.BANKRUPT, liquidation.health(ACCOUNT));
    }

    @Test
    void shouldGoDownATierAndThenToTheLastResortWhereStepsFillButGainNothing()
    {
        venue(1_650, LiquidationTerms.defaults().with("feeRate", 0).with("roundIntervalNs", 0));
        for (int second = 0; second < 60 && !inCare; second++)
        {
            final int before = orders.size();
            event(false);
            if (orders.size() > before)
            {
                // One lot, and the market takes more than what that released.
                final int order = liquidation.orders().slot(orders.get(orders.size() - 1));
                liquidation.orders().fill(order, -Decimal8.ONE / 10, 1_000 * Decimal8.ONE, 20 * Decimal8.ONE, false);
                liquidation.orders().close(order);
            }
        }

        assertTrue(inCare);
        assertTrue(orders.size() <= 6, orders::toString);
        assertTrue(tiers.contains(2), "the second step is one tier deeper: " + tiers);
    }

    @Test
    void shouldCountWhatIsInSaleByTheLastResortAgainstTheCap()
    {
        final long absent = PolicyTerms.ABSENT;
        venue(1_650, ParticipationLimits.of(absent, absent, 1_000 * Decimal8.ONE, true));
        inSale = 950 * Decimal8.ONE;
        event(true);
        assertEquals(List.of(), orders, "a lot is 100");

        inSale = 850 * Decimal8.ONE;
        event(true);
        assertEquals(1, orders.size());
        assertEquals(-Decimal8.ONE / 10, liquidation.orders().unfilled(liquidation.orders().slot(orders.get(0))));
    }

    @Override
    public boolean hasTakenOver(final int account)
    {
        return inCare;
    }

    @Override
    public boolean tryTakeOver(
        final int account,
        final Book book,
        final AccountMargin margin,
        final LiquidationPolicy policy,
        final long room,
        final Need need)
    {
        assertTrue(margin.isPriced());
        offered.add(account);
        inCare = takes;
        return takes;
    }

    @Override
    public void onEvaluated(
        final int account, final AccountMargin margin, final Judgement judgement, final long confirmNs,
        final boolean isBankrupt)
    {
        judgedInCare++;
    }

    @Override
    public long notionalInLiquidation()
    {
        return inSale;
    }

    @Override
    public void onAccountHealthChanged(
        final long accountId, final Health from, final Health to, final int tier, final AccountMargin margin)
    {
    }

    @Override
    public void onComboOrdered(final PlannedOrder order, final LegSelection chosen, final Ids instrumentIds)
    {
    }

    @Override
    public void onRoundSkipped(final long accountId, final SkipReason reason, final long untilNs)
    {
    }

    @Override
    public void onLiquidationOrdered(final PlannedOrder order)
    {
        orders.add(order.orderId());
        if (order.legIndex() == 0)
        {
            tiers.add(order.tier());
        }
    }

    @Override
    public void onLiquidationOrderCompleted(
        final long orderId,
        final long planId,
        final long accountId,
        final int instrumentId,
        final EndReason reason,
        final long filled,
        final long unfilled)
    {
    }

    @Override
    public void onLiquidationsCrossed(
        final long buyerPlanId,
        final long sellerPlanId,
        final long buyerAccountId,
        final long sellerAccountId,
        final int instrumentId,
        final long quantity,
        final long price)
    {
    }
}
