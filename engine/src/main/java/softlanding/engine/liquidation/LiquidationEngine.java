package softlanding.engine.liquidation;

import softlanding.engine.account.InsuranceFund;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.screening.AccountVisitor;

/**
 * Evaluates the health of accounts and liquidates in rounds until an account is back at its target. A round evaluates
 * the account, plans and sends orders, and waits for the fills or the time-out; then the account rests. An account has
 * at most one round under way. Rounds begin at the end of an event, the worst account first. An account that cannot be
 * priced is not liquidated.
 */
public final class LiquidationEngine implements AccountVisitor
{
    private final AccountScanner scanner;
    private final Policies policies;
    private final LiquidationState state;
    private final LiquidationOrders orders;
    private final HealthEvaluator evaluator;
    private final LiquidationRounds rounds;

    /** Reserves memory up to the given limits. */
    public LiquidationEngine(
        final VenueState venue,
        final AccountScanner scanner,
        final LiquidationListener listener,
        final Escalation escalation,
        final InsuranceFund fund)
    {
        this.scanner = scanner;
        policies = new Policies(venue.accounts());
        state = new LiquidationState(venue.limits().accounts());
        orders = new LiquidationOrders(venue, policies, state, listener, fund);
        evaluator = new HealthEvaluator(venue, policies, state, scanner, escalation, listener);
        rounds = new LiquidationRounds(
            venue, policies, state, evaluator, orders, escalation,
            new InternalCrossing(venue, listener, LiquidationRounds.MAX_AT_ONCE), new LegSelection(venue, fund));
    }

    /** The liquidity of an instrument changed: a depth that rose may end the rests of its holders. */
    public void onLiquidityChanged(final int instrument, final long bidBefore, final long askBefore)
    {
        rounds.onLiquidityChanged(instrument, bidBefore, askBefore);
    }

    /** The terms in force. */
    public Policies policies()
    {
        return policies;
    }

    /** Returns the policy of an account class. */
    public LiquidationPolicy policy(final int accountClass)
    {
        return policies.ofClass(accountClass);
    }

    /** Returns the health state of an account, by slot. */
    public Health health(final int account)
    {
        return state.health(account);
    }

    /** Returns whether the account is in a tier: orders that add risk are refused. */
    public boolean isInLiquidation(final int account)
    {
        return state.tier(account) > 0;
    }

    /** Returns the scanner that names the accounts which a change affects. */
    public AccountScanner scanner()
    {
        return scanner;
    }

    /**
     * Freezes or resumes liquidation. While frozen, no round begins, evaluation continues, and orders in flight stay.
     * After the resumption the accounts in a tier are evaluated at the end of the event.
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

    /** Ends an event: evaluates the accounts whose rest is over, and begins the rounds that are due. */
    public void endEvent()
    {
        rounds.runDueRounds();
    }

    /** Evaluates an account by its present margin. A round that is due begins at the end of the event. */
    @Override
    public void onAccount(final int account)
    {
        rounds.evaluate(account);
    }

    /**
     * Evaluates accounts that should be unchanged since their last evaluation, and changes nothing.
     *
     * @throws IllegalStateException if an account did change: the screening that skipped it was wrong.
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

    /** Returns the liquidation orders. */
    public LiquidationOrders orders()
    {
        return orders;
    }

    /** Returns a sum over all facts about health, orders, policies and rounds. Equal states have equal sums. */
    public long hash()
    {
        return state.hash() + orders.hash() + policies.hash() + rounds.hash();
    }
}
