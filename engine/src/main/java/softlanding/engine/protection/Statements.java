package softlanding.engine.protection;

import softlanding.engine.state.IntColumn;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * What protection did for every account, since the beginning and in the last 24 hours. The last 24 hours are eight
 * steps of three hours, the present one included. An account has a statement from the first fill of a protection order
 * or hedge on; there is room for one account in eight.
 */
public final class Statements
{
    private static final long STEP_NS = 3L * 3_600 * 1_000_000_000L;
    private static final int STEPS = 8;
    private static final int LEAST_STATEMENTS = 256;
    private static final int ACCOUNTS_PER_STATEMENT = 8;

    private final IntColumn slotPlusOne;
    private final StateColumn orders;
    private final StateColumn value;
    private final StateColumn cost;
    private final StateColumn hedgeProfit;
    /** The number of the step, plus one, that each entry of the last 24 hours is about. */
    private final StateColumn stepPlusOne;
    private final StateColumn stepOrders;
    private final StateColumn stepValue;
    private final StateColumn stepCost;
    private final StateColumn stepHedgeProfit;
    private final int capacity;
    private int used;

    Statements(final int accounts)
    {
        capacity = Math.max(LEAST_STATEMENTS, accounts / ACCOUNTS_PER_STATEMENT);
        slotPlusOne = new IntColumn(StateOwner.STATEMENT_SLOT, accounts);
        orders = new StateColumn(StateOwner.STATEMENT_ORDERS, capacity);
        value = new StateColumn(StateOwner.STATEMENT_VALUE, capacity);
        cost = new StateColumn(StateOwner.STATEMENT_COST, capacity);
        hedgeProfit = new StateColumn(StateOwner.STATEMENT_HEDGE_PROFIT, capacity);
        stepPlusOne = new StateColumn(StateOwner.STATEMENT_STEP, capacity * STEPS);
        stepOrders = new StateColumn(StateOwner.STATEMENT_STEP_ORDERS, capacity * STEPS);
        stepValue = new StateColumn(StateOwner.STATEMENT_STEP_VALUE, capacity * STEPS);
        stepCost = new StateColumn(StateOwner.STATEMENT_STEP_COST, capacity * STEPS);
        stepHedgeProfit = new StateColumn(StateOwner.STATEMENT_STEP_HEDGE_PROFIT, capacity * STEPS);
    }

    /** Returns the slot of an account's statement, which is given with the first fill; -1 if there is no room. */
    private int slot(final int account)
    {
        if (slotPlusOne.get(account) == 0 && used < capacity)
        {
            slotPlusOne.set(account, ++used);
        }
        return slotPlusOne.get(account) - 1;
    }

    /** Adds a fill at its value at mark, with what it cost against the mark, in cash. */
    void addFill(
        final int account, final long nowNs, final boolean isFirst, final long valueAtMark, final long costOfFill)
    {
        final int slot = slot(account);
        if (slot < 0)
        {
            return;
        }
        final int entry = entry(slot, nowNs);
        final int newOrders = isFirst ? 1 : 0;
        orders.set(slot, orders.get(slot) + newOrders);
        value.set(slot, value.get(slot) + valueAtMark);
        cost.set(slot, cost.get(slot) + costOfFill);
        stepOrders.set(entry, stepOrders.get(entry) + newOrders);
        stepValue.set(entry, stepValue.get(entry) + valueAtMark);
        stepCost.set(entry, stepCost.get(entry) + costOfFill);
    }

    /** Returns the entry of the present step, emptied if it was about an earlier one. */
    private int entry(final int slot, final long nowNs)
    {
        final long step = nowNs / STEP_NS;
        final int entry = slot * STEPS + (int)(step % STEPS);
        if (stepPlusOne.get(entry) != step + 1)
        {
            stepPlusOne.set(entry, step + 1);
            stepOrders.set(entry, 0);
            stepValue.set(entry, 0);
            stepCost.set(entry, 0);
            stepHedgeProfit.set(entry, 0);
        }
        return entry;
    }

    /** Adds what a hedge gained when it was released or sold, in cash. */
    void addHedgeProfit(final int account, final long nowNs, final long profit)
    {
        final int slot = slot(account);
        if (slot >= 0)
        {
            hedgeProfit.set(slot, hedgeProfit.get(slot) + profit);
            final int entry = entry(slot, nowNs);
            stepHedgeProfit.set(entry, stepHedgeProfit.get(entry) + profit);
        }
    }

    /** Returns whether an account has a statement. */
    public boolean has(final int account)
    {
        return slotPlusOne.get(account) != 0;
    }

    /** Returns the number of orders with a fill since the beginning. */
    public long orders(final int account)
    {
        return orders.get(slotPlusOne.get(account) - 1);
    }

    /** Returns the value traded since the beginning, in cash at mark. */
    public long value(final int account)
    {
        return value.get(slotPlusOne.get(account) - 1);
    }

    /** Returns the cost against the marks since the beginning, in cash. */
    public long cost(final int account)
    {
        return cost.get(slotPlusOne.get(account) - 1);
    }

    /** Returns what released hedges gained since the beginning, in cash. */
    public long hedgeProfit(final int account)
    {
        return has(account) ? hedgeProfit.get(slotPlusOne.get(account) - 1) : 0;
    }

    /** Returns the number of orders with a fill in the last 24 hours. */
    public long ordersOfDay(final int account, final long nowNs)
    {
        return ofDay(stepOrders, account, nowNs);
    }

    /** Returns the value traded in the last 24 hours, in cash at mark. */
    public long valueOfDay(final int account, final long nowNs)
    {
        return ofDay(stepValue, account, nowNs);
    }

    /** Returns the cost against the marks in the last 24 hours, in cash. */
    public long costOfDay(final int account, final long nowNs)
    {
        return ofDay(stepCost, account, nowNs);
    }

    /** Returns what hedges gained that were released in the last 24 hours, in cash. */
    public long hedgeProfitOfDay(final int account, final long nowNs)
    {
        return has(account) ? ofDay(stepHedgeProfit, account, nowNs) : 0;
    }

    private long ofDay(final StateColumn column, final int account, final long nowNs)
    {
        final int first = (slotPlusOne.get(account) - 1) * STEPS;
        final long step = nowNs / STEP_NS;
        long sum = 0;
        for (int i = 0; i < STEPS; i++)
        {
            final long of = stepPlusOne.get(first + i) - 1;
            sum += of > step - STEPS && of <= step ? column.get(first + i) : 0;
        }
        return sum;
    }

    long hash()
    {
        return slotPlusOne.hash() + orders.hash() + value.hash() + cost.hash() + hedgeProfit.hash() +
            stepPlusOne.hash() + stepOrders.hash() + stepValue.hash() + stepCost.hash() +
            stepHedgeProfit.hash();
    }

    void copyState(final StateCopy copy)
    {
        slotPlusOne.copyState(copy);
        orders.copyState(copy);
        value.copyState(copy);
        cost.copyState(copy);
        hedgeProfit.copyState(copy);
        stepPlusOne.copyState(copy);
        stepOrders.copyState(copy);
        stepValue.copyState(copy);
        stepCost.copyState(copy);
        stepHedgeProfit.copyState(copy);
        used = copy.count(StateOwner.STATEMENTS_USED, used, capacity);
    }
}
