package softlanding.engine.liquidation;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.legs.LegSelection;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.Policies;
import softlanding.engine.policy.Policy;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Times;

/**
 * Runs the rounds that are due at the end of an event, the worst account first. It plans the closings of each account,
 * crosses opposite closings internally, and orders the rest within the participation limits. Accounts that direct
 * orders do not help are offered to the escalation.
 */
final class LiquidationRounds
{
    /** The number of accounts that are crossed with one another in one batch: the worst accounts due, then the next. */
    static final int MAX_AT_ONCE = 32;
    /**
     * The maximum number of doublings of the rest after empty plans. After this many more empty plans than tiers, only
     * the escalation is left.
     */
    static final int MAX_DOUBLINGS = 6;

    private final EventContext event;
    private final Policies policies;
    private final LiquidationState state;
    private final HealthEvaluator evaluate;
    private final RoundQueue queue;
    private final LiquidationOrders orders;
    private final Escalation escalation;
    private final RoundPlanner planner;
    private final RoundSender sender;
    private final DeleveragingGate deleveraging;
    private final InternalCrossing crossing;
    private final WaitingClosings waitingClosings;
    private final SkippedRounds skipped;
    private final int[] accounts = new int[MAX_AT_ONCE];
    private final long[] planIds = new long[MAX_AT_ONCE];
    private final LiquidationPlan[] plans = new LiquidationPlan[MAX_AT_ONCE];
    private int size;

    LiquidationRounds(
        final VenueState venue,
        final RoundQueue queue,
        final LiquidationState state,
        final LiquidationOrders orders,
        final Escalation escalation,
        final InternalCrossing crossing,
        final LegSelection selection)
    {
        event = venue.event();
        this.queue = queue;
        this.state = state;
        this.orders = orders;
        this.escalation = escalation;
        this.crossing = crossing;
        policies = queue.policies();
        evaluate = queue.evaluator();
        skipped = queue.skipped();
        planner = new RoundPlanner(venue, queue.protection(), state, orders, escalation, evaluate.workspace());
        sender = new RoundSender(orders, selection, queue.protection(), venue.limits().bookSize());
        deleveraging = new DeleveragingGate(venue, state);
        waitingClosings = new WaitingClosings(crossing, planner, queue, state, orders, venue.limits().bookSize());
        for (int i = 0; i < plans.length; i++)
        {
            plans[i] = new LiquidationPlan(venue.limits().bookSize() + 1);
        }
    }

    /** Returns the planner of rounds, one account at a time. */
    RoundPlanner planner()
    {
        return planner;
    }

    /** Sets the ratio below which instructions are not looked at, and how long a lone mark must stand. */
    void limit(final FeedGuardLimits limits)
    {
        planner.setEmergencyRatio(limits.emergencyRatio());
        queue.protection().limit(limits);
    }

    /** Returns what trades protection orders inside the venue, with closings that wait too. */
    WaitingClosings crossing()
    {
        return waitingClosings;
    }

    /** Returns what sends the legs of rounds. */
    RoundSender sender()
    {
        return sender;
    }

    /** Takes all rounds that are due and need not wait, the worst account first. */
    void runDueRounds()
    {
        while (queue.hasNext())
        {
            planWorst();
            final boolean nets = size > 1 && policies.participationLimits().internalCrossing();
            if (nets)
            {
                crossInternally();
            }
            for (int i = 0; i < size; i++)
            {
                if ((!nets || !crossing.hasTraded(i) || replanAfterCrossing(i)) && orderOrEscalate(i))
                {
                    reevaluateFrom(i + 1);
                }
            }
        }
    }

    /** Plans the closings of the worst accounts. */
    private void planWorst()
    {
        size = 0;
        while (size < MAX_AT_ONCE && queue.hasNext())
        {
            final int account = queue.takeWorst();
            planner.load(size, account);
            if (goesOn(account))
            {
                continue;
            }
            final boolean beyondRoom = sender.isBeyondRoom(planner, account);
            if ((noteShortfallAndTestOrders(account) || beyondRoom) && tryEscalate(account, beyondRoom))
            {
                reevaluatePlanned();
                continue;
            }
            if (restIfTurnedAway(account))
            {
                continue;
            }
            if (beyondRoom)
            {
                state.addEmptyPlan(account);
                restWithoutRound(account, reasonOfNoRoom(), true);
                continue;
            }
            final LiquidationPlan wanted = planner.wanted();
            final boolean isEmpty = wanted.legs() == 0;
            if (isEmpty && restWhilePaused(account))
            {
                continue;
            }
            if (isEmpty && leaveLiquidationIfAbove(account))
            {
                continue;
            }
            if ((isEmpty || planner.exceedsBudget(wanted) || planner.isAuctionPreferred(wanted)) &&
                tryEscalate(account, false))
            {
                reevaluatePlanned();
                continue;
            }
            if (isEmpty && restIfTurnedAway(account))
            {
                continue;
            }
            accounts[size] = account;
            planIds[size] = orders.newPlanId();
            plans[size++].copy(isEmpty && goesToMarket(account) ? planner.lastResort() : wanted);
        }
    }

    /** Returns why no round begins for the loaded account without room: without positions there is nothing to close. */
    private SkipReason reasonOfNoRoom()
    {
        return DeleveragingGate.positions(planner.book()) == 0 ? SkipReason.NOTHING_HELPS : SkipReason.NO_ROOM;
    }

    /** Returns whether the round under way goes on: fills released legs that waited, or orders are still open. */
    private boolean goesOn(final int account)
    {
        if (!queue.isReleasable(account))
        {
            return false;
        }
        if (sender.release(planner, account) || state.openOrders(account) > 0)
        {
            return true;
        }
        sender.giveUp(account);
        return !queue.isRoundDue(account, planner.margin());
    }

    /**
     * Notes the shortfall and returns whether direct orders no longer help: rounds had no fill, or the shortfall did
     * not fall although no deeper tier is left.
     */
    private boolean noteShortfallAndTestOrders(final int account)
    {
        final LiquidationPolicy policy = planner.policy();
        final int afterSteps = policy.auctionTerms().afterRounds();
        final int withoutGain = state.noteShortfall(account, policy.shortfall(planner.margin()));
        return state.isFruitless(account) || (afterSteps > 0 &&
            (state.fruitlessRounds(account) >= afterSteps || withoutGain >= afterSteps + policy.lastTier() - 1));
    }

    /** Has an account rest for which nothing helps as long as an operator pauses something that it holds. */
    private boolean restWhilePaused(final int account)
    {
        final long untilNs = queue.pauses().firstEndNs(planner.book(), event.nowNs());
        if (untilNs > 0)
        {
            state.rest(account, untilNs, true);
            planner.noteRest(account, orders.news());
            skipped.noteRest(account, SkipReason.PAUSED, untilNs);
        }
        return untilNs > 0;
    }

    /** Notes an empty plan. An account above every threshold leaves liquidation; returns whether it did. */
    private boolean leaveLiquidationIfAbove(final int account)
    {
        if (!planner.isPartlyPriced())
        {
            state.addEmptyPlan(account);
        }
        evaluate.evaluate(account, Judgement.TIME, false);
        return state.tier(account) == 0;
    }

    /** Returns whether the market closes the account as a last resort, because it is deep and nobody else need. */
    private boolean goesToMarket(final int account)
    {
        return !evaluate.isUnconfirmed(account) && !escalation.hasTakenOver(account) && !planner.isPartlyPriced() &&
            deleveraging.sendsToMarket(account, planner.book(), planner.policy(), planner.margin().equity()) &&
            sender.hasRoomForAll(planner, account);
    }

    private boolean tryEscalate(final int account, final boolean noRoom)
    {
        if (evaluate.isUnconfirmed(account) || escalation.hasTakenOver(account) || planner.isPartlyPriced())
        {
            return false;
        }
        final boolean nothingElse = noRoom || state.isFruitless(account) ||
            state.emptyPlans(account) >= DeleveragingGate.manyEmptyPlans(planner.policy());
        final boolean taken = escalation.tryTakeOver(
            account, planner.book(), planner.margin(), policies.of(account), planner.cashBudget(),
            Escalation.Need.of(
                nothingElse, deleveraging.isOpen(
                    account, planner.book(), planner.policy(), noRoom, sender.hasRoomForAll(planner, account))));
        if (taken)
        {
            queue.evaluate(account, Judgement.FACT, false);
        }
        return taken;
    }

    /** Has an account rest that could be closed out in the next event; returns whether it does. */
    private boolean restIfTurnedAway(final int account)
    {
        final boolean isTurnedAway = escalation.hasTurnedAway(account);
        if (isTurnedAway)
        {
            final long untilNs = Times.plus(event.nowNs(), 1);
            state.rest(account, untilNs, true);
            planner.noteRest(account, orders.news());
            skipped.noteRest(account, SkipReason.RESTING, untilNs);
        }
        return isTurnedAway;
    }

    /** Evaluates the planned accounts again, because an escalation may have invalidated their plans. */
    private void reevaluatePlanned()
    {
        reevaluateFrom(0);
    }

    private void reevaluateFrom(final int first)
    {
        for (int i = first; i < size; i++)
        {
            queue.evaluate(accounts[i], Judgement.TIME, false);
        }
        size = first;
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

    /**
     * Evaluates an account after internal crossing and plans its remaining shortfall; returns false if none remains.
     */
    private boolean replanAfterCrossing(final int i)
    {
        state.addFill(accounts[i]);
        final AccountMargin margin = evaluate.evaluate(accounts[i], Judgement.FACT, false);
        final boolean lacking = state.tier(accounts[i]) > 0 && margin.isPriced();
        if (lacking)
        {
            planner.load(i, accounts[i]);
            plans[i].copy(planner.wanted());
        }
        return lacking;
    }

    /**
     * Orders a plan, or the part of it that the participation limits and the room allow. Returns whether the account
     * was taken over instead, because no part of it may go out.
     */
    private boolean orderOrEscalate(final int i)
    {
        final int account = accounts[i];
        planner.load(i, account);
        final boolean whole = planner.fitsBudget(plans[i]);
        final LiquidationPlan plan = whole ? plans[i] : planner.planWithinBudget(plans[i]);
        if (plan.legs() == 0)
        {
            restWithoutRound(account, whole ? SkipReason.NOTHING_HELPS : SkipReason.NO_ROOM, whole);
            return false;
        }
        final long shortfall = planner.policy().shortfall(planner.margin());
        boolean sends = sender.send(planner, account, planIds[i], plan);
        boolean noRoom = sender.hasNoRoom();
        if (noRoom)
        {
            // Lots of what was chosen may be too dear for the room while those of another position fit.
            sends = sender.send(planner, account, planIds[i], planner.everythingWithinBudget(plans[i]));
            noRoom = !sends;
        }
        if (noRoom || sender.hasNoLeg())
        {
            state.addEmptyPlan(account);
            if (tryEscalate(account, noRoom))
            {
                return true;
            }
            if (restIfTurnedAway(account))
            {
                return false;
            }
            sends = !noRoom && (sender.sendPart(planner, account, planIds[i], plan) || sendSinglePosition(i));
        }
        if (sends)
        {
            state.rest(account, Times.plus(event.nowNs(), planner.policy().roundIntervalNs()), false);
            state.beginRound(account, shortfall, plan.isLastResort());
            planner.noteWanted(account, plans[i], orders.news());
            skipped.clear(account);
        }
        else
        {
            restWithoutRound(account, noRoom ? SkipReason.NO_ROOM : SkipReason.NOTHING_HELPS, whole);
        }
        return false;
    }

    /** Orders the best single position, because no leg of what was chosen may go first, however small. */
    private boolean sendSinglePosition(final int i)
    {
        final LiquidationPlan single = planner.singlePositionWithinBudget(plans[i]);
        return single.legs() > 0 && sender.send(planner, accounts[i], planIds[i], single);
    }

    private void restWithoutRound(final int account, final SkipReason reason, final boolean hadRoom)
    {
        if (reason == SkipReason.NOTHING_HELPS && restWhilePaused(account))
        {
            return;
        }
        final long untilNs = Times.plus(event.nowNs(), retryNs(account, hadRoom));
        state.rest(account, untilNs, true);
        planner.noteRest(account, orders.news());
        skipped.noteRest(account, reason, untilNs);
    }

    /**
     * Returns how long the account waits before it tries again, nanoseconds. The rest doubles with each consecutive
     * empty plan, and ends earlier if the window of ordered volume frees room earlier.
     */
    private long retryNs(final int account, final boolean hadRoom)
    {
        final LiquidationPolicy policy = planner.policy();
        final long leastNs = policy.roundIntervalNs() > 0 ? policy.roundIntervalNs() : policy.orderTimeoutNs();
        final long restNs = Times.doubled(
            leastNs, Math.max(0, Math.min(state.emptyPlans(account) - 1, MAX_DOUBLINGS)));
        return hadRoom ? restNs : Math.max(1, Math.min(restNs, planner.budgetFreesInNs(event.nowNs())));
    }
}
