package softlanding.engine.liquidation;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.policy.Policy;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * Takes the steps that are due at the end of an event, the worst account first: plans what each wants to close, gives
 * opposite closings to each other, and orders the rest as far as the limits on sales have room. Accounts that direct
 * orders do not help are offered to the last resort.
 */
final class LiquidationRounds
{
    /** So many accounts, the worst of those that are due, are netted with one another; then the next. */
    static final int MAX_AT_ONCE = 32;
    /** A rest after empty plans is doubled so often at most; after so many more than tiers nothing else is left. */
    private static final int MAX_DOUBLINGS = 6;

    private final Policies policies;
    private final LiquidationState state;
    private final HealthEvaluator evaluate;
    private final LiquidationOrders orders;
    private final Escalation escalation;
    private final RoundPlanner planner;
    private final InternalCrossing crossing;
    private final WorstFirst due;
    private final int[] accounts = new int[MAX_AT_ONCE];
    private final long[] planIds = new long[MAX_AT_ONCE];
    private final LiquidationPlan[] plans = new LiquidationPlan[MAX_AT_ONCE];
    private int size;
    private final EventContext event;
    private boolean frozen;
    private long accountsEvaluated;

    LiquidationRounds(
        final VenueState venue,
        final Policies policies,
        final LiquidationState state,
        final HealthEvaluator evaluator,
        final LiquidationOrders orders,
        final Escalation escalation,
        final InternalCrossing crossing)
    {
        event = venue.event();
        this.policies = policies;
        this.state = state;
        this.evaluate = evaluator;
        this.orders = orders;
        this.escalation = escalation;
        planner = new RoundPlanner(venue, policies, state, orders, escalation);
        this.crossing = crossing;
        due = new WorstFirst(venue.limits().accounts());
        for (int i = 0; i < plans.length; i++)
        {
            plans[i] = new LiquidationPlan(venue.limits().bookSize() + 1);
        }
    }

    /** While frozen no step is taken; who is due for one waits. */
    void freeze(final boolean nowFrozen)
    {
        frozen = nowFrozen;
    }

    /** Judges an account, and notes it for the end of the event if a step is due. */
    void evaluate(final int account)
    {
        accountsEvaluated++;
        due.remove(account);
        final AccountMargin margin = evaluate.evaluate(account);
        if (escalation.hasTakenOver(account))
        {
            escalation.onEvaluated(account, margin);
        }
        else if (state.tier(account) > 0 && margin.isPriced() && state.openOrders(account) == 0 &&
            !state.rests(account, event.nowNs(), margin.isBelow(Decimal8.ONE)))
        {
            enqueueIfDue(account, margin);
        }
    }

    private void enqueueIfDue(final int account, final AccountMargin margin)
    {
        if (frozen)
        {
            state.rest(account, event.nowNs(), false);
        }
        else
        {
            due.note(account, margin);
        }
    }

    /** Judges the accounts whose rest is over, and takes all steps that are due. */
    void runDueRounds()
    {
        if (frozen)
        {
            return;
        }
        final long nowNs = event.nowNs();
        for (int account = state.takeNextRested(nowNs); account >= 0; account = state.takeNextRested(nowNs))
        {
            if (!due.contains(account) && !escalation.hasTakenOver(account))
            {
                evaluate(account);
            }
        }
        while (!due.isEmpty())
        {
            planWorst();
            final boolean nets = size > 1 && policies.participationLimits().netOpposite();
            if (nets)
            {
                crossInternally();
            }
            for (int i = 0; i < size; i++)
            {
                if (!nets || !crossing.hasTraded(i) || replanAfterCrossing(i))
                {
                    order(i);
                }
            }
        }
    }

    /** Plans what the worst accounts want. */
    private void planWorst()
    {
        size = 0;
        while (size < MAX_AT_ONCE && !due.isEmpty())
        {
            final int account = due.takeWorst();
            planner.load(account);
            if (noteShortfallAndTestOrders(account) && tryEscalate(account))
            {
                reevaluatePlanned();
                continue;
            }
            final LiquidationPlan wanted = planner.wanted();
            final boolean isEmpty = wanted.legs() == 0;
            if (isEmpty && leaveLiquidationIfAbove(account))
            {
                continue;
            }
            if ((isEmpty || planner.exceedsBudget(wanted)) && tryEscalate(account))
            {
                reevaluatePlanned();
                continue;
            }
            accounts[size] = account;
            planIds[size] = orders.newPlanId();
            plans[size++].copy(wanted);
        }
    }

    /** Steps that fill nothing, or that leave as much lacking as before though no tier is left to go down to. */
    private boolean noteShortfallAndTestOrders(final int account)
    {
        final LiquidationPolicy policy = planner.policy();
        final int afterSteps = policy.auctionTerms().afterRounds();
        final int withoutGain = state.noteShortfall(account, policy.shortfall(planner.margin()));
        return state.isFruitless(account) || (afterSteps > 0 &&
            (state.fruitlessRounds(account) >= afterSteps || withoutGain >= afterSteps + policy.lastTier() - 1));
    }

    /** Nothing can be planned for it: whoever has crossed no tier is out of it. */
    private boolean leaveLiquidationIfAbove(final int account)
    {
        state.addEmptyPlan(account);
        evaluate.evaluate(account);
        return state.tier(account) == 0;
    }

    private boolean tryEscalate(final int account)
    {
        final boolean nothingElse = state.isFruitless(account) ||
            state.emptyPlans(account) >= planner.policy().lastTier() + MAX_DOUBLINGS;
        final boolean taken = escalation.tryTakeOver(
            account, planner.book(), planner.margin(), planner.policy(), planner.cashBudget(), nothingElse);
        if (taken)
        {
            evaluate(account);
        }
        return taken;
    }

    /** What was planned before may no longer hold after the last resort has acted. */
    private void reevaluatePlanned()
    {
        for (int i = 0; i < size; i++)
        {
            evaluate(accounts[i]);
        }
        size = 0;
    }

    private void crossInternally()
    {
        crossing.begin();
        for (int i = 0; i < size; i++)
        {
            final boolean asksNothing = policies.of(accounts[i]).policy() == Policy.FULL;
            crossing.add(accounts[i], planIds[i], plans[i], !asksNothing);
        }
        crossing.match();
    }

    /** Judges an account that was netted, and plans what it lacks still; false if that is nothing. */
    private boolean replanAfterCrossing(final int i)
    {
        state.addFill(accounts[i]);
        final AccountMargin margin = evaluate.evaluate(accounts[i]);
        final boolean lacking = state.tier(accounts[i]) > 0 && margin.isPriced();
        if (lacking)
        {
            planner.load(accounts[i]);
            plans[i].copy(planner.wanted());
        }
        return lacking;
    }

    /** Orders a plan, or as much of it as there is room for. */
    private void order(final int i)
    {
        final int account = accounts[i];
        planner.load(account);
        final boolean whole = planner.fitsBudget(plans[i]);
        final LiquidationPlan plan = whole ? plans[i] : planner.planWithinBudget();
        if (plan.legs() > 0 && orders.hasRoom(plan))
        {
            state.rest(account, event.nowNs() + planner.policy().roundIntervalNs(), false);
            state.beginRound(account, planner.policy().shortfall(planner.margin()));
            orders.send(account, planIds[i], planner.tier(), plan, planner.margin());
        }
        else
        {
            state.rest(account, event.nowNs() + retryNs(account, whole), true);
        }
    }

    /**
     * How long to wait with what is not possible now: a rest, twice as long after each further empty plan in a row, or
     * until the window has room if that is sooner.
     */
    private long retryNs(final int account, final boolean hadRoom)
    {
        final LiquidationPolicy policy = planner.policy();
        final long leastNs = policy.roundIntervalNs() > 0 ? policy.roundIntervalNs() : policy.orderTimeoutNs();
        final long restNs = leastNs << Math.max(0, Math.min(state.emptyPlans(account) - 1, MAX_DOUBLINGS));
        return hadRoom ? restNs : Math.max(1, Math.min(restNs, planner.budgetFreesInNs(event.nowNs())));
    }

    /** Accounts judged so far. */
    long accountsEvaluated()
    {
        return accountsEvaluated;
    }

    /** Pivots of the simplex so far. */
    long pivots()
    {
        return planner.pivots();
    }

    long hash()
    {
        return StateHash.term(StateOwner.ROUNDS_FROZEN, 0, frozen ? 1 : 0);
    }
}
