package softlanding.engine.liquidation;

import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.screening.AccountVisitor;

/**
 * Watches the health of accounts and brings the sick ones back step by step: judge, plan, order, wait for the fills or
 * the time-out, rest, judge again, until the account is back at the target. An account has at most one step under way.
 * Steps are taken at the end of an event, the worst account first. An account that cannot be priced is left alone.
 */
public final class LiquidationEngine implements AccountVisitor
{
    private final AccountScanner scanner;
    private final Policies policies;
    private final LiquidationState state;
    private final LiquidationOrders orders;
    private final HealthEvaluator evaluator;
    private final LiquidationRounds rounds;

    /** Room as given by the engine's limits. */
    public LiquidationEngine(
        final VenueState venue,
        final AccountScanner scanner,
        final LiquidationListener listener,
        final Escalation escalation)
    {
        this.scanner = scanner;
        policies = new Policies(venue.accounts());
        state = new LiquidationState(venue.limits().accounts());
        orders = new LiquidationOrders(venue, policies, state, listener);
        evaluator = new HealthEvaluator(venue, policies, state, scanner, escalation, listener);
        rounds = new LiquidationRounds(
            venue, policies, state, evaluator, orders, escalation,
            new InternalCrossing(venue, listener, LiquidationRounds.MAX_AT_ONCE));
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

    /** State of the account in liquidation, by slot. */
    public Health health(final int account)
    {
        return state.health(account);
    }

    /** Whether the account is in a tier: what adds risk is refused. */
    public boolean isInLiquidation(final int account)
    {
        return state.tier(account) > 0;
    }

    /** Which accounts a change can have moved. */
    public AccountScanner scanner()
    {
        return scanner;
    }

    /**
     * Begins no step from here on, or does again. Health is judged all the same, and what is in flight goes on. When
     * this ends, the accounts in a tier are judged at the end of the event.
     */
    public void freeze(final boolean nowFrozen)
    {
        rounds.freeze(nowFrozen);
    }

    /** Begins an event: ends the orders that are overdue. */
    public void beginEvent()
    {
        scanner.beginEvent();
        orders.beginEvent();
    }

    /** Ends an event: judges the accounts whose rest is over, and takes the steps that are due. */
    public void endEvent()
    {
        rounds.runDueRounds();
    }

    /** Judges an account by its margin now; if a step is due, it is taken at the end of the event. */
    @Override
    public void onAccount(final int account)
    {
        rounds.evaluate(account);
    }

    /**
     * Evaluates accounts that are taken to be as they were judged, and changes nothing.
     *
     * @throws IllegalStateException if one is not: whoever said that it need not be judged again was wrong.
     */
    public void audit()
    {
        int account = scanner.nextToAudit();
        while (account != AccountScanner.NONE)
        {
            evaluator.audit(account);
            account = scanner.nextToAudit();
        }
    }

    /** What is ordered and not yet answered for. */
    public LiquidationOrders orders()
    {
        return orders;
    }

    /** How often an account was judged since the beginning: a measure of work that no decision depends on. */
    public long accountsEvaluated()
    {
        return rounds.accountsEvaluated();
    }

    /** Pivots of the simplex since the beginning: a measure of work that no decision depends on. */
    public long pivots()
    {
        return rounds.pivots();
    }

    /** Sum over every fact about health, orders, policies and steps; equal states have equal sums. */
    public long hash()
    {
        return state.hash() + orders.hash() + policies.hash() + rounds.hash();
    }
}
