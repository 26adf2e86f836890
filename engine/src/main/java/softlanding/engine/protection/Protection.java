package softlanding.engine.protection;

import java.util.function.LongSupplier;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.OrderedVolumeWindow;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.liquidation.due.AccountExecution;
import softlanding.engine.liquidation.due.Judgement;
import softlanding.engine.liquidation.due.MovedAccounts;
import softlanding.engine.liquidation.due.Pauses;
import softlanding.engine.liquidation.due.WorstFirst;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.CoverCheck;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.Policies;
import softlanding.engine.policy.ProtectionKind;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.screening.AccountSet;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Times;

/**
 * Keeps accounts out of liquidation, where they or their class asked for it. An account is protected from the moment
 * its ratio is below the ratio of its choice, above every tier, until it reaches its aim. Meanwhile its orders are
 * planned after the last round of each update, the lowest ratio first. In a tier protection stands still. Hedges, also
 * those that a round opened as its last resort, are released when the account has recovered.
 */
public final class Protection
{
    /** The distance above protectBelow from which on hedges are released. */
    private static final long RELEASE_ABOVE = 80 * Decimal8.ONE / 100;

    private final EventContext event;
    private final Market market;
    private final Accounts accounts;
    private final Policies policies;
    private final ProtectionListener listener;
    private final AccountScanner scanner;
    private final Instructions instructions;
    private final ProtectionState state;
    private final HedgeBook hedges;
    private final LastResortHedges lastResort;
    private final Statements statements;
    private final HedgeHolds holds;
    private final ProtectionExecution execution;
    private final ProtectionRun run;
    private final WorstFirst due;
    private final ProtectionEntry entry;
    private final AccountSet resumed;
    private final AccountExecution accountExecution;

    /** Reserves memory for all accounts; none is protected. */
    public Protection(
        final VenueState venue,
        final Policies policies,
        final AccountScanner scanner,
        final OrderedVolumeWindow window,
        final LongSupplier notionalInLiquidation,
        final InsuranceFund fund,
        final ProtectionListener listener)
    {
        event = venue.event();
        market = venue.market();
        accounts = venue.accounts();
        this.policies = policies;
        this.scanner = scanner;
        this.listener = listener;
        final int maxAccounts = venue.limits().accounts();
        instructions = new Instructions(accounts, policies, venue.limits());
        state = new ProtectionState(maxAccounts);
        hedges = new HedgeBook(market, accounts, venue.limits());
        lastResort = new LastResortHedges(hedges, venue.limits().rememberedIds());
        statements = new Statements(maxAccounts);
        holds = new HedgeHolds(venue, hedges, instructions, statements);
        due = new WorstFirst(maxAccounts);
        resumed = new AccountSet(maxAccounts);
        accountExecution = new AccountExecution(venue);
        entry = new ProtectionEntry(
            event, instructions, state, new CoverCheck(market, venue.limits().bookSize()));
        execution = new ProtectionExecution(venue, policies, state, hedges, statements, window, listener);
        run = new ProtectionRun(
            venue, this, new ProtectionPlans(venue, this, window, notionalInLiquidation, fund), listener);
    }

    /** Returns the terms in force. */
    public Policies policies()
    {
        return policies;
    }

    /** Returns what accounts want. */
    public Instructions instructions()
    {
        return instructions;
    }

    /** Returns the hedges that are not released. */
    public HedgeBook hedges()
    {
        return hedges;
    }

    /** Returns the hedges that rounds opened as their last resort. */
    public LastResortHedges lastResort()
    {
        return lastResort;
    }

    /** Returns what protection did for each account. */
    public Statements statements()
    {
        return statements;
    }

    /** Returns what sends and books protection orders. */
    public ProtectionExecution execution()
    {
        return execution;
    }

    /** Returns when orders of accounts may go out, and by how much their targets rise. */
    public AccountExecution accountExecution()
    {
        return accountExecution;
    }

    /** Returns how long hedges are held. */
    HedgeHolds holds()
    {
        return holds;
    }

    ProtectionState state()
    {
        return state;
    }

    /** Sets how long a ratio that lone marks cross must stay crossed. */
    public void limit(final FeedGuardLimits newLimits)
    {
        entry.limit(newLimits);
    }

    /** Replaces the instructions of an account. Its certificate ends, because other levels hold for it. */
    public void instruct(final int account, final InstructionDraft draft)
    {
        instructions.set(account, draft, market.instruments());
        scanner.onDoubt(account);
    }

    /** Returns the ratio below which something of protection happens to an account; 0 without protection. */
    public long level(final int account)
    {
        return entry.level(account);
    }

    /** Returns whether a portfolio is below the ratio of its account, which matters for no covered account. */
    public boolean isBelowLevel(final int account, final Book book, final AccountMargin margin)
    {
        return entry.isBelowLevel(account, book, margin);
    }

    ProtectionEntry entry()
    {
        return entry;
    }

    /**
     * Returns whether every move of the market may matter for an account: it is protected or about to be, has an order
     * in flight, or a hedge that may be released. Then it has no certificate.
     */
    public boolean isWatched(final int account)
    {
        return state.isProtected(account) || state.openOrders(account) > 0 ||
            state.pendingSincePlusOne(account) != 0 || holds.isAnyOver(account);
    }

    /** Returns whether protection orders of an account are in flight. */
    public boolean isInFlight(final int account)
    {
        return state.openOrders(account) > 0;
    }

    /** Adds the accounts to be judged because a wait of protection is over. */
    public void addDue(final MovedAccounts moved, final boolean frozen)
    {
        while (!frozen && state.wake().firstNs() <= event.nowNs())
        {
            final int account = state.wake().first();
            state.doNotWake(account);
            // A hedge that may be released from now on ends the certificate of its account.
            scanner.onDoubt(account);
            moved.addByTime(account);
        }
    }

    /** An operator ended a pause: the accounts that rest for one are judged again. */
    public void endPauses()
    {
        for (int i = state.wake().size() - 1; i >= 0; i--)
        {
            final int account = state.wake().get(i);
            if (state.isPaused(account, ProtectionPause.PAUSED))
            {
                resumed.add(account);
            }
        }
        for (int account = resumed.next(0); account != AccountSet.NONE; account = resumed.next(account + 1))
        {
            resumed.remove(account);
            state.rest(account, event.nowNs(), false);
            state.wakeAt(account, event.nowNs());
        }
    }

    /**
     * Notes how an account was judged, by its exact margin.
     *
     * @param isAbove whether it is in no tier, is below no threshold that is pending, and nobody else holds it.
     */
    public void onEvaluated(
        final int account,
        final Book book,
        final AccountMargin margin,
        final Judgement judgement,
        final boolean isAbove)
    {
        final boolean asks = instructions.kind(account) != ProtectionKind.NONE;
        if (!asks && state.isIdle(account) && !hedges.isHedged(account))
        {
            // Most accounts ask for nothing, and every evaluation comes here.
            return;
        }
        due.remove(account);
        holds.clamp(account);
        if (margin.isPriced() && isAbove)
        {
            entry.judge(account, book, margin, judgement, asks);
        }
        else if (!margin.isPriced())
        {
            state.setPending(account, 0);
        }
        schedule(account, book, margin, isAbove);
    }

    /** Notes an account that may order now, and sets when it is looked at again. */
    private void schedule(final int account, final Book book, final AccountMargin margin, final boolean isAbove)
    {
        long wakeNs = Long.MAX_VALUE;
        if (isAbove && margin.isPriced() && state.pendingSincePlusOne(account) != 0)
        {
            wakeNs = entry.pendingUntilNs(account, margin);
        }
        wakeNs = Math.min(wakeNs, holds.firstEndNs(account));
        if (isAbove && state.openOrders(account) == 0 && (state.isProtected(account) ||
            (margin.isPriced() && wantsRelease(account, book, margin))))
        {
            if (!margin.isPriced())
            {
                run.pauseUntilEvent(account, ProtectionPause.NO_MARKET);
            }
            else if (state.mayOrder(account, margin, event.nowNs()))
            {
                due.note(account, margin);
            }
            else
            {
                wakeNs = Math.min(wakeNs, state.nextNs(account));
            }
        }
        if (wakeNs == Long.MAX_VALUE)
        {
            state.doNotWake(account);
        }
        else
        {
            state.wakeAt(account, wakeNs);
        }
    }

    /** Returns whether a hedge whose time is over may be released: the account stands high, with it or without it. */
    private boolean wantsRelease(final int account, final Book book, final AccountMargin margin)
    {
        if (!holds.isAnyOver(account) || state.isProtected(account))
        {
            return false;
        }
        final long above = Times.plus(instructions.protectBelow(account), RELEASE_ABOVE);
        return !margin.isBelow(above) || run.standsWithoutHedges(account, book, above);
    }

    /** An account entered a tier: its protection orders are to be cancelled, and liquidation acts. */
    public void onTierEntered(final int account)
    {
        due.remove(account);
        state.setPending(account, 0);
        if (state.openOrders(account) > 0)
        {
            state.noteCancelled(account);
            listener.onOrdersToCancel(accounts.ids().id(account), execution.orders(), account);
        }
    }

    /** Notes a round that goes out: one that hedges, or one that does not follow an instruction, and reports that. */
    public void onRoundPlanned(final int account, final long planId, final LiquidationPlan plan)
    {
        if (plan.unitKind() == UnitKind.DELTA_HEDGE)
        {
            lastResort.note(account, planId);
        }
        if (plan.override() != LiquidationPlan.OverrideReason.NONE)
        {
            listener.onInstructionOverridden(
                accounts.ids().id(account), planId, (int)market.instruments().ids().id(plan.overriddenInstrument()),
                plan);
        }
    }

    /** Notes a fill of a round, which counts if the round hedges. */
    public void onRoundFilled(
        final int account, final long planId, final int instrument, final long quantity, final long price)
    {
        lastResort.onFilled(account, planId, instrument, quantity, price, event.nowNs());
    }

    /** Returns the margin of an account if its hedges were closed at mark; valid until the next call. */
    public AccountMargin withoutHedges(final int account, final Book book)
    {
        return run.withoutHedges(account, book);
    }

    /**
     * Sends the orders that are due, the lowest ratio first.
     *
     * @param frozen   whether liquidation is frozen.
     * @param crossing trades opposite plans inside the venue; null where the venue does not.
     * @param judge    judges the accounts that were traded with.
     */
    public void run(
        final Pauses pauses,
        final boolean frozen,
        final Crossing crossing,
        final boolean crosses,
        final AccountVisitor judge)
    {
        if (!due.isEmpty())
        {
            run.run(due, pauses, frozen, crosses ? crossing : null, judge);
        }
    }

    /** Forgets what belongs to a settled expiry whose slots are freed. */
    public void forget(final int expiry)
    {
        execution.forget(expiry);
        instructions.forget(expiry, market.instruments());
        hedges.forget(expiry, accounts.ids().size(), market.instruments());
    }

    /** Returns a sum over all facts; equal states have equal sums. */
    public long hash()
    {
        return instructions.hash() + state.hash() + hedges.hash() + lastResort.hash() + statements.hash() +
            execution.hash();
    }
}
