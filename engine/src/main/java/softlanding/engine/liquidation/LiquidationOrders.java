package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.OrderedVolumeWindow;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.legs.WaitingLegs;
import softlanding.engine.liquidation.due.RestNews;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.liquidation.order.OrderTable;
import softlanding.engine.liquidation.order.OrdersInFlight;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.DecisionIds;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;
import softlanding.engine.state.RecentIds;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.Times;

/**
 * Sends the orders of a round, and books what becomes of each: filled, closed, timed out or settled. Lots of orders
 * without a final answer are in flight, and later rounds do not count on them.
 */
public final class LiquidationOrders
{
    private final Market market;
    private final Accounts accounts;
    private final Valuation valuation;
    private final Policies policies;
    private final LiquidationState state;
    private final LiquidationListener listener;
    private final SkippedRounds skipped;
    private final Escalation escalation;
    private final OrdersInFlight inFlight;
    private final OrderTable orderTable;
    private final RecentIds fills;
    private final EventContext event;
    private final DecisionIds orderIds;
    private final DecisionIds planIds;
    private final PlannedOrder planned = new PlannedOrder();
    private final WaitingLegs waiting;
    private final RestAfterRound rest;

    LiquidationOrders(
        final VenueState venue,
        final Policies policies,
        final LiquidationState state,
        final LiquidationListener listener,
        final SkippedRounds skipped,
        final Escalation escalation,
        final InsuranceFund fund)
    {
        this.escalation = escalation;
        market = venue.market();
        event = venue.event();
        orderIds = new DecisionIds(event);
        planIds = new DecisionIds(event);
        accounts = venue.accounts();
        valuation = venue.margins().valuation();
        this.policies = policies;
        this.state = state;
        this.listener = listener;
        inFlight = new OrdersInFlight(venue, fund);
        orderTable = inFlight.table();
        fills = new RecentIds(
            StateOwner.FILLS_ADDED,
            new StateOwner[] {StateOwner.FILL_ORDER_ID, StateOwner.FILL_ID, StateOwner.FILL_INSTRUMENT},
            venue.limits().rememberedIds());
        waiting = new WaitingLegs(market.instruments(), venue.limits().accounts(), venue.limits().orders());
        rest = new RestAfterRound(venue, policies, state, skipped);
        this.skipped = skipped;
    }

    /** Begins an event: ends the orders that are overdue. */
    void beginEvent()
    {
        final long nowNs = event.nowNs();
        int overdue = orderTable.overdue(nowNs);
        while (overdue != Ids.NONE)
        {
            end(overdue, EndReason.TIMED_OUT);
            overdue = orderTable.overdue(nowNs);
        }
        inFlight.window().slide(nowNs, policies.participationLimits().depthWindowNs());
        market.instruments().liquidityAge().limit(nowNs, policies.participationLimits().liquidityStalenessNs());
    }

    /** Returns the legs that wait for the fills of others. */
    WaitingLegs waiting()
    {
        return waiting;
    }

    /** Returns what firm rests are based on. */
    RestNews news()
    {
        return rest.news();
    }

    /** Returns the recently booked fills: order, fill and instrument, because the legs of a combo share its order. */
    public RecentIds fills()
    {
        return fills;
    }

    /** Returns the volume that was recently ordered, by instrument. */
    OrderedVolumeWindow window()
    {
        return inFlight.window();
    }

    /** Returns the total notional in flight, at the marks of the order times, in cash; Decimal8 mantissa. */
    long notionalInFlight()
    {
        return inFlight.notional();
    }

    /** Returns a new id for a round of this event. */
    long newPlanId()
    {
        return planIds.next();
    }

    /**
     * Returns whether this event can send the orders of a plan. It needs free order slots, free ids and representable
     * amounts.
     */
    boolean hasRoom(final LiquidationPlan plan)
    {
        return inFlight.hasRoom(plan) && orderIds.hasRoom(plan.legs());
    }

    /** Reports why the round that is sent next was planned as it is. */
    void explain(final PlannedRound round)
    {
        listener.onLiquidationPlanned(round);
    }

    /**
     * Sends the chosen orders of a round, for which {@link #hasRoom} returned true.
     *
     * @param tier the tier under which the round was planned.
     */
    void send(
        final int account, final long planId, final int tier, final LegSelection chosen, final AccountMargin before)
    {
        final LiquidationPolicy policy = policies.of(account);
        final LiquidationPlan plan = chosen.opened();
        planned.beginPlan(planId, accounts.ids().id(account), tier, policy.policy(), plan, before);
        planned.goOn(waiting.isWaiting(account) ? waiting.sent(account) : 0);
        skipped.clear(account);
        state.addOpenOrders(account, plan.legs());
        final long comboId = chosen.isCombo() ? orderIds.next() : 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            final long orderId = chosen.isCombo() ? comboId : orderIds.next();
            final int instrument = plan.instrument(leg);
            final long quantity = plan.quantity(leg);
            final int order = inFlight.add(
                orderId, planId, account, instrument, quantity, event.nowNs(),
                Times.plus(event.nowNs(), policy.orderTimeoutNs()));
            inFlight.insure(order, chosen.insuranceAtRisk(leg));
            waiting.onOrdered(account, planId, instrument, quantity, plan.limit(leg));
            planned.ofLeg(leg, orderId, (int)market.instruments().ids().id(instrument), orderTable.reserved(order))
                .at(orderTable.mark(order), market.instruments().halfSpread(instrument),
                    market.instruments().depthFor(instrument, quantity > 0));
            if (!chosen.isCombo())
            {
                listener.onLiquidationOrdered(planned);
            }
        }
        if (chosen.isCombo())
        {
            listener.onComboOrdered(planned, chosen, market.instruments().ids());
        }
    }

    /**
     * Returns the contracts of an instrument that orders of an account which timed out may still fill, a magnitude. An
     * answer that comes late is likely until another time-out is over.
     */
    public long maybeUnanswered(final int account, final int instrument, final long nowNs)
    {
        return orderTable.endedLate(account, instrument, nowNs, policies.of(account).orderTimeoutNs());
    }

    /** Returns the slot of a remembered order, or {@link Ids#NONE}. */
    public int slot(final long orderId)
    {
        return orderTable.slot(orderId);
    }

    /** Returns the slot of the leg of an order that trades an instrument, or {@link Ids#NONE} for an unknown order. */
    public int slot(final long orderId, final int ofInstrument)
    {
        return orderTable.slot(orderId, ofInstrument);
    }

    /** Returns the unfilled contracts of an order, signed as ordered. */
    public long unfilled(final int order)
    {
        return orderTable.unfilled(order);
    }

    /** Returns the id of the round of an order. */
    public long planId(final int order)
    {
        return orderTable.planId(order);
    }

    /** Returns the slot of the account that trades by an order. */
    public int account(final int order)
    {
        return orderTable.account(order);
    }

    /** Returns the slot of the instrument that an order trades. */
    public int instrument(final int order)
    {
        return orderTable.instrument(order);
    }

    /**
     * Books a fill up to the unfilled quantity. A late fill is booked as well, but only a fill before the time-out
     * counts as progress of its round.
     *
     * @param quantity       contracts, signed as ordered.
     * @param isWithinUpdate whether the fund pays what the account owes after the fill only when the update ends.
     * @throws ArithmeticException if an amount would exceed the range of a decimal; nothing has changed in this case.
     */
    public void fill(
        final int order, final long quantity, final long price, final long fee, final boolean isWithinUpdate)
    {
        final int account = orderTable.account(order);
        final int instrument = orderTable.instrument(order);
        accounts.trade(account, instrument, quantity, price, fee);
        if (waiting.isWaiting(account))
        {
            final long mark = valuation.isPriced(instrument) ? valuation.mark(instrument) : orderTable.mark(order);
            waiting.onFilled(account, orderTable.planId(order), instrument, quantity, mark, price, fee);
        }
        if (!orderTable.isInFlight(order))
        {
            inFlight.fillLate(order, quantity);
            return;
        }
        state.addFill(account);
        waiting.onLanded(account, orderTable.planId(order), instrument, quantity);
        inFlight.fill(order, quantity, isWithinUpdate);
        if (orderTable.unfilled(order) == 0)
        {
            end(order, EndReason.FILLED);
        }
    }

    /** Ends an update: the fund pays what accounts owe after the fills of the update. */
    void endUpdate()
    {
        inFlight.drawHeld();
    }

    /** Books that the exchange ended an order, with all its legs. What has already ended stays unchanged. */
    public void close(final int order)
    {
        endLegs(order, EndReason.CLOSED);
    }

    /** Ends all legs of an order that are in flight: they trade together or not at all. */
    private void endLegs(final int order, final EndReason reason)
    {
        for (int leg = 0; leg < orderTable.legs(order); leg++)
        {
            if (orderTable.isInFlight(orderTable.leg(order, leg)))
            {
                end(orderTable.leg(order, leg), reason);
            }
        }
    }

    /** Ends the orders in the instruments of a settled expiry, with all their legs. */
    public void settle(final int expiry)
    {
        for (int order = inFlight.nextOfExpiry(expiry, 0); order != Ids.NONE;
            order = inFlight.nextOfExpiry(expiry, order + 1))
        {
            endLegs(order, EndReason.SETTLED);
        }
    }

    /** Forgets the ended orders in the instruments of a settled expiry whose slots are freed. */
    public void forget(final int expiry)
    {
        inFlight.forget(expiry);
    }

    private void end(final int order, final EndReason reason)
    {
        final int account = orderTable.account(order);
        final int instrument = orderTable.instrument(order);
        inFlight.end(order);
        waiting.onLanded(account, orderTable.planId(order), instrument, orderTable.unfilled(order));
        state.addOpenOrders(account, -1);
        if (state.openOrders(account) == 0)
        {
            if (!waiting.isReleasable(account))
            {
                waiting.clear(account);
            }
            rest.begin(account, reason);
        }
        if (reason == EndReason.TIMED_OUT)
        {
            escalation.onTimedOut(account, Times.plus(event.nowNs(), policies.of(account).orderTimeoutNs()));
        }
        listener.onLiquidationOrderCompleted(
            orderTable.orderId(order), orderTable.planId(order), accounts.ids().id(account),
            (int)market.instruments().ids().id(instrument), reason, orderTable.filled(order),
            orderTable.unfilled(order));
        rest.tell(account, reason);
    }

    long hash()
    {
        return inFlight.hash() + fills.hash() + waiting.hash() + rest.hash();
    }
}
