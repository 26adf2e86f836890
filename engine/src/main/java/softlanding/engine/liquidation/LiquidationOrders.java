package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.OrderedVolumeWindow;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.DecisionIds;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/**
 * Sends the orders of a step and keeps them until they are answered for: fills, closings, time-outs, settlements. Lots
 * ordered and not answered for are in flight, and no later step counts on them.
 */
public final class LiquidationOrders
{
    /** A rest after fruitless steps is doubled so often at most: from 2 seconds to 2 hours. */
    private static final int MAX_DOUBLINGS = 12;
    /** Fills of which the ids are remembered, for each order that is: most orders have fewer. */
    private static final int FILLS_PER_ORDER = 4;

    private final Market market;
    private final Accounts accounts;
    private final Valuation valuation;
    private final Policies policies;
    private final LiquidationState state;
    private final LiquidationListener listener;
    private final OrderTable orderTable;
    private final KnownFills fills;
    private final EventContext event;
    private final DecisionIds orderIds;
    private final DecisionIds planIds;
    private final PlannedOrder planned = new PlannedOrder();
    private final OrderedVolumeWindow orderedVolume;
    private long notionalInFlight;

    LiquidationOrders(
        final VenueState venue,
        final Policies policies,
        final LiquidationState state,
        final LiquidationListener listener)
    {
        market = venue.market();
        event = venue.event();
        orderIds = new DecisionIds(event);
        planIds = new DecisionIds(event);
        accounts = venue.accounts();
        valuation = venue.margins().valuation();
        this.policies = policies;
        this.state = state;
        this.listener = listener;
        final int maxOrders = venue.limits().orders();
        orderTable = new OrderTable(maxOrders);
        fills = new KnownFills(FILLS_PER_ORDER * maxOrders);
        orderedVolume = new OrderedVolumeWindow(market.instruments().ids().capacity(), maxOrders);
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
        orderedVolume.slide(nowNs, policies.participationLimits().depthWindowNs());
    }

    /** The fills that were booked lately. */
    public KnownFills fills()
    {
        return fills;
    }

    /** What was ordered of each instrument lately. */
    OrderedVolumeWindow window()
    {
        return orderedVolume;
    }

    /** What is in flight in all, at the marks at which it was ordered, in cash; Decimal8 mantissa. */
    long notionalInFlight()
    {
        return notionalInFlight;
    }

    /** The id of a step of this event. */
    long newPlanId()
    {
        return planIds.next();
    }

    /** Whether this event can make the orders of a plan: places to keep them, ids, and amounts that can be written. */
    boolean hasRoom(final LiquidationPlan plan)
    {
        try
        {
            long notional = notionalInFlight;
            for (int leg = 0; leg < plan.legs(); leg++)
            {
                final int instrument = plan.instrument(leg);
                notional = Math.addExact(
                    notional, notional(instrument, plan.quantity(leg), valuation.mark(instrument)));
            }
            return orderTable.hasRoom(plan.legs()) && orderIds.hasRoom(plan.legs());
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }

    /**
     * Sends the orders of a step, for which there {@link #hasRoom}.
     *
     * @param tier under which it was planned.
     */
    void send(
        final int account, final long planId, final int tier, final LiquidationPlan plan, final AccountMargin before)
    {
        final LiquidationPolicy policy = policies.of(account);
        planned.beginPlan(planId, accounts.ids().id(account), tier, policy.policy(), plan, before);
        state.addOpenOrders(account, plan.legs());
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            final long orderId = orderIds.next();
            final int instrument = plan.instrument(leg);
            final long quantity = plan.quantity(leg);
            final long mark = valuation.mark(instrument);
            orderTable.add(
                orderId, planId, account, instrument, quantity, mark, event.nowNs() + policy.orderTimeoutNs());
            accounts.reserve(account, instrument);
            addInFlight(account, instrument, quantity);
            notionalInFlight += notional(instrument, quantity, mark);
            orderedVolume.add(instrument, Math.abs(quantity), event.nowNs());
            listener.onLiquidationOrdered(
                planned.ofLeg(leg, orderId, (int)market.instruments().ids().id(instrument)));
        }
    }

    private long notional(final int instrument, final long quantity, final long mark)
    {
        return market.instruments().notional(instrument, Math.abs(quantity), mark, true);
    }

    /** The slot of an order that is remembered, or {@link Ids#NONE}. */
    public int slot(final long orderId)
    {
        return orderTable.slot(orderId);
    }

    /** Contracts of an order not filled so far, signed as ordered. */
    public long unfilled(final int order)
    {
        return orderTable.unfilled(order);
    }

    /** Slot of the account that an order trades for. */
    public int account(final int order)
    {
        return orderTable.account(order);
    }

    /** Slot of the instrument that an order trades. */
    public int instrument(final int order)
    {
        return orderTable.instrument(order);
    }

    /**
     * Books a fill of up to what is unfilled; it counts whenever it comes, but only in time as a gain of its step.
     *
     * @param quantity contracts, signed as ordered.
     * @throws ArithmeticException if an amount would be beyond what a decimal holds; nothing has changed then.
     */
    public void fill(final int order, final long quantity, final long price, final long fee)
    {
        final int account = orderTable.account(order);
        final int instrument = orderTable.instrument(order);
        accounts.trade(account, instrument, quantity, price, fee);
        if (!orderTable.isInFlight(order))
        {
            orderTable.fill(order, quantity);
            return;
        }
        notionalInFlight -= notional(instrument, orderTable.unfilled(order), orderTable.mark(order));
        orderTable.fill(order, quantity);
        notionalInFlight += notional(instrument, orderTable.unfilled(order), orderTable.mark(order));
        state.addFill(account);
        addInFlight(account, instrument, -quantity);
        if (orderTable.unfilled(order) == 0)
        {
            end(order, EndReason.FILLED);
        }
    }

    /** Books that the exchange ended an order; nothing happens if it has ended already. */
    public void close(final int order)
    {
        if (orderTable.isInFlight(order))
        {
            end(order, EndReason.CLOSED);
        }
    }

    /** Ends the orders in what an expiry settled. */
    public void settle(final int expiry)
    {
        for (int order = 0; order < orderTable.capacity(); order++)
        {
            if (orderTable.isInFlight(order) && market.instruments().expiry(orderTable.instrument(order)) == expiry)
            {
                end(order, EndReason.SETTLED);
            }
        }
    }

    private void end(final int order, final EndReason reason)
    {
        final int account = orderTable.account(order);
        final int instrument = orderTable.instrument(order);
        orderTable.end(order);
        addInFlight(account, instrument, -orderTable.unfilled(order));
        notionalInFlight -= notional(instrument, orderTable.unfilled(order), orderTable.mark(order));
        state.addOpenOrders(account, -1);
        if (state.openOrders(account) == 0)
        {
            endRound(account, reason);
        }
        listener.onLiquidationEnded(
            orderTable.orderId(order), orderTable.planId(order), accounts.ids().id(account), reason,
            orderTable.filled(order), orderTable.unfilled(order));
    }

    /**
     * After a step the account is judged again once its rest is over. A step that filled nothing is followed by a
     * longer rest, twice as long each time in a row, that nothing cuts short. So is a step that timed out, by a rest as
     * long as the time-out: the same lots are not ordered again while a late answer is likely.
     */
    private void endRound(final int account, final EndReason lastReason)
    {
        final long nowNs = event.nowNs();
        final LiquidationPolicy policy = policies.of(account);
        final int fruitless = state.endRound(account);
        if (fruitless > 0)
        {
            final long least = Math.max(policy.roundIntervalNs(), policy.orderTimeoutNs());
            state.rest(account, nowNs + (least << Math.min(fruitless - 1, MAX_DOUBLINGS)), true);
        }
        else if (lastReason == EndReason.TIMED_OUT)
        {
            final long lateAnswerNs = nowNs + policy.orderTimeoutNs();
            state.rest(account, Math.max(state.restUntilNs(account), lateAnswerNs), true);
        }
    }

    private void addInFlight(final int account, final int instrument, final long quantity)
    {
        final int row = accounts.positions().find(account, market.bookKey(instrument));
        if (row != Ids.NONE && quantity != 0)
        {
            accounts.positions().addInFlight(account, row, quantity);
            accounts.positions().removeIfEmpty(account, row);
        }
    }

    long hash()
    {
        return orderTable.hash() + fills.hash() + orderedVolume.hash();
    }
}
