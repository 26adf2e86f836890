package softlanding.engine.legs;

import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.state.Ids;
import softlanding.engine.state.IntColumn;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Holds the rounds with a waiting leg: one that must not be open together with the others. A leg that waits is
 * released in ratio as the legs before it fill, rounded down to lots. An account has at most one such round. Its legs
 * stand in a list: first those that went out at once, then those that wait, in their order. What is known of the round
 * stands at its first leg, because few accounts have a round.
 */
public final class WaitingLegs
{
    private static final long INSURED = 1;
    private static final long NEAR_ZERO = 2;
    private static final long NEAR_ZERO_AT_OTHER_END = 4;

    private final Instruments instruments;
    private final IntColumn first;
    private final StateColumn planId;
    private final StateColumn kind;
    private final StateColumn packageId;
    private final StateColumn sent;
    private final StateColumn paid;
    private final StateColumn need;
    private final StateColumn next;
    private final StateColumn instrument;
    private final StateColumn planned;
    private final StateColumn ordered;
    private final StateColumn filled;
    private final StateColumn inFlight;
    private final StateColumn limit;
    /** The free entries: which of them is taken does not influence a decision. */
    private final int[] free;
    private int freeSize;

    /** Reserves memory for a number of accounts and of legs. */
    public WaitingLegs(final Instruments instruments, final int accounts, final int legs)
    {
        this.instruments = instruments;
        first = new IntColumn(StateOwner.WAITING_LEG_FIRST, accounts);
        planId = new StateColumn(StateOwner.WAITING_LEG_PLAN, legs);
        kind = new StateColumn(StateOwner.WAITING_LEG_KIND, legs);
        packageId = new StateColumn(StateOwner.WAITING_LEG_PACKAGE, legs);
        sent = new StateColumn(StateOwner.WAITING_LEG_SENT, legs);
        paid = new StateColumn(StateOwner.WAITING_LEG_PAID, legs);
        need = new StateColumn(StateOwner.WAITING_LEG_NEED, legs);
        next = new StateColumn(StateOwner.WAITING_LEG_NEXT, legs);
        instrument = new StateColumn(StateOwner.WAITING_LEG_INSTRUMENT, legs);
        planned = new StateColumn(StateOwner.WAITING_LEG_PLANNED, legs);
        ordered = new StateColumn(StateOwner.WAITING_LEG_ORDERED, legs);
        filled = new StateColumn(StateOwner.WAITING_LEG_FILLED, legs);
        inFlight = new StateColumn(StateOwner.WAITING_LEG_IN_FLIGHT, legs);
        limit = new StateColumn(StateOwner.WAITING_LEG_LIMIT, legs);
        free = new int[legs];
        for (int i = 0; i < legs; i++)
        {
            free[i] = legs - 1 - i;
        }
        freeSize = legs;
    }

    /** Begins a round before its orders are sent. Without room the legs that wait are left to the next round. */
    public void begin(final int account, final long newPlanId, final LiquidationPlan plan, final LegSelection selection)
    {
        clear(account);
        boolean waits = false;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            waits |= !selection.isOpen(leg);
        }
        if (!waits || freeSize < plan.legs())
        {
            return;
        }
        // Entries are put in front, so the last leg comes first; and purchases stand before sales.
        addLegs(account, plan, selection, false, false);
        addLegs(account, plan, selection, false, true);
        addLegs(account, plan, selection, true, false);
        addLegs(account, plan, selection, true, true);
        final int round = first(account);
        planId.set(round, newPlanId);
        kind.set(round, plan.unitKind().code());
        packageId.set(round, plan.chosen().packageId());
        sent.set(round, 0);
        paid.set(round, 0);
        need.set(round, (plan.isInsured() ? INSURED : 0) | (plan.isNearZero() ? NEAR_ZERO : 0) |
            (plan.isNearZeroAtOtherEnd() ? NEAR_ZERO_AT_OTHER_END : 0));
    }

    private void addLegs(
        final int account,
        final LiquidationPlan plan,
        final LegSelection selection,
        final boolean open,
        final boolean buys)
    {
        for (int leg = plan.legs() - 1; leg >= 0; leg--)
        {
            if (selection.isOpen(leg) == open && plan.quantity(leg) > 0 == buys)
            {
                final int entry = free[--freeSize];
                instrument.set(entry, plan.instrument(leg));
                planned.set(entry, plan.quantity(leg));
                ordered.set(entry, 0);
                filled.set(entry, 0);
                inFlight.set(entry, 0);
                limit.set(entry, 0);
                next.set(entry, first.get(account));
                first.set(account, entry + 1);
            }
        }
    }

    /** Ends the round of an account: what waits is not released any more. */
    public void clear(final int account)
    {
        for (int entry = first(account); entry != Ids.NONE; entry = next(entry))
        {
            free[freeSize++] = entry;
        }
        first.set(account, 0);
    }

    /** Returns whether a leg of the account waits. */
    public boolean isWaiting(final int account)
    {
        return first.get(account) != 0;
    }

    /** Returns the number of legs of a round with a leg that waits; 0 if no leg of the account waits. */
    public int legs(final int account)
    {
        int legs = 0;
        for (int entry = first(account); entry != Ids.NONE; entry = next(entry))
        {
            legs++;
        }
        return legs;
    }

    /** Returns the plan of the round; a leg of the account waits. */
    public long planId(final int account)
    {
        return planId.get(first(account));
    }

    /** Returns what the round closes as a whole; a leg of the account waits. */
    public UnitKind kind(final int account)
    {
        return UnitKind.ofCode((int)kind.get(first(account)));
    }

    /** Returns the package that the round closes, or 0; a leg of the account waits. */
    public long packageId(final int account)
    {
        return packageId.get(first(account));
    }

    /** Writes into a plan what was judged of the whole closing when the round began; a leg of the account waits. */
    public void noteNeed(final int account, final LiquidationPlan plan)
    {
        final long flags = need.get(first(account));
        plan.noteNeed((flags & INSURED) != 0, (flags & NEAR_ZERO) != 0, (flags & NEAR_ZERO_AT_OTHER_END) != 0);
    }

    /** Returns the first leg of the round, or {@link Ids#NONE}. */
    public int first(final int account)
    {
        return first.get(account) - 1;
    }

    /** Returns the leg after another one, or {@link Ids#NONE}. */
    public int next(final int entry)
    {
        return (int)next.get(entry) - 1;
    }

    /** Returns the instrument of a leg. */
    public int instrument(final int entry)
    {
        return (int)instrument.get(entry);
    }

    /** Returns the unfilled contracts of a leg that are in flight, signed. */
    public long inFlight(final int entry)
    {
        return inFlight.get(entry);
    }

    /** Returns the limit of the last order of a leg. */
    public long limit(final int entry)
    {
        return limit.get(entry);
    }

    /** Returns whether the fills so far release any contract. */
    public boolean isReleasable(final int account)
    {
        boolean any = false;
        double share = 1;
        for (int entry = first(account); entry != Ids.NONE && !any; entry = next(entry))
        {
            any = releasable(entry, share) != 0;
            share = Math.min(share, share(entry));
        }
        return any;
    }

    /** Returns the filled share of a leg. */
    public double share(final int entry)
    {
        final long of = planned.get(entry);
        return filled.get(entry) == of ? 1 : (double)filled.get(entry) / of;
    }

    /**
     * Returns the contracts of a leg that may go out, signed: in ratio to the least filled of the legs before it.
     *
     * @param share the least filled share of the legs before it.
     */
    public long releasable(final int entry, final double share)
    {
        final long whole = planned.get(entry);
        final long lot = instruments.lotSize(instrument(entry));
        // A share of exactly some lots must not lose one of them by rounding.
        final long lots = (long)Math.floor(Math.abs((double)whole) * share / lot * (1 + ROUNDING));
        final long due = share == 1 ? whole : Long.signum(whole) * Math.min(lots * lot, Math.abs(whole));
        final long more = due - ordered.get(entry);
        return Long.signum(more) == Long.signum(whole) ? more : 0;
    }

    private static final double ROUNDING = 1e-12;

    /** Notes an order of a leg. */
    public void onOrdered(
        final int account, final long ofPlanId, final int ofInstrument, final long quantity, final long newLimit)
    {
        final int entry = find(account, ofPlanId, ofInstrument);
        if (entry != Ids.NONE)
        {
            ordered.set(entry, ordered.get(entry) + quantity);
            inFlight.set(entry, inFlight.get(entry) + quantity);
            limit.set(entry, newLimit);
            sent.set(first(account), sent(account) + 1);
        }
    }

    /** Returns the number of orders of the round so far; a leg of the account waits. */
    public int sent(final int account)
    {
        return (int)sent.get(first(account));
    }

    /** Returns the filled contracts of a leg, signed. */
    public long filled(final int entry)
    {
        return filled.get(entry);
    }

    /** Returns what the fills of the round cost against the marks, with their fees; a leg of the account waits. */
    public long paid(final int account)
    {
        return paid.get(first(account));
    }

    /** Notes a fill of a leg at a price, with its fee: it costs what the price is worse than the mark. */
    public void onFilled(
        final int account,
        final long ofPlanId,
        final int ofInstrument,
        final long quantity,
        final long mark,
        final long price,
        final long fee)
    {
        final int entry = find(account, ofPlanId, ofInstrument);
        if (entry != Ids.NONE)
        {
            filled.set(entry, filled.get(entry) + quantity);
            final long slip = quantity > 0 ? price - mark : mark - price;
            final long cost = instruments.notional(ofInstrument, Math.abs(quantity), Math.abs(slip), true);
            paid.set(first(account), Math.addExact(paid(account), (slip < 0 ? -cost : cost) + fee));
        }
    }

    /** Notes that contracts of a leg left flight: filled, or given up. */
    public void onLanded(final int account, final long ofPlanId, final int ofInstrument, final long quantity)
    {
        final int entry = find(account, ofPlanId, ofInstrument);
        if (entry != Ids.NONE)
        {
            inFlight.set(entry, inFlight.get(entry) - quantity);
        }
    }

    private int find(final int account, final long ofPlanId, final int ofInstrument)
    {
        int entry = isWaiting(account) && planId(account) == ofPlanId ? first(account) : Ids.NONE;
        while (entry != Ids.NONE && instrument(entry) != ofInstrument)
        {
            entry = next(entry);
        }
        return entry;
    }

    /** Returns a sum over all facts; equal states have equal sums. */
    public long hash()
    {
        return first.hash() + planId.hash() + kind.hash() + packageId.hash() + sent.hash() + paid.hash() + need.hash() +
            next.hash() + instrument.hash() + planned.hash() + ordered.hash() + filled.hash() + inFlight.hash() +
            limit.hash();
    }

    /** Copies the rounds with a leg that waits, and the free entries. */
    public void copyState(final StateCopy copy)
    {
        first.copyState(copy);
        planId.copyState(copy);
        kind.copyState(copy);
        packageId.copyState(copy);
        sent.copyState(copy);
        paid.copyState(copy);
        need.copyState(copy);
        next.copyState(copy);
        instrument.copyState(copy);
        planned.copyState(copy);
        ordered.copyState(copy);
        filled.copyState(copy);
        inFlight.copyState(copy);
        limit.copyState(copy);
        freeSize = copy.count(StateOwner.WAITING_LEG_FREE, freeSize, free.length);
        copy.ints(StateOwner.WAITING_LEG_FREE, free, freeSize);
    }
}
