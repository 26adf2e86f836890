package softlanding.engine.liquidation;

import org.jspecify.annotations.Nullable;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.execution.ExecutionBook;
import softlanding.engine.figures.EngineFigures;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.liquidation.due.AffectedAccounts;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.liquidation.due.MovedAccounts;
import softlanding.engine.liquidation.due.Pauses;
import softlanding.engine.margin.VenueState;
import softlanding.engine.notice.MarginCalls;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.LiquidationEpisodes;
import softlanding.engine.policy.Policies;
import softlanding.engine.protection.Protection;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.copy.StateCopy;

/**
 * Evaluates the health of accounts and liquidates in rounds until an account is back at its target. A round evaluates
 * the account, plans and sends orders, and waits for the fills or the time-out; then the account rests. An account has
 * at most one round under way. Rounds begin at the end of an event, the worst account first. An account that cannot be
 * priced is not liquidated.
 */
public final class LiquidationEngine implements AccountVisitor
{
    private static final Health[] HEALTH_STATES = Health.values();

    private final AccountScanner scanner;
    private final Escalation escalation;
    private final Policies policies;
    private final LiquidationState state;
    private final LiquidationOrders orders;
    private final HealthEvaluator evaluator;
    private final RoundQueue queue;
    private final LiquidationRounds rounds;
    private final LegSelection selection;
    private final ManualRounds manual;
    private final EventContext event;
    private final ExecutionBook execution;
    private final PendingBreaches breaches;
    private final SkippedRounds skipped;
    private final MovedAccounts moved;
    private @Nullable MarginCalls calls;
    private final AccountVisitor judge = this::judgeNow;
    private final AccountVisitor byTime;
    private final MovedAccountsJudge judgeOfMoved;

    /** Reserves memory up to the given limits. */
    public LiquidationEngine(
        final VenueState venue,
        final AccountScanner scanner,
        final LiquidationListener listener,
        final Escalation escalation,
        final InsuranceFund fund)
    {
        this.scanner = scanner;
        this.escalation = escalation;
        event = venue.event();
        execution = venue.market().execution();
        final int maxAccounts = venue.limits().accounts();
        policies = new Policies(venue.accounts(), new LiquidationEpisodes(event, maxAccounts));
        state = new LiquidationState(maxAccounts);
        skipped = new SkippedRounds(venue.accounts().ids(), maxAccounts, listener);
        breaches = new PendingBreaches(venue.accounts(), maxAccounts, skipped);
        moved = new MovedAccounts(maxAccounts);
        byTime = moved::addByClock;
        orders = new LiquidationOrders(venue, policies, state, listener, skipped, escalation, fund);
        final Protection protection = new Protection(
            venue, policies, scanner, orders.window(),
            () -> orders.notionalInFlight() + escalation.notionalInLiquidation(), fund, listener);
        evaluator = new HealthEvaluator(venue, protection, state, scanner, escalation, breaches, listener);
        selection = new LegSelection(venue, fund);
        queue = new RoundQueue(venue, protection, state, evaluator, orders, escalation, skipped);
        rounds = new LiquidationRounds(
            venue, queue, state, orders, escalation,
            new InternalCrossing(venue, listener, LiquidationRounds.MAX_AT_ONCE), selection);
        manual = new ManualRounds(venue, queue, state, orders, escalation, rounds, listener);
        judgeOfMoved = new MovedAccountsJudge(scanner, state, moved, queue, rounds, judge);
    }

    /** The liquidity of an instrument changed: a depth that rose may end the rests of its holders. */
    public void onLiquidityChanged(final int instrument, final long bidBefore, final long askBefore)
    {
        queue.restEnd().endOnDepth(instrument, bidBefore, askBefore, moved);
    }

    /** Has notices told; without this call none is. */
    public void callMargin(final MarginCalls marginCalls)
    {
        calls = marginCalls;
        judgeOfMoved.callMargin(marginCalls);
    }

    /** Returns what orders cost beyond their price, and how long they take. */
    public ExecutionBook execution()
    {
        return execution;
    }

    /** The terms in force. */
    public Policies policies()
    {
        return policies;
    }

    /** Returns the health state of an account, by slot. */
    public Health health(final int account)
    {
        return state.health(account);
    }

    /** Returns whether an account owes more than it has, confirmed or by lone marks that wait. */
    boolean owes(final int account)
    {
        return state.health(account) == Health.BANKRUPT || breaches.isBankruptcyPending(account);
    }

    /** Returns whether any account may owe more than it has. */
    boolean mayAnyOwe()
    {
        return state.isAnyBankrupt() || breaches.isAnyPending();
    }

    /** Fills in how many accounts stand where, and what is under way. */
    public void watch(final EngineFigures figures)
    {
        final HealthCounts counts = state.counts();
        long other = 0;
        for (final Health health : HEALTH_STATES)
        {
            figures.accountsByHealth[health.code()] = counts.in(health);
            other += health == Health.HEALTHY ? 0 : counts.in(health);
        }
        figures.accountsByHealth[Health.HEALTHY.code()] = figures.accounts - other;
        for (int tier = 1; tier <= EngineFigures.MOST_TIERS; tier++)
        {
            figures.accountsByTier[tier] = counts.inTier(tier);
        }
        figures.ordersOpen = orders.open();
        figures.notionalInFlight = orders.notionalInFlight();
    }

    /** Returns whether the account is in a tier: orders that add risk are refused. */
    public boolean isInLiquidation(final int account)
    {
        return state.tier(account) > 0;
    }

    /** Returns the rounds that an operator orders. */
    public ManualRounds manualRounds()
    {
        return manual;
    }

    /** Returns what keeps accounts out of liquidation. */
    public Protection protection()
    {
        return queue.protection();
    }

    /** Returns the pauses that an operator ordered. */
    public Pauses pauses()
    {
        return queue.pauses();
    }

    /** Returns whether orders of the account are in flight. */
    public boolean hasOrdersInFlight(final int account)
    {
        return state.openOrders(account) > 0 || queue.protection().isInFlight(account);
    }

    /** Returns the scanner that names the accounts which a change affects. */
    public AccountScanner scanner()
    {
        return scanner;
    }

    /** Sets how long a threshold that lone marks cross must stay crossed. */
    public void setBreachLimits(final FeedGuardLimits limits)
    {
        breaches.limit(limits);
        if (calls != null)
        {
            calls.limit(limits);
        }
        selection.setEmergencyRatio(limits.emergencyRatio());
        rounds.limit(limits);
    }

    /**
     * Freezes or resumes liquidation. While frozen, no round begins, evaluation continues, and orders in flight stay.
     * After the resumption the accounts in a tier are evaluated at the end of the event.
     */
    public void freeze(final boolean nowFrozen)
    {
        queue.freeze(nowFrozen);
    }

    /** Begins an event: ends the orders that are overdue. */
    public void beginEvent()
    {
        scanner.beginEvent();
        orders.beginEvent();
        queue.protection().execution().beginEvent();
    }

    /** The account needs a mark that changed: it is judged at the end of the update. */
    @Override
    public void onAccount(final int account)
    {
        moved.addByMarket(account);
    }

    /** Time moved the clocks of all expiries. */
    public void noteTime()
    {
        scanner.ofTime(byTime);
    }

    /** The account itself changed: it is judged at the end of the update, and what is found is acted on at once. */
    public void noteFact(final int account)
    {
        moved.addByFact(account);
    }

    /** Returns the visitor that judges accounts at once: those that rounds, auctions and the waterfall changed. */
    public AccountVisitor judge()
    {
        return judge;
    }

    /**
     * Judges every account that the update can have moved, once, and takes the rounds that become due. Those of
     * accounts in an auction wait for {@link #runExtraRounds}.
     *
     * @param ofMarks    how accounts are judged that marks moved.
     * @param affected   has accounts that rounds changed judged.
     */
    public void judgeMoved(final Judgement ofMarks, final AffectedAccounts affected)
    {
        orders.endUpdate();
        execution.batches().beginUpdate(event.nowNs());
        queue.waitForBids(true);
        manual.take();
        queue.addRested(moved);
        breaches.addDue(event.nowNs(), moved);
        judgeOfMoved.judge(ofMarks, affected);
    }

    /**
     * Takes the rounds of accounts that waited for bids, and of those that the last block's rounds, the auctions or the
     * waterfall changed.
     */
    public void runExtraRounds(final AffectedAccounts affected)
    {
        queue.waitForBids(false);
        affected.reevaluate(judge);
        judgeOfMoved.runRounds(affected);
        queue.runProtection(rounds.crossing(), judge);
        judgeOfMoved.runRounds(affected);
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

    /**
     * Proves certificates of some accounts, after the last order of the update. A certificate only spares evaluations.
     */
    public void prove()
    {
        scanner.beginProofs();
        int account = scanner.nextToProve();
        while (account != AccountScanner.NONE)
        {
            evaluator.prove(account);
            account = scanner.nextToProve();
        }
    }

    /** Proves one more account, because no event waits; returns whether there may be more. */
    public boolean idle()
    {
        final int account = scanner.nextToProveIdly();
        if (account != AccountScanner.NONE)
        {
            evaluator.prove(account);
        }
        return account != AccountScanner.NONE;
    }

    /** Proves a number of accounts, from the first one on, although nothing happened to them. */
    public void warmUp(final int accounts)
    {
        scanner.beginEvent();
        for (int account = 0; account < accounts; account++)
        {
            evaluator.prove(account);
        }
    }

    private void judgeNow(final int account)
    {
        moved.remove(account);
        // An auction that goes on is no fact: what lone marks brought stays pending until something is booked.
        final boolean isUnchanged = breaches.isUntouched(account) || escalation.isUnconfirmed(account);
        queue.evaluate(account, isUnchanged ? Judgement.TIME : Judgement.FACT, false);
    }

    /** Returns the liquidation orders. */
    public LiquidationOrders orders()
    {
        return orders;
    }

    /** Returns a sum over all facts about health, orders, policies and rounds. Equal states have equal sums. */
    public long hash()
    {
        return state.hash() + orders.hash() + policies.hash() + queue.hash() + breaches.hash() + skipped.hash() +
            (calls == null ? 0 : calls.hash());
    }

    /** Copies all facts about health, orders, policies and rounds. No round is due, because an update has ended. */
    public void copyState(final StateCopy copy, final int accounts)
    {
        policies.copyState(copy);
        state.copyState(copy, accounts);
        orders.copyState(copy);
        queue.copyState(copy);
        breaches.copyState(copy);
        skipped.copyState(copy);
        if (calls != null)
        {
            calls.copyState(copy);
        }
    }

    /** Returns whether no account waits for a round that is due. */
    public boolean isAtRest()
    {
        return queue.isEmpty() && moved.next(0) == AccountScanner.NONE;
    }
}
