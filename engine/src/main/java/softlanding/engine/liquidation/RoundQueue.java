package softlanding.engine.liquidation;

import softlanding.engine.closing.UnitKind;
import softlanding.engine.legs.WaitingLegs;
import softlanding.engine.liquidation.due.AccountExecution;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.liquidation.due.MovedAccounts;
import softlanding.engine.liquidation.due.Pauses;
import softlanding.engine.liquidation.due.RoundsOfEvent;
import softlanding.engine.liquidation.due.WorstFirst;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.Policies;
import softlanding.engine.protection.Crossing;
import softlanding.engine.protection.Protection;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.Times;
import softlanding.engine.state.WorkCounters;
import softlanding.engine.state.copy.StateCopy;

/** Judges accounts, and keeps those for which a round is due until it is taken; of the others it tells why none is. */
final class RoundQueue
{
    private final EventContext event;
    private final Protection protection;
    private final Policies policies;
    private final LiquidationState state;
    private final HealthEvaluator evaluate;
    private final Escalation escalation;
    private final WaitingLegs waiting;
    private final RestEnd restEnd;
    private final SkippedRounds skipped;
    private final Pauses pauses;
    private final WorstFirst due;
    private final RoundsOfEvent roundsOfEvent;
    private final WorkCounters counters;
    private final AccountExecution execution;
    private boolean frozen;
    private boolean areBidsAhead;

    RoundQueue(
        final VenueState venue,
        final Protection protection,
        final LiquidationState state,
        final HealthEvaluator evaluator,
        final LiquidationOrders orders,
        final Escalation escalation,
        final SkippedRounds skipped)
    {
        event = venue.event();
        counters = venue.margins().counters();
        this.protection = protection;
        policies = protection.policies();
        this.state = state;
        evaluate = evaluator;
        this.escalation = escalation;
        this.skipped = skipped;
        waiting = orders.waiting();
        execution = protection.accountExecution();
        restEnd = new RestEnd(venue, policies, state, orders.news());
        pauses = new Pauses(venue);
        due = new WorstFirst(venue.limits().accounts());
        roundsOfEvent = new RoundsOfEvent(event, venue.limits().accounts());
    }

    /** Returns the policies by which accounts are judged. */
    Policies policies()
    {
        return policies;
    }

    /** Returns what judges accounts. */
    HealthEvaluator evaluator()
    {
        return evaluate;
    }

    /** Returns what tells why no round begins. */
    SkippedRounds skipped()
    {
        return skipped;
    }

    /** Returns what keeps accounts out of liquidation. */
    Protection protection()
    {
        return protection;
    }

    /** Sends the protection orders that are due; those that a trade inside the venue changed are judged. */
    void runProtection(final Crossing crossing, final AccountVisitor judge)
    {
        protection.run(pauses, frozen, crossing, policies.participationLimits().internalCrossing(), judge);
    }

    /** Returns the pauses that an operator ordered. */
    Pauses pauses()
    {
        return pauses;
    }

    /** Returns whether no round of any account may begin. */
    boolean isFrozen()
    {
        return frozen;
    }

    /** While frozen no step is taken; who is due for one waits. */
    void freeze(final boolean nowFrozen)
    {
        frozen = nowFrozen;
    }

    /**
     * While bids are ahead, accounts in an auction wait with their rounds: the bids come first, and no order goes out
     * in the event of a bid's fill.
     */
    void waitForBids(final boolean nowAhead)
    {
        areBidsAhead = nowAhead;
    }

    /**
     * Judges an account, and notes it if a round is due.
     *
     * @param isByMarket whether a mark moved it, so that a certificate is worth its proof.
     */
    void evaluate(final int account, final Judgement judgement, final boolean isByMarket)
    {
        counters.accountsEvaluated++;
        due.remove(account);
        final AccountMargin margin = evaluate.evaluate(account, judgement, isByMarket);
        if (escalation.hasTakenOver(account))
        {
            final AccountMargin exact = evaluate.workspace().margin();
            escalation.onEvaluated(
                account, exact, judgement, evaluate.confirmNs(exact), state.health(account) == Health.BANKRUPT);
        }
        if (isReleaseDue(account, margin))
        {
            noteRelease(account, margin);
        }
        else if (state.tier(account) == 0)
        {
            if (evaluate.isBelowUnpriced())
            {
                skip(account, SkipReason.UNPRICED);
            }
            else
            {
                clearUnlessUnconfirmed(account);
            }
        }
        else if (state.openOrders(account) == 0)
        {
            restEnd.endIfMoved(account);
            enqueueIfDue(account, margin);
        }
    }

    /** Notes an account whose waiting legs are released; in the batches of a slow venue they wait for the next. */
    private void noteRelease(final int account, final AccountMargin margin)
    {
        if (execution.isOpen(account))
        {
            due.note(account, margin, areBidsAhead && execution.isBatched(account));
        }
        else
        {
            restUntilBatch(account);
        }
    }

    /** Returns whether fills released legs that wait. */
    private boolean isReleaseDue(final int account, final AccountMargin margin)
    {
        return isReleasable(account) && !frozen && !pauses.stops(account, event.nowNs()) && margin.isPriced() &&
            escalation.allowsRounds(account, state.tier(account));
    }

    /**
     * Returns whether fills released legs of an account that still wait. The rest of a package follows also when the
     * account has left its tier, because no leg of a package is closed alone; and so does that of a round which an
     * operator ordered.
     */
    boolean isReleasable(final int account)
    {
        return waiting.isWaiting(account) &&
            (state.tier(account) > 0 || isWhole(waiting.kind(account))) && waiting.isReleasable(account);
    }

    private static boolean isWhole(final UnitKind kind)
    {
        return kind == UnitKind.PACKAGE || kind == UnitKind.MANUAL;
    }

    /** Returns whether a round may begin for an account in a tier. */
    boolean isRoundDue(final int account, final AccountMargin margin)
    {
        if (state.tier(account) == 0 || state.openOrders(account) > 0)
        {
            return false;
        }
        return escalation.allowsRounds(account, state.tier(account)) &&
            !state.rests(account, event.nowNs(), margin.isBelow(Decimal8.ONE));
    }

    /** Returns whether an account in a tier rests because the participation limits left its round nothing. */
    boolean waitsForRoom(final int account)
    {
        return skipped.restsForRoom(account) && !frozen && !pauses.stops(account, event.nowNs()) &&
            !evaluate.isUnconfirmed(account) && !escalation.hasTakenOver(account);
    }

    /** Returns what ends firm rests. */
    RestEnd restEnd()
    {
        return restEnd;
    }

    private void clearUnlessUnconfirmed(final int account)
    {
        if (!evaluate.isUnconfirmed(account))
        {
            skipped.clear(account);
        }
    }

    /** Notes why a round does not begin, unless the account waits for a deeper threshold, which was told before. */
    private void skip(final int account, final SkipReason reason)
    {
        if (!evaluate.isUnconfirmed(account))
        {
            skipped.note(account, reason, LiquidationListener.NO_TIME);
        }
    }

    /** Notes an account in a tier for a round at the end of the event, or tells why it gets none. */
    private void enqueueIfDue(final int account, final AccountMargin margin)
    {
        if (!margin.isPriced())
        {
            skip(account, SkipReason.UNPRICED);
        }
        else if (!escalation.allowsRounds(account, state.tier(account)))
        {
            skip(account, SkipReason.IN_AUCTION);
        }
        else if (pauses.isFrozen(account))
        {
            state.rest(account, event.nowNs(), false);
            skip(account, SkipReason.FROZEN);
        }
        else if (pauses.untilNs(account) > event.nowNs())
        {
            state.rest(account, event.nowNs(), false);
            skipped.note(account, SkipReason.PAUSED, pauses.untilNs(account));
        }
        else if (escalation.hasSoldInEvent(account))
        {
            restUntilNextEvent(account, margin);
        }
        else if (state.rests(account, event.nowNs(), margin.isBelow(Decimal8.ONE)))
        {
            if (!evaluate.isUnconfirmed(account))
            {
                skipped.noteStillResting(account, state.restUntilNs(account));
            }
        }
        else if (frozen)
        {
            state.rest(account, event.nowNs(), false);
            skip(account, SkipReason.FROZEN);
        }
        else if (roundsOfEvent.isOver(account))
        {
            state.rest(account, Times.plus(event.nowNs(), 1), true);
            skipped.noteRest(account, SkipReason.RESTING, state.restUntilNs(account));
        }
        else if (!execution.isOpen(account))
        {
            restUntilBatch(account);
        }
        else
        {
            due.note(
                account, margin, areBidsAhead && (escalation.hasTakenOver(account) || execution.isBatched(account)));
        }
    }

    /** The next batch of a slow venue is a new wait and has its own notice: the time given before may be over. */
    private void restUntilBatch(final int account)
    {
        final long nextNs = execution.nextNs(account);
        final boolean isNew = state.restUntilNs(account) != nextNs;
        state.rest(account, nextNs, true);
        if (isNew && state.tier(account) > 0)
        {
            skipped.clear(account);
            skipped.noteRest(account, SkipReason.RESTING, nextNs);
        }
    }

    /** A bid bought in this event, and the same lots must not be ordered in it: the account rests for a moment. */
    private void restUntilNextEvent(final int account, final AccountMargin margin)
    {
        final long restNs = margin.isBelow(Decimal8.ONE) ? 0 : policies.of(account).roundIntervalNs();
        state.rest(account, Times.plus(event.nowNs(), Math.max(1, restNs)), true);
        skipped.noteRest(account, SkipReason.RESTING, state.restUntilNs(account));
    }

    /** Adds the accounts to be judged because their rest is over. */
    void addRested(final MovedAccounts moved)
    {
        pauses.apply(event.nowNs());
        if (pauses.takeEnded())
        {
            restEnd.endPaused(skipped, moved);
            protection.endPauses();
        }
        protection.addDue(moved, frozen);
        if (frozen)
        {
            return;
        }
        final long nowNs = event.nowNs();
        for (int account = state.takeNextRested(nowNs); account >= 0; account = state.takeNextRested(nowNs))
        {
            if (escalation.allowsRounds(account, state.tier(account)))
            {
                moved.addByTime(account);
            }
        }
    }

    /** Returns whether an account is due whose round need not wait. */
    boolean hasNext()
    {
        return !frozen && !due.isEmpty() && !(areBidsAhead && due.isOnlyWaiting());
    }

    /** Takes the worst account that is due. */
    int takeWorst()
    {
        final int account = due.takeWorst();
        roundsOfEvent.add(account);
        return account;
    }

    long hash()
    {
        return StateHash.term(StateOwner.ROUNDS_FROZEN, 0, frozen ? 1 : 0) + pauses.hash() + protection.hash();
    }

    void copyState(final StateCopy copy)
    {
        frozen = copy.flag(StateOwner.ROUNDS_FROZEN, frozen);
        pauses.copyState(copy);
        protection.execution().copyState(copy, protection);
    }

    /** Returns whether no account is due. */
    boolean isEmpty()
    {
        return due.isEmpty();
    }
}
