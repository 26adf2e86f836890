package softlanding.engine.protection;

import org.jspecify.annotations.Nullable;
import softlanding.engine.account.Accounts;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.liquidation.due.AccountExecution;
import softlanding.engine.liquidation.due.Pauses;
import softlanding.engine.liquidation.due.WorstFirst;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.ProtectionTerms;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;
import softlanding.engine.state.Times;

/**
 * Takes the accounts that are due for a protection order at the end of an update, the lowest ratio first: plans, trades
 * opposite plans with each other at mark, and sends the rest. It reports why an account gets no order, once per change.
 */
final class ProtectionRun
{
    /** The number of accounts that are crossed with one another in one batch. */
    static final int MAX_AT_ONCE = 16;
    private static final int MAX_DOUBLINGS = 6;

    private final EventContext event;
    private final Market market;
    private final Accounts accounts;
    private final Protection protection;
    private final ProtectionState state;
    private final ProtectionExecution execution;
    private final ProtectionPlans plans;
    private final ProtectionListener listener;
    private final int[] member = new int[MAX_AT_ONCE];
    private final long[] planId = new long[MAX_AT_ONCE];
    private final ProtectionPurpose[] purpose = new ProtectionPurpose[MAX_AT_ONCE];
    private final LiquidationPlan[] planned = new LiquidationPlan[MAX_AT_ONCE];
    private final long[][] heldBefore;
    /** The event in which each account was planned last: one plan of each in an event. */
    private final long[] plannedIn;
    private int size;

    ProtectionRun(
        final VenueState venue,
        final Protection protection,
        final ProtectionPlans plans,
        final ProtectionListener listener)
    {
        event = venue.event();
        market = venue.market();
        accounts = venue.accounts();
        this.protection = protection;
        this.plans = plans;
        this.listener = listener;
        state = protection.state();
        execution = protection.execution();
        heldBefore = new long[MAX_AT_ONCE][venue.limits().bookSize() + 1];
        plannedIn = new long[venue.limits().accounts()];
        for (int i = 0; i < MAX_AT_ONCE; i++)
        {
            planned[i] = new LiquidationPlan(venue.limits().bookSize() + 1);
            purpose[i] = ProtectionPurpose.CLOSE;
        }
    }

    void run(
        final WorstFirst due,
        final Pauses pauses,
        final boolean frozen,
        final @Nullable Crossing crossing,
        final AccountVisitor judge)
    {
        while (!due.isEmpty())
        {
            size = 0;
            while (size < MAX_AT_ONCE && !due.isEmpty())
            {
                plan(due.takeWorst(), pauses, frozen);
            }
            if (crossing != null && size > 0)
            {
                cross(crossing);
            }
            for (int i = 0; i < size; i++)
            {
                if (crossing != null && crossing.hasTraded(i))
                {
                    bookCrossed(i);
                    judge.onAccount(member[i]);
                }
                else
                {
                    send(i);
                }
            }
        }
    }

    /** Plans for an account, and adds it to the batch if it has an order. */
    private void plan(final int account, final Pauses pauses, final boolean frozen)
    {
        final long nowNs = event.nowNs();
        if (plannedIn[account] == event.sequence())
        {
            state.rest(account, Times.plus(nowNs, 1), false);
            state.wakeAt(account, state.nextNs(account));
            return;
        }
        if (frozen || pauses.isFrozen(account))
        {
            pauseUntilEvent(account, ProtectionPause.FROZEN);
            if (frozen)
            {
                // Nobody is woken while liquidation is frozen, and everybody afterwards.
                state.wakeAt(account, nowNs);
            }
            return;
        }
        if (pauses.untilNs(account) > nowNs)
        {
            pause(account, ProtectionPause.PAUSED, pauses.untilNs(account));
            return;
        }
        final AccountExecution batches = protection.accountExecution();
        if (!batches.isOpen(account))
        {
            state.rest(account, batches.nextNs(account), true);
            state.wakeAt(account, state.nextNs(account));
            return;
        }
        plannedIn[account] = event.sequence();
        final LiquidationPlan plan = plans.plan(account);
        if (plan.legs() == 0 || !execution.hasRoom(plan))
        {
            pauseWithoutPlan(account, plan.legs() == 0 ? plans.obstacle() : ProtectionPause.NO_ROOM, pauses);
            return;
        }
        member[size] = account;
        purpose[size] = plans.purpose();
        planId[size] = execution.newPlanId();
        planned[size++].copy(plan);
    }

    private void pauseWithoutPlan(final int account, final ProtectionPause obstacle, final Pauses pauses)
    {
        final long nowNs = event.nowNs();
        final int instrument = plans.pausedInstrument();
        final long pausedUntilNs = instrument == Ids.NONE ?
            pauses.firstEndNs(plans.workspace().book(), nowNs) : pauses.untilNsOf(instrument);
        final boolean mayBePaused =
            obstacle == ProtectionPause.NOTHING_HELPS || obstacle == ProtectionPause.NO_MARKET;
        if (mayBePaused && pausedUntilNs > nowNs)
        {
            pause(account, ProtectionPause.PAUSED, pausedUntilNs);
            return;
        }
        final ProtectionTerms terms = protection.policies().of(account).protection();
        final long leastNs = terms.intervalNs() > 0 ? terms.intervalNs() : terms.patienceNs();
        pause(account, obstacle, Times.plus(
            nowNs, Times.doubled(leastNs, Math.min(state.addEmpty(account) - 1, MAX_DOUBLINGS))));
    }

    /** Has an account rest until a time, and tells a reason that is another one than before. */
    private void pause(final int account, final ProtectionPause reason, final long untilNs)
    {
        state.rest(account, untilNs, true);
        state.wakeAt(account, untilNs);
        if (state.changesPause(account, reason))
        {
            listener.onProtectionPaused(accounts.ids().id(account), reason, untilNs);
        }
    }

    /** Tells that an account waits for an event, if that is another reason than before. */
    void pauseUntilEvent(final int account, final ProtectionPause reason)
    {
        if (state.changesPause(account, reason))
        {
            listener.onProtectionPaused(accounts.ids().id(account), reason, ProtectionListener.NO_TIME);
        }
    }

    private void cross(final Crossing crossing)
    {
        crossing.begin();
        for (int i = 0; i < size; i++)
        {
            for (int leg = 0; leg < planned[i].legs(); leg++)
            {
                heldBefore[i][leg] = held(member[i], planned[i].instrument(leg));
            }
            crossing.add(member[i], planId[i], planned[i], true);
        }
        crossing.match();
    }

    private long held(final int account, final int instrument)
    {
        final int row = accounts.positions().find(account, market.bookKey(instrument));
        return row == Ids.NONE ? 0 : accounts.positions().quantity(row);
    }

    /** Books what an account traded inside the venue; what is left of its plan is planned again after the interval. */
    private void bookCrossed(final int i)
    {
        final int account = member[i];
        for (int leg = 0; leg < planned[i].legs(); leg++)
        {
            final int instrument = planned[i].instrument(leg);
            final long traded = held(account, instrument) - heldBefore[i][leg];
            if (traded != 0)
            {
                execution.noteCrossed(account, instrument, purpose[i], traded);
            }
        }
        final AccountMargin margin = plans.workspace().load(account);
        state.noteCrossed(account, margin, Times.plus(
            event.nowNs(), protection.policies().of(account).protection().intervalNs()));
    }

    private void send(final int i)
    {
        final int account = member[i];
        if (!plans.fits(account, planned[i]))
        {
            final ProtectionTerms terms = protection.policies().of(account).protection();
            pause(account, ProtectionPause.NO_ROOM, Times.plus(event.nowNs(), Math.max(1, terms.intervalNs())));
            return;
        }
        execution.send(account, planId[i], purpose[i], planned[i], plans.workspace().margin());
    }

    AccountMargin withoutHedges(final int account, final Book book)
    {
        return plans.hedgePlans().evaluateWithout(account, book);
    }

    /** Returns whether an account without its hedges would stand at or above a ratio. */
    boolean standsWithoutHedges(final int account, final Book book, final long ratio)
    {
        try
        {
            return plans.hedgePlans().standsWithout(account, book, ratio);
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }
}
