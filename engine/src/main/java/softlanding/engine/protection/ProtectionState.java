package softlanding.engine.protection;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.IntColumn;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.TimeHeap;
import softlanding.engine.state.copy.StateCopy;

/**
 * How far the protection of every account is: whether it is protected, what its orders found, and when it is looked at
 * again.
 */
final class ProtectionState
{
    /** A fall of the ratio by this much since the last order ends the interval. */
    private static final long URGENT_FALL = 5 * Decimal8.ONE / 100;
    private static final int MAX_COUNT = 255;

    private static final int PROTECTED = 1;
    /** The last order was at mark and found nobody: the next one crosses half the spread. */
    private static final int CROSSES_NEXT = 2;
    /** Only time, and no fall of the ratio, ends the rest. */
    private static final int RESTS_FIRMLY = 4;
    /** An order of the plan under way was filled, at least in part. */
    private static final int FILLED = 8;
    /** The gateway was asked to cancel the orders under way: that they find nobody says nothing. */
    private static final int CANCELLED = 16;
    /** The orders under way are at mark. */
    private static final int AT_MARK = 32;
    /** A lone mark is below the ratio of the account, and must stand. */
    private static final int PENDING = 64;

    private final ByteColumn flags;
    private final ByteColumn fruitless;
    private final ByteColumn empty;
    private final ByteColumn pausePlusOne;
    private final IntColumn openOrders;
    private final StateColumn nextNs;
    private final StateColumn ratioAtOrder;
    private final StateColumn pendingSincePlusOne;
    private final TimeHeap wake;

    ProtectionState(final int accounts)
    {
        flags = new ByteColumn(StateOwner.PROTECTION_FLAGS, accounts);
        fruitless = new ByteColumn(StateOwner.PROTECTION_FRUITLESS, accounts);
        empty = new ByteColumn(StateOwner.PROTECTION_EMPTY, accounts);
        pausePlusOne = new ByteColumn(StateOwner.PROTECTION_PAUSE, accounts);
        openOrders = new IntColumn(StateOwner.PROTECTION_OPEN_ORDERS, accounts);
        nextNs = new StateColumn(StateOwner.PROTECTION_NEXT_NS, accounts);
        ratioAtOrder = new StateColumn(StateOwner.PROTECTION_RATIO_AT_ORDER, accounts);
        pendingSincePlusOne = new StateColumn(StateOwner.PROTECTION_PENDING_SINCE, accounts);
        wake = new TimeHeap(accounts);
    }

    private boolean has(final int account, final int flag)
    {
        return (flags.get(account) & flag) != 0;
    }

    private void set(final int account, final int flag, final boolean on)
    {
        flags.set(account, on ? flags.get(account) | flag : flags.get(account) & ~flag);
    }

    /** Returns whether nothing is known of an account: it is not protected, and its last order is long over. */
    boolean isIdle(final int account)
    {
        return flags.get(account) == 0;
    }

    boolean isProtected(final int account)
    {
        return has(account, PROTECTED);
    }

    /** Begins the protection of an account: what earlier orders found is forgotten. */
    void protect(final int account)
    {
        set(account, PROTECTED, true);
        setPending(account, 0);
    }

    /** Ends the protection of an account. The interval since its last order goes on. */
    void release(final int account)
    {
        set(account, PROTECTED | CROSSES_NEXT | RESTS_FIRMLY, false);
        fruitless.set(account, 0);
        empty.set(account, 0);
        pausePlusOne.set(account, 0);
    }

    /** Returns since when the threshold is pending, plus one; 0 if it is not. */
    long pendingSincePlusOne(final int account)
    {
        return pendingSincePlusOne.get(account);
    }

    void setPending(final int account, final long sincePlusOne)
    {
        set(account, PENDING, sincePlusOne != 0);
        pendingSincePlusOne.set(account, sincePlusOne);
    }

    int openOrders(final int account)
    {
        return openOrders.get(account);
    }

    /** Returns the earliest time of the next order. */
    long nextNs(final int account)
    {
        return nextNs.get(account);
    }

    /** Returns whether the account may order now: its interval is over, or its ratio fell since the last order. */
    boolean mayOrder(final int account, final AccountMargin margin, final long nowNs)
    {
        return nowNs >= nextNs.get(account) || (!has(account, RESTS_FIRMLY) && margin.hasRatio() &&
            margin.ratio() <= ratioAtOrder.get(account) - URGENT_FALL);
    }

    /** Returns whether the next order crosses half the spread. */
    boolean crossesNext(final int account)
    {
        return has(account, CROSSES_NEXT);
    }

    /** Notes that a plan goes out. */
    void beginPlan(final int account, final int orders, final AccountMargin margin, final long untilNs)
    {
        openOrders.set(account, openOrders.get(account) + orders);
        nextNs.set(account, untilNs);
        ratioAtOrder.set(account, margin.hasRatio() ? margin.ratio() : 0);
        set(account, AT_MARK, !has(account, CROSSES_NEXT));
        set(account, FILLED | CANCELLED | RESTS_FIRMLY | CROSSES_NEXT, false);
        empty.set(account, 0);
        pausePlusOne.set(account, 0);
    }

    /** Notes that a plan was traded inside the venue, wholly or in part. */
    void noteCrossed(final int account, final AccountMargin margin, final long untilNs)
    {
        beginPlan(account, 0, margin, untilNs);
        fruitless.set(account, 0);
    }

    void addFill(final int account)
    {
        set(account, FILLED, true);
        fruitless.set(account, 0);
    }

    void noteCancelled(final int account)
    {
        set(account, CANCELLED, true);
    }

    /** Ends an order; returns whether it was the last one under way. */
    boolean endOrder(final int account)
    {
        openOrders.set(account, openOrders.get(account) - 1);
        return openOrders.get(account) == 0;
    }

    /** Ends a plan; returns the number of plans in a row that found nobody. */
    int endPlan(final int account)
    {
        if (!has(account, FILLED) && !has(account, CANCELLED))
        {
            set(account, CROSSES_NEXT, has(account, AT_MARK));
            fruitless.set(account, Math.min(MAX_COUNT, fruitless.get(account) + 1));
        }
        return fruitless.get(account);
    }

    /** Has an account rest. */
    void rest(final int account, final long untilNs, final boolean firm)
    {
        nextNs.set(account, untilNs);
        set(account, RESTS_FIRMLY, firm);
    }

    /** Counts a plan that found nothing; returns the number of such plans in a row. */
    int addEmpty(final int account)
    {
        empty.set(account, Math.min(MAX_COUNT, empty.get(account) + 1));
        return empty.get(account);
    }

    /** Notes a reason for a pause; returns whether it is another one than before. */
    boolean changesPause(final int account, final ProtectionPause reason)
    {
        final boolean changes = pausePlusOne.get(account) != reason.code() + 1;
        pausePlusOne.set(account, reason.code() + 1);
        return changes;
    }

    boolean isPaused(final int account, final ProtectionPause reason)
    {
        return pausePlusOne.get(account) == reason.code() + 1;
    }

    /** Sets the time at which an account is looked at again at the latest. */
    void wakeAt(final int account, final long timeNs)
    {
        wake.set(account, timeNs);
    }

    void doNotWake(final int account)
    {
        wake.remove(account);
    }

    /** Returns the accounts that are looked at again, by time. */
    TimeHeap wake()
    {
        return wake;
    }

    /** Sum over all facts; the heap follows from them and from the accounts. */
    long hash()
    {
        return flags.hash() + fruitless.hash() + empty.hash() + pausePlusOne.hash() + openOrders.hash() +
            nextNs.hash() + ratioAtOrder.hash() + pendingSincePlusOne.hash() +
            wake.hash(StateOwner.PROTECTION_WAKE);
    }

    void copyState(final StateCopy copy)
    {
        flags.copyState(copy);
        fruitless.copyState(copy);
        empty.copyState(copy);
        pausePlusOne.copyState(copy);
        openOrders.copyState(copy);
        nextNs.copyState(copy);
        ratioAtOrder.copyState(copy);
        pendingSincePlusOne.copyState(copy);
        wake.copyState(copy, StateOwner.PROTECTION_WAKE);
    }
}
