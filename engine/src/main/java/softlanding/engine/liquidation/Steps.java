package softlanding.engine.liquidation;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;

/**
 * Takes the steps that are due at the end of an event, the worst account first: plans what each wants to close, gives
 * opposite closings to each other, and orders the rest as far as the limits on sales have room. Accounts that direct
 * orders do not help are offered to the last resort.
 */
final class Steps
{
    /** So many accounts, the worst of those that are due, are netted with one another; then the next. */
    static final int MOST_AT_ONCE = 32;
    /** A rest after empty plans is doubled so often at most; after so many more than tiers nothing else is left. */
    private static final int MOST_DOUBLINGS = 6;

    private final Policies policies;
    private final HealthRecord record;
    private final HealthJudge judge;
    private final OrderDesk orders;
    private final LastResort lastResort;
    private final StepPlanner planner;
    private final Netting netting;
    private final WorstFirst due;
    private final int[] accounts = new int[MOST_AT_ONCE];
    private final long[] planIds = new long[MOST_AT_ONCE];
    private final LiquidationPlan[] plans = new LiquidationPlan[MOST_AT_ONCE];
    private int size;
    private long nowNs;
    private boolean frozen;
    private long accountsJudged;

    Steps(
        final Policies policies,
        final HealthRecord record,
        final HealthJudge judge,
        final OrderDesk orders,
        final LastResort lastResort,
        final StepPlanner planner,
        final Netting netting,
        final int maxAccounts,
        final int bookSize)
    {
        this.policies = policies;
        this.record = record;
        this.judge = judge;
        this.orders = orders;
        this.lastResort = lastResort;
        this.planner = planner;
        this.netting = netting;
        due = new WorstFirst(maxAccounts);
        for (int i = 0; i < plans.length; i++)
        {
            plans[i] = new LiquidationPlan(bookSize + 1);
        }
    }

    void beginEvent(final long timestampNs)
    {
        nowNs = timestampNs;
    }

    /** While frozen no step is taken; who is due for one waits. */
    void freeze(final boolean nowFrozen)
    {
        frozen = nowFrozen;
    }

    /** Judges an account, and notes it for the end of the event if a step is due. */
    void judge(final int account)
    {
        accountsJudged++;
        due.remove(account);
        final AccountMargin margin = judge.judge(account, nowNs);
        if (lastResort.isInCare(account))
        {
            lastResort.onJudged(account, margin);
        }
        else if (record.tier(account) > 0 && margin.isPriced() && record.openOrders(account) == 0 &&
            !record.rests(account, nowNs, margin.isBelow(Decimal8.ONE)))
        {
            noteDue(account, margin);
        }
    }

    private void noteDue(final int account, final AccountMargin margin)
    {
        if (frozen)
        {
            record.rest(account, nowNs, false);
        }
        else
        {
            due.note(account, margin);
        }
    }

    /** Judges the accounts whose rest is over, and takes all steps that are due. */
    void take()
    {
        if (frozen)
        {
            return;
        }
        for (int account = record.takeRested(nowNs); account >= 0; account = record.takeRested(nowNs))
        {
            if (!due.contains(account) && !lastResort.isInCare(account))
            {
                judge(account);
            }
        }
        while (!due.isEmpty())
        {
            planWorst();
            final boolean nets = size > 1 && policies.saleLimits().netOpposite();
            if (nets)
            {
                net();
            }
            for (int i = 0; i < size; i++)
            {
                if (!nets || !netting.hasTraded(i) || isStillLacking(i))
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
        while (size < MOST_AT_ONCE && !due.isEmpty())
        {
            final int account = due.takeWorst();
            planner.load(account);
            if (isBeyondOrders(account) && isTakenOver(account))
            {
                noteAgain();
                continue;
            }
            final LiquidationPlan wanted = planner.wanted();
            final boolean isEmpty = wanted.legs() == 0;
            if (isEmpty && isSpared(account))
            {
                continue;
            }
            if ((isEmpty || planner.wantsTooMuch(wanted)) && isTakenOver(account))
            {
                noteAgain();
                continue;
            }
            accounts[size] = account;
            planIds[size] = orders.newPlanId();
            plans[size++].copy(wanted);
        }
    }

    /** Steps that fill nothing, or that leave as much lacking as before though no tier is left to go down to. */
    private boolean isBeyondOrders(final int account)
    {
        final LiquidationPolicy policy = planner.policy();
        final int afterSteps = policy.auctionTerms().afterSteps();
        final int withoutGain = record.noteDeficit(account, policy.deficit(planner.margin()));
        return record.isFruitless(account) || afterSteps > 0 &&
            (record.fruitlessSteps(account) >= afterSteps || withoutGain >= afterSteps + policy.lastTier() - 1);
    }

    /** Nothing can be planned for it: whoever has crossed no tier is out of it. */
    private boolean isSpared(final int account)
    {
        record.addEmptyPlan(account);
        judge.judge(account, nowNs);
        return record.tier(account) == 0;
    }

    private boolean isTakenOver(final int account)
    {
        final boolean nothingElse = record.isFruitless(account) ||
            record.emptyPlans(account) >= planner.policy().lastTier() + MOST_DOUBLINGS;
        final boolean taken = lastResort.takeOver(
            account, planner.book(), planner.margin(), planner.policy(), planner.cashRoom(), nothingElse);
        if (taken)
        {
            judge(account);
        }
        return taken;
    }

    /** What was planned before may no longer hold after the last resort has acted. */
    private void noteAgain()
    {
        for (int i = 0; i < size; i++)
        {
            judge(accounts[i]);
        }
        size = 0;
    }

    private void net()
    {
        netting.begin();
        for (int i = 0; i < size; i++)
        {
            final boolean asksNothing = policies.of(accounts[i]).policy() == Policy.FULL;
            netting.add(accounts[i], planIds[i], plans[i], !asksNothing);
        }
        netting.match();
    }

    /** Judges an account that was netted, and plans what it lacks still; false if that is nothing. */
    private boolean isStillLacking(final int i)
    {
        record.addFill(accounts[i]);
        final AccountMargin margin = judge.judge(accounts[i], nowNs);
        final boolean lacking = record.tier(accounts[i]) > 0 && margin.isPriced();
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
        final boolean whole = planner.hasRoom(plans[i]);
        final LiquidationPlan plan = whole ? plans[i] : planner.withinRoom();
        if (plan.legs() > 0 && orders.hasRoom(plan))
        {
            record.rest(account, nowNs + planner.policy().stepIntervalNs(), false);
            record.beginStep(account, planner.policy().deficit(planner.margin()));
            orders.send(account, planIds[i], planner.tier(), plan, planner.margin());
        }
        else
        {
            record.rest(account, nowNs + retryNs(account, whole), true);
        }
    }

    /**
     * How long to wait with what is not possible now: a rest, twice as long after each further empty plan in a row, or
     * until the window has room if that is sooner.
     */
    private long retryNs(final int account, final boolean hadRoom)
    {
        final LiquidationPolicy policy = planner.policy();
        final long leastNs = policy.stepIntervalNs() > 0 ? policy.stepIntervalNs() : policy.orderTimeoutNs();
        final long restNs = leastNs << Math.max(0, Math.min(record.emptyPlans(account) - 1, MOST_DOUBLINGS));
        return hadRoom ? restNs : Math.max(1, Math.min(restNs, planner.roomInNs(nowNs)));
    }

    /** Accounts judged so far. */
    long accountsJudged()
    {
        return accountsJudged;
    }

    /** Pivots of the simplex so far. */
    long pivots()
    {
        return planner.pivots();
    }

    long hash()
    {
        return StateHash.term(193, 0, frozen ? 1 : 0);
    }
}
