package softlanding.engine.protection;

import softlanding.engine.account.Accounts;
import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.OrderedVolumeWindow;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.DecisionIds;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.Times;
import softlanding.engine.state.copy.StateCopy;

/**
 * Sends protection orders and books what becomes of them. A late fill is a fact; three plans in a row that found nobody
 * are followed by a rest that doubles.
 */
public final class ProtectionExecution
{
    /** Plans in a row that found nobody, before the account rests. */
    private static final int PATIENT_PLANS = 3;
    private static final int MAX_DOUBLINGS = 12;

    private final EventContext event;
    private final Market market;
    private final Accounts accounts;
    private final Valuation valuation;
    private final Policies policies;
    private final ExecutionCost cost;
    private final ProtectionState state;
    private final ProtectionOrders orders;
    private final HedgeBook hedges;
    private final Statements statements;
    private final OrderedVolumeWindow window;
    private final ProtectionListener listener;
    private final DecisionIds orderIds;
    private final DecisionIds planIds;
    private final PlannedProtection planned = new PlannedProtection();
    private long notionalInFlight;

    ProtectionExecution(
        final VenueState venue,
        final Policies policies,
        final ProtectionState state,
        final HedgeBook hedges,
        final Statements statements,
        final OrderedVolumeWindow window,
        final ProtectionListener listener)
    {
        event = venue.event();
        market = venue.market();
        accounts = venue.accounts();
        valuation = venue.margins().valuation();
        cost = new ExecutionCost(market, valuation);
        orders = new ProtectionOrders(venue.limits().accounts(), venue.limits().orders());
        orderIds = DecisionIds.ofSecondHalf(event);
        planIds = DecisionIds.ofSecondHalf(event);
        this.policies = policies;
        this.state = state;
        this.hedges = hedges;
        this.statements = statements;
        this.window = window;
        this.listener = listener;
    }

    /** Returns the orders in flight and lately ended. */
    public ProtectionOrders orders()
    {
        return orders;
    }

    /** Returns the value in flight at the marks of the order times, in cash. */
    long notionalInFlight()
    {
        return notionalInFlight;
    }

    long newPlanId()
    {
        return planIds.next();
    }

    /** Returns whether this event can send the orders of a plan. */
    boolean hasRoom(final LiquidationPlan plan)
    {
        return orders.hasRoom(plan.legs()) && orderIds.hasRoom(plan.legs()) && planIds.hasRoom(1);
    }

    /** Sends the orders of a plan, for which {@link #hasRoom} returned true. */
    void send(
        final int account,
        final long planId,
        final ProtectionPurpose purpose,
        final LiquidationPlan plan,
        final AccountMargin before)
    {
        final LiquidationPolicy policy = policies.of(account);
        final long validUntilNs = Times.plus(event.nowNs(), policy.protection().patienceNs());
        final boolean crosses = state.crossesNext(account);
        planned.beginPlan(planId, accounts.ids().id(account), purpose, plan, before, validUntilNs);
        state.beginPlan(
            account, plan.legs(), before, Times.plus(event.nowNs(), policy.protection().intervalNs()));
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            final int instrument = plan.instrument(leg);
            final long quantity = plan.quantity(leg);
            final long mark = valuation.mark(instrument);
            final long limit = cost.limitAt(instrument, quantity, crosses ? cost.halfSpread(instrument) : 0);
            final long orderId = orderIds.next();
            final int order = orders.add(
                orderId, planId, account, instrument, quantity, purpose,
                Times.plus(validUntilNs, Times.plus(policy.orderTimeoutNs(), delayNs(instrument))));
            orders.setPrices(order, limit, mark);
            accounts.reserve(account, instrument);
            accounts.addInFlight(account, instrument, quantity);
            notionalInFlight += notional(order);
            window.add(account, instrument, Math.abs(quantity), event.nowNs());
            listener.onProtectionOrdered(planned.ofLeg(
                leg, orderId, (int)market.instruments().ids().id(instrument), limit,
                hedges.quantity(account, instrument) + quantity));
        }
    }

    /** Returns the time until a fill in an instrument is a fact, after which the time-out of an order begins. */
    private long delayNs(final int instrument)
    {
        return market.execution().of(market.instruments().underlying(instrument)).delayNs();
    }

    private long notional(final int order)
    {
        return market.instruments().notionalOrMost(
            orders.instrument(order), Math.abs(orders.unfilled(order)), orders.mark(order), true);
    }

    /** Begins an event: ends the orders without an answer. */
    public void beginEvent()
    {
        int overdue = orders.overdue(event.nowNs());
        while (overdue != Ids.NONE)
        {
            end(overdue, EndReason.TIMED_OUT);
            overdue = orders.overdue(event.nowNs());
        }
    }

    /**
     * Books a fill up to the unfilled quantity, also one that comes late. There is no liquidation fee: what the gateway
     * reports is the fee of the exchange.
     *
     * @param quantity contracts, signed as ordered.
     * @throws ArithmeticException if an amount would exceed the range of a decimal; nothing has changed in this case.
     */
    public void fill(final int order, final long quantity, final long price, final long fee)
    {
        final int account = orders.account(order);
        final int instrument = orders.instrument(order);
        accounts.trade(account, instrument, quantity, price, fee);
        noteTrade(order, quantity, price, fee);
        if (!orders.isInFlight(order))
        {
            orders.addFilled(order, quantity);
            return;
        }
        notionalInFlight -= notional(order);
        orders.addFilled(order, quantity);
        notionalInFlight += notional(order);
        state.addFill(account);
        accounts.addInFlight(account, instrument, -quantity);
        if (orders.unfilled(order) == 0)
        {
            end(order, EndReason.FILLED);
        }
    }

    private void noteTrade(final int order, final long quantity, final long price, final long fee)
    {
        final int instrument = orders.instrument(order);
        final long mark = valuation.isPriced(instrument) ? valuation.mark(instrument) : orders.mark(order);
        final Instruments instruments = market.instruments();
        final long value = instruments.notionalOrMost(instrument, Math.abs(quantity), mark, false);
        final long slip = quantity > 0 ? price - mark : mark - price;
        final long slipCost = instruments.notionalOrMost(instrument, Math.abs(quantity), Math.abs(slip), true);
        statements.addFill(
            orders.account(order), event.nowNs(), orders.filled(order) == 0, value,
            (slip < 0 ? -slipCost : slipCost) + fee);
        noteHedge(orders.account(order), instrument, orders.purpose(order), quantity, price);
    }

    /** Notes a trade at a price of a plan that changes a hedge. */
    void noteHedge(
        final int account,
        final int instrument,
        final ProtectionPurpose purpose,
        final long quantity,
        final long price)
    {
        if (purpose == ProtectionPurpose.HEDGE)
        {
            hedges.open(account, instrument, quantity, price, event.nowNs());
        }
        else if (purpose == ProtectionPurpose.RELEASE)
        {
            statements.addHedgeProfit(
                account, event.nowNs(), hedges.lower(account, instrument, -quantity, price));
        }
    }

    /** Notes what a plan traded with other accounts at mark, without fee. */
    void noteCrossed(
        final int account, final int instrument, final ProtectionPurpose purpose, final long quantity)
    {
        final long mark = valuation.mark(instrument);
        statements.addFill(
            account, event.nowNs(), true,
            market.instruments().notionalOrMost(instrument, Math.abs(quantity), mark, false), 0);
        noteHedge(account, instrument, purpose, quantity, mark);
    }

    /** Books that the gateway ended an order. One that has already ended stays unchanged. */
    public void close(final int order)
    {
        if (orders.isInFlight(order))
        {
            end(order, EndReason.CLOSED);
        }
    }

    /** Ends the orders in the instruments of a settled expiry. */
    public void settle(final int expiry)
    {
        for (int order = 0; order < orders.capacity(); order++)
        {
            if (orders.isInFlight(order) && market.instruments().expiry(orders.instrument(order)) == expiry)
            {
                end(order, EndReason.SETTLED);
            }
        }
    }

    private void end(final int order, final EndReason reason)
    {
        final int account = orders.account(order);
        final int instrument = orders.instrument(order);
        notionalInFlight -= notional(order);
        orders.end(order);
        accounts.addInFlight(account, instrument, -orders.unfilled(order));
        listener.onProtectionOrderCompleted(
            orders.orderId(order), orders.planId(order), accounts.ids().id(account),
            (int)market.instruments().ids().id(instrument), reason, orders.filled(order), orders.unfilled(order));
        if (state.endOrder(account))
        {
            endPlan(account, reason);
        }
    }

    /** Schedules the rest after the last order of a plan; the account is judged when it is over, or at once. */
    private void endPlan(final int account, final EndReason lastReason)
    {
        final LiquidationPolicy policy = policies.of(account);
        final int fruitless = state.endPlan(account);
        if (fruitless >= PATIENT_PLANS)
        {
            final long leastNs = Math.max(policy.protection().intervalNs(), policy.orderTimeoutNs());
            final long untilNs = Times.plus(
                event.nowNs(), Times.doubled(leastNs, Math.min(fruitless - PATIENT_PLANS, MAX_DOUBLINGS)));
            state.rest(account, Math.max(untilNs, state.nextNs(account)), true);
            if (state.isProtected(account) && state.changesPause(account, ProtectionPause.NOBODY))
            {
                listener.onProtectionPaused(
                    accounts.ids().id(account), ProtectionPause.NOBODY, state.nextNs(account));
            }
        }
        else if (lastReason == EndReason.TIMED_OUT)
        {
            // A late answer is likely, and the same lots must not be ordered twice.
            state.rest(
                account, Math.max(state.nextNs(account), Times.plus(event.nowNs(), policy.orderTimeoutNs())), true);
        }
        state.wakeAt(account, event.nowNs());
    }

    void forget(final int expiry)
    {
        orders.forget(expiry, market.instruments());
    }

    long hash()
    {
        return orders.hash() + StateHash.term(StateOwner.PROTECTION_NOTIONAL_IN_ALL, 0, notionalInFlight);
    }

    /** Copies all of protection: instructions, who is protected, hedges, statements and orders. */
    public void copyState(final StateCopy copy, final Protection protection)
    {
        protection.instructions().copyState(copy);
        state.copyState(copy);
        hedges.copyState(copy);
        protection.lastResort().copyState(copy);
        statements.copyState(copy);
        orders.copyState(copy);
        notionalInFlight = copy.value(StateOwner.PROTECTION_NOTIONAL_IN_ALL, notionalInFlight);
    }
}
