package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;

/**
 * Watches the health of accounts and brings the sick ones back step by step: judge, plan, order, wait for the fills or
 * the time-out, rest, judge again, until the account is back at the target. An account has at most one step under way.
 * Steps are taken at the end of an event, the worst account first. An account that cannot be priced is left alone.
 */
public final class Liquidator implements AccountVisitor
{
    private final AffectedAccounts affected;
    private final Policies policies;
    private final HealthRecord record;
    private final OrderDesk orders;
    private final HealthJudge judge;
    private final Steps steps;
    private long sequence;

    /** Room as given by the engine's limits. */
    public Liquidator(
        final Market market,
        final Accounts accounts,
        final Margins margins,
        final AffectedAccounts affected,
        final LiquidationListener listener,
        final LastResort lastResort,
        final int maxAccounts,
        final int bookSize,
        final int maxAssets,
        final int maxUnderlyings,
        final int maxOrders)
    {
        this.affected = affected;
        policies = new Policies(accounts);
        record = new HealthRecord(maxAccounts);
        orders = new OrderDesk(market, accounts, margins.valuation(), policies, record, listener, maxOrders);
        judge = new HealthJudge(
            market, accounts, margins, policies, record, affected, lastResort, listener, bookSize, maxAssets,
            maxUnderlyings);
        final StepPlanner planner = new StepPlanner(
            market, accounts, margins, policies, record, orders, lastResort, bookSize, maxAssets, maxUnderlyings);
        final Netting netting = new Netting(
            market, accounts, margins, listener, Steps.MOST_AT_ONCE, bookSize, maxAssets);
        steps = new Steps(
            policies, record, judge, orders, lastResort, planner, netting, maxAccounts, bookSize);
    }

    /** Sets the policy of a class of accounts; of class 0 it holds for all classes without one of their own. */
    public void setPolicy(final int accountClass, final LiquidationPolicy newPolicy)
    {
        policies.set(accountClass, newPolicy);
    }

    /** The policy of a class of accounts. */
    public LiquidationPolicy policy(final int accountClass)
    {
        return policies.ofClass(accountClass);
    }

    public Health health(final int account)
    {
        return record.health(account);
    }

    /** Whether the account is in a tier: what adds risk is refused. */
    public boolean isLiquidated(final int account)
    {
        return record.tier(account) > 0;
    }

    /** Which accounts a change can have moved. */
    public AffectedAccounts affected()
    {
        return affected;
    }

    /**
     * Begins no step from here on, or does again. Health is judged all the same, and what is in flight goes on. When
     * this ends, the accounts in a tier are judged at the end of the event.
     */
    public void freeze(final boolean nowFrozen)
    {
        steps.freeze(nowFrozen);
    }

    /** Begins an event: what is decided from here on carries its sequence. First ends the orders that are overdue. */
    public void beginEvent(final long eventSequence, final long timestampNs)
    {
        sequence = eventSequence;
        affected.beginEvent(timestampNs);
        steps.beginEvent(timestampNs);
        orders.beginEvent(eventSequence, timestampNs);
    }

    /** Ends an event: judges the accounts whose rest is over, and takes the steps that are due. */
    public void endEvent()
    {
        steps.take();
    }

    /** Judges an account by its margin now; if a step is due, it is taken at the end of the event. */
    @Override
    public void onAccount(final int account)
    {
        steps.judge(account);
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
            judge.audit(account, sequence);
            account = affected.nextToAudit();
        }
    }

    /** What is ordered and not yet answered for. */
    public OrderDesk orders()
    {
        return orders;
    }

    /** How often an account was judged since the beginning: a measure of work that no decision depends on. */
    public long accountsJudged()
    {
        return steps.accountsJudged();
    }

    /** Pivots of the simplex since the beginning: a measure of work that no decision depends on. */
    public long pivots()
    {
        return steps.pivots();
    }

    public long hash()
    {
        return record.hash() + orders.hash() + policies.hash() + steps.hash();
    }
}
