package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/**
 * Sends the orders of a step and keeps them until they are answered for: fills, closings, time-outs, settlements. Lots
 * ordered and not answered for are in flight, and no later step counts on them.
 */
public final class OrderDesk
{
    /** Orders made by one event: the low bits of an order's id. */
    private static final int ID_BITS = 20;
    /** A rest after fruitless steps is doubled so often at most: from 2 seconds to 2 hours. */
    private static final int MOST_DOUBLINGS = 12;

    private final Market market;
    private final Accounts accounts;
    private final HealthRecord record;
    private final LiquidationListener listener;
    private final Orders orders;
    private long sequence;
    private long nowNs;
    private int ordersOfEvent;
    private LiquidationPolicy policy;
    private long earliestDueNs = Long.MAX_VALUE;

    OrderDesk(
        final Market market,
        final Accounts accounts,
        final HealthRecord record,
        final LiquidationListener listener,
        final int maxOrders)
    {
        this.market = market;
        this.accounts = accounts;
        this.record = record;
        this.listener = listener;
        orders = new Orders(maxOrders);
    }

    void setPolicy(final LiquidationPolicy newPolicy)
    {
        policy = newPolicy;
    }

    /** Begins an event: ends the orders that are overdue. */
    void beginEvent(final long eventSequence, final long timestampNs)
    {
        sequence = eventSequence;
        nowNs = timestampNs;
        ordersOfEvent = 0;
        int overdue = orders.overdue(nowNs);
        while (overdue != Ids.NONE)
        {
            end(overdue, EndReason.TIMED_OUT);
            earliestDueNs = nowNs;
            overdue = orders.overdue(nowNs);
        }
    }

    /** The earliest time at which an account whose step ended may be judged again; asked for once per event. */
    long takeEarliestDueNs()
    {
        final long earliest = earliestDueNs;
        earliestDueNs = Long.MAX_VALUE;
        return earliest;
    }

    /** Whether so many more orders can be made by this event. */
    boolean hasRoom(final int more)
    {
        return orders.hasRoom(more) && ordersOfEvent + more < 1 << ID_BITS;
    }

    /** Sends the orders of a step. */
    void send(final int account, final int tier, final LiquidationPlan plan, final AccountMargin before)
    {
        record.beginStep(account);
        final long planId = (sequence << ID_BITS) + ordersOfEvent;
        listener.onLiquidationPlanned(planId, accounts.ids().id(account), tier, policy.policy(), before);
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            final long orderId = (sequence << ID_BITS) + ordersOfEvent++;
            final int instrument = plan.instrument(leg);
            orders.add(orderId, planId, account, instrument, plan.quantity(leg), nowNs + policy.orderTimeoutNs());
            accounts.reserve(account, instrument);
            addInFlight(account, instrument, plan.quantity(leg));
            record.addOpenOrders(account, 1);
            listener.onLiquidationOrdered(
                orderId, leg, (int)market.instruments().ids().id(instrument), plan.quantity(leg), plan.limit(leg),
                plan.unitKind(), plan.after(leg), plan.cost(leg),
                plan.optimalityGap());
        }
    }

    /** The slot of an order that is remembered, or {@link Ids#NONE}. */
    public int slot(final long orderId)
    {
        return orders.slot(orderId);
    }

    /** Contracts of an order not filled so far, signed as ordered. */
    public long unfilled(final int order)
    {
        return orders.unfilled(order);
    }

    public int account(final int order)
    {
        return orders.account(order);
    }

    public int instrument(final int order)
    {
        return orders.instrument(order);
    }

    /**
     * Books a fill of up to what is unfilled; it counts whenever it comes.
     *
     * @param quantity contracts, signed as ordered.
     * @throws ArithmeticException if an amount would be beyond what a decimal holds; nothing has changed then.
     */
    public void fill(final int order, final long quantity, final long price, final long fee)
    {
        final int account = orders.account(order);
        accounts.trade(account, orders.instrument(order), quantity, price, fee);
        orders.fill(order, quantity);
        record.addFill(account);
        if (orders.isInFlight(order))
        {
            addInFlight(account, orders.instrument(order), -quantity);
            if (orders.unfilled(order) == 0)
            {
                end(order, EndReason.FILLED);
            }
        }
    }

    /** Books that the exchange ended an order; nothing happens if it has ended already. */
    public void close(final int order)
    {
        if (orders.isInFlight(order))
        {
            end(order, EndReason.CLOSED);
        }
    }

    /** Ends the orders in what an expiry settled. */
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
        orders.end(order);
        addInFlight(account, orders.instrument(order), -orders.unfilled(order));
        record.addOpenOrders(account, -1);
        if (record.openOrders(account) == 0)
        {
            endStep(account);
        }
        listener.onLiquidationEnded(
            orders.orderId(order), orders.planId(order), accounts.ids().id(account), reason,
            orders.filled(order), orders.unfilled(order));
    }

    /**
     * After a step the account is judged again once its rest is over. A step that filled nothing is followed by a
     * longer rest, twice as long each time in a row, that nothing cuts short.
     */
    private void endStep(final int account)
    {
        final int fruitless = record.endStep(account);
        if (fruitless > 0)
        {
            final long least = Math.max(policy.stepIntervalNs(), policy.orderTimeoutNs());
            record.rest(account, nowNs + (least << Math.min(fruitless - 1, MOST_DOUBLINGS)), true);
        }
        earliestDueNs = Math.min(earliestDueNs, record.restUntilNs(account));
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
        return orders.hash();
    }
}
