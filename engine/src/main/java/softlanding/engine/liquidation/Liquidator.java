package softlanding.engine.liquidation;

import java.util.Arrays;
import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateHash;

/**
 * Watches the health of accounts and brings the sick ones back step by step: judge, plan, order, wait for the fills or
 * the time-out, rest, judge again, until the account is back at the target.
 *
 * <p>An account has at most one step under way. Lots ordered and not answered for are in flight, and no later step
 * counts on them. An account that cannot be priced is left alone.
 */
public final class Liquidator implements AccountVisitor
{
    /** Orders made by one event: the low bits of an order's id. */
    private static final int ID_BITS = 20;
    /** A rest after fruitless steps is doubled so often at most: from 2 seconds to 2 hours. */
    private static final int MOST_DOUBLINGS = 12;

    private final Market market;
    private final Accounts accounts;
    private final Margins margins;
    private final LiquidationListener listener;
    private final AffectedAccounts affected;
    private final Orders orders;
    private final HealthRecord record;
    private final LiquidationPlanner planner;
    private final Book book;
    private final AccountMargin margin;
    private final int[] active;
    private final int[] activeIndex;
    private int activeSize;
    private long earliestDueNs = Long.MAX_VALUE;
    private LiquidationPolicy policy = new LiquidationPolicy(LiquidationPolicySettings.standard());
    private long sequence;
    private long nowNs;
    private int ordersOfEvent;

    /** Room as given by the engine's limits. */
    public Liquidator(
        final Market market,
        final Accounts accounts,
        final Margins margins,
        final LiquidationListener listener,
        final int maxAccounts,
        final int bookSize,
        final int maxAssets,
        final int maxUnderlyings,
        final int maxOrders)
    {
        this.market = market;
        this.accounts = accounts;
        this.margins = margins;
        this.listener = listener;
        affected = new FullScan(market, accounts);
        orders = new Orders(maxOrders);
        record = new HealthRecord(maxAccounts);
        planner = new LiquidationPlanner(market, margins, bookSize, maxAssets, maxUnderlyings);
        book = new Book(market, bookSize, maxAssets);
        margin = new AccountMargin(maxUnderlyings);
        active = new int[maxAccounts];
        activeIndex = new int[maxAccounts];
        Arrays.fill(activeIndex, Ids.NONE);
    }

    public void setPolicy(final LiquidationPolicy newPolicy)
    {
        policy = newPolicy;
    }

    public Health health(final int account)
    {
        return record.health(account);
    }

    /** Which accounts a change can have moved. */
    public AffectedAccounts affected()
    {
        return affected;
    }

    /** Begins an event: what is decided from here on carries its sequence. First ends the orders that are overdue. */
    public void beginEvent(final long eventSequence, final long timestampNs)
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

    /** Ends an event: once a rest is over or an order timed out, the accounts with no step under way are judged. */
    public void endEvent()
    {
        if (nowNs < earliestDueNs)
        {
            return;
        }
        earliestDueNs = Long.MAX_VALUE;
        for (int i = activeSize - 1; i >= 0; i--)
        {
            final int account = active[i];
            if (record.openOrders(account) == 0)
            {
                onAccount(account);
            }
        }
        for (int i = 0; i < activeSize; i++)
        {
            if (record.openOrders(active[i]) == 0)
            {
                earliestDueNs = Math.min(earliestDueNs, Math.max(nowNs + 1, record.restUntilNs(active[i])));
            }
        }
    }

    /** Judges an account by its margin now, and takes the next step for it if one is due. */
    @Override
    public void onAccount(final int account)
    {
        book.load(accounts, account);
        margins.evaluate(book, margin);
        judge(account);

        final int tier = record.tier(account);
        if (tier > 0 && margin.isPriced() && record.openOrders(account) == 0 &&
            !record.rests(account, nowNs, margin.isBelow(Decimal8.ONE)))
        {
            step(account, tier);
        }
    }

    private void judge(final int account)
    {
        final int tierBefore = record.tier(account);
        final Health before = record.health(account);
        final int shownBefore = shownTier(before, tierBefore);
        final Health after;
        if (!margin.isPriced())
        {
            after = Health.UNPRICED;
        }
        else
        {
            setTier(account, tierAfter(tierBefore));
            after = healthAfter(record.tier(account));
        }
        final int shownAfter = shownTier(after, record.tier(account));
        if (after != before || shownAfter != shownBefore)
        {
            record.setHealth(account, after);
            listener.onAccountHealthChanged(accounts.ids().id(account), before, after, shownAfter, margin);
        }
    }

    /** The tier of a priced account: kept until the target is reached, entered only by crossing one. */
    private int tierAfter(final int tierBefore)
    {
        if (!book.owesAnything())
        {
            return 0;
        }
        final int crossed = margin.equity() < 0 ? policy.lastTier() : policy.tierOf(margin);
        if (tierBefore == 0 || policy.isAtTarget(margin))
        {
            return crossed;
        }
        return Math.max(crossed, policy.policy() == Policy.FULL ? policy.lastTier() : 1);
    }

    private Health healthAfter(final int tier)
    {
        if (margin.equity() < 0)
        {
            return Health.BANKRUPT;
        }
        if (tier > 0)
        {
            return Health.LIQUIDATING;
        }
        return margin.initialMargin() < 0 ? Health.RESTRICTED : Health.HEALTHY;
    }

    private static int shownTier(final Health health, final int tier)
    {
        return health == Health.LIQUIDATING || health == Health.BANKRUPT ? tier : 0;
    }

    private void setTier(final int account, final int tier)
    {
        final int before = record.tier(account);
        record.setTier(account, tier);
        if (before == 0 && tier > 0)
        {
            activeIndex[account] = activeSize;
            active[activeSize++] = account;
            record.rest(account, nowNs, false);
        }
        else if (before > 0 && tier == 0)
        {
            final int index = activeIndex[account];
            final int last = active[--activeSize];
            active[index] = last;
            activeIndex[last] = index;
            activeIndex[account] = Ids.NONE;
        }
    }

    private void step(final int account, final int tier)
    {
        final LiquidationPlan plan = planner.plan(policy, tier, book, margin, accounts.packages(), account);
        final boolean possible = plan.legs() > 0 &&
            orders.hasRoom(plan.legs()) && ordersOfEvent + plan.legs() < 1 << ID_BITS;
        record.rest(account, nowNs + policy.stepIntervalNs(), !possible);
        if (!possible)
        {
            earliestDueNs = Math.min(earliestDueNs, record.restUntilNs(account));
            return;
        }

        record.beginStep(account);
        final long accountId = accounts.ids().id(account);
        final long planId = (sequence << ID_BITS) + ordersOfEvent;
        listener.onLiquidationPlanned(planId, accountId, tier, policy.policy(), margin);
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            final long orderId = (sequence << ID_BITS) + ordersOfEvent++;
            final int instrument = plan.instrument(leg);
            orders.add(
                orderId, planId, account, instrument, plan.quantity(leg), nowNs + policy.orderTimeoutNs());
            addInFlight(account, instrument, plan.quantity(leg));
            record.addOpenOrders(account, 1);
            listener.onLiquidationOrdered(
                orderId, leg, (int)market.instruments().ids().id(instrument), plan.quantity(leg), plan.limit(leg),
                plan.unitKind(), plan.after(leg), plan.cost(leg));
        }
    }

    /** The slot of an order that is remembered, or {@link Ids#NONE}. */
    public int order(final long orderId)
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

    public long hash()
    {
        long hash = record.hash() + orders.hash() + StateHash.term(191, 0, policy.hash());
        for (int i = 0; i < activeSize; i++)
        {
            hash += StateHash.term(192, i, active[i] + 1);
        }
        return hash;
    }
}
