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
 * the time-out, rest, judge again, until the account is back at the target. An account has at most one step under way.
 * An account that cannot be priced is left alone.
 */
public final class Liquidator implements AccountVisitor
{
    private final Accounts accounts;
    private final Margins margins;
    private final LiquidationListener listener;
    private final AffectedAccounts affected;
    private final OrderDesk orders;
    private final HealthRecord record;
    private final LiquidationPlanner planner;
    private final Book book;
    private final AccountMargin margin;
    private final int[] active;
    private final int[] activeIndex;
    private int activeSize;
    private long earliestDueNs = Long.MAX_VALUE;
    private LiquidationPolicy policy;
    private long nowNs;
    private long sequence;

    /** Room as given by the engine's limits. */
    public Liquidator(
        final Market market,
        final Accounts accounts,
        final Margins margins,
        final AffectedAccounts affected,
        final LiquidationListener listener,
        final int maxAccounts,
        final int bookSize,
        final int maxAssets,
        final int maxUnderlyings,
        final int maxOrders)
    {
        this.accounts = accounts;
        this.margins = margins;
        this.listener = listener;
        this.affected = affected;
        record = new HealthRecord(maxAccounts);
        orders = new OrderDesk(market, accounts, record, listener, maxOrders);
        planner = new LiquidationPlanner(market, margins, bookSize, maxAssets, maxUnderlyings);
        book = new Book(market, bookSize, maxAssets);
        margin = new AccountMargin(maxUnderlyings);
        active = new int[maxAccounts];
        activeIndex = new int[maxAccounts];
        Arrays.fill(activeIndex, Ids.NONE);
        setPolicy(new LiquidationPolicy(LiquidationPolicySettings.standard()));
    }

    public void setPolicy(final LiquidationPolicy newPolicy)
    {
        policy = newPolicy;
        orders.setPolicy(newPolicy);
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
        nowNs = timestampNs;
        sequence = eventSequence;
        affected.beginEvent(timestampNs);
        orders.beginEvent(eventSequence, timestampNs);
    }

    /** Ends an event: once a rest is over or an order timed out, the accounts with no step under way are judged. */
    public void endEvent()
    {
        earliestDueNs = Math.min(earliestDueNs, orders.takeEarliestDueNs());
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
        affected.onJudged(account, book, margin, record.health(account), tier, policy.firstThreshold());
    }

    /**
     * Evaluates accounts that are taken to be as they were judged, and changes nothing.
     *
     * @throws IllegalStateException if one is not: whoever said that it need not be judged again was wrong.
     */
    public void audit()
    {
        int account = affected.nextToAudit();
        while (account != AffectedAccounts.NONE)
        {
            book.load(accounts, account);
            margins.evaluate(book, margin);
            final Health now = margin.isPriced() ? healthAfter(tierAfter(record.tier(account))) : Health.UNPRICED;
            if (now != record.health(account) || record.tier(account) != 0)
            {
                throw new IllegalStateException("account was not judged though it had to be: accountId=" +
                    accounts.ids().id(account) + ", sequence=" + sequence + ", judged=" + record.health(account) +
                    ", now=" + now + ", equity=" + margin.equity() + ", maintenanceRequirement=" +
                    margin.maintenanceRequirement() + ", initialRequirement=" + margin.initialRequirement());
            }
            account = affected.nextToAudit();
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
        final LiquidationPlan plan =
            planner.plan(policy, tier, book, margin, accounts.packages(), account);
        final boolean possible = plan.legs() > 0 && orders.hasRoom(plan.legs());
        record.rest(account, nowNs + policy.stepIntervalNs(), !possible);
        if (possible)
        {
            orders.send(account, tier, plan, margin);
        }
        else
        {
            earliestDueNs = Math.min(earliestDueNs, record.restUntilNs(account));
        }
    }

    /** What is ordered and not yet answered for. */
    public OrderDesk orders()
    {
        return orders;
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
