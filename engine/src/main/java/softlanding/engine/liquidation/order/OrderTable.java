package softlanding.engine.liquidation.order;

import org.agrona.collections.Long2LongHashMap;
import softlanding.engine.market.Instruments;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.TimeHeap;

/**
 * Holds liquidation orders in flight and recently ended, in a ring. An order keeps its slot until the ring reaches it
 * again, so that late and repeated answers still find it.
 */
public final class OrderTable
{
    private static final long ENDED = 0;
    private static final long IN_FLIGHT = 1;
    /** Added while a draw from the insurance fund waits for the end of an update. */
    private static final long DRAW_HELD = 2;

    private final int capacity;
    private final Long2LongHashMap slotById;
    private final StateColumn orderId;
    private final StateColumn planId;
    private final StateColumn account;
    private final StateColumn instrument;
    private final StateColumn ordered;
    private final StateColumn filled;
    private final StateColumn deadlineNs;
    private final StateColumn mark;
    private final StateColumn inFlight;
    private final StateColumn reserved;
    private final TimeHeap deadlines;
    private long next;

    OrderTable(final int capacity)
    {
        this.capacity = capacity;
        slotById = new Long2LongHashMap(capacity, 0.6f, Ids.NONE);
        orderId = new StateColumn(StateOwner.ORDER_ID, capacity);
        planId = new StateColumn(StateOwner.ORDER_PLAN_ID, capacity);
        account = new StateColumn(StateOwner.ORDER_ACCOUNT, capacity);
        instrument = new StateColumn(StateOwner.ORDER_INSTRUMENT, capacity);
        ordered = new StateColumn(StateOwner.ORDER_ORDERED, capacity);
        filled = new StateColumn(StateOwner.ORDER_FILLED, capacity);
        deadlineNs = new StateColumn(StateOwner.ORDER_DEADLINE, capacity);
        inFlight = new StateColumn(StateOwner.ORDER_IN_FLIGHT, capacity);
        mark = new StateColumn(StateOwner.ORDER_MARK, capacity);
        reserved = new StateColumn(StateOwner.ORDER_RESERVED, capacity);
        deadlines = new TimeHeap(capacity);
    }

    /** Returns whether the table can add a number of orders without overwriting an order in flight. */
    boolean hasRoom(final int more)
    {
        boolean room = more <= capacity;
        for (int i = 0; i < more && room; i++)
        {
            room = inFlight.get((int)((next + i) % capacity)) == ENDED;
        }
        return room;
    }

    int add(
        final long newOrderId,
        final long newPlanId,
        final int forAccount,
        final int ofInstrument,
        final long quantity,
        final long newMark,
        final long newDeadlineNs)
    {
        final int slot = (int)(next++ % capacity);
        slotById.remove(orderId.get(slot));
        slotById.put(newOrderId, slot);
        orderId.set(slot, newOrderId);
        planId.set(slot, newPlanId);
        account.set(slot, forAccount);
        instrument.set(slot, ofInstrument);
        ordered.set(slot, quantity);
        filled.set(slot, 0);
        mark.set(slot, newMark);
        deadlineNs.set(slot, newDeadlineNs);
        deadlines.set(slot, newDeadlineNs);
        inFlight.set(slot, IN_FLIGHT);
        reserved.set(slot, 0);
        return slot;
    }

    /** Returns the slot of an order, or {@link Ids#NONE}; of an order with several legs the last one. */
    public int slot(final long id)
    {
        return (int)slotById.get(id);
    }

    /** Returns the slot of a leg of an order: that of the instrument, if the order trades it. */
    public int slot(final long id, final int ofInstrument)
    {
        final int last = slot(id);
        int slot = last;
        for (int leg = 0; slot != Ids.NONE && leg < capacity; leg++)
        {
            if (orderId.get(slot) != id)
            {
                return last;
            }
            if (instrument.get(slot) == ofInstrument)
            {
                return slot;
            }
            slot = before(slot);
        }
        return last;
    }

    /** Returns the number of legs of an order: they stand one after another. */
    public int legs(final int slot)
    {
        final long id = orderId.get(slot);
        int legs = 1;
        for (int at = before(slot(id)); legs < capacity && orderId.get(at) == id; at = before(at))
        {
            legs++;
        }
        return legs;
    }

    /** Returns the slot of a leg of an order, counted from 0 as they were added. */
    public int leg(final int slot, final int leg)
    {
        final int first = slot(orderId.get(slot)) - (legs(slot) - 1);
        return Math.floorMod(first + leg, capacity);
    }

    private int before(final int slot)
    {
        return slot == 0 ? capacity - 1 : slot - 1;
    }

    /** Returns the cash that is reserved in the insurance fund for an order in flight. */
    public long reserved(final int slot)
    {
        return reserved.get(slot);
    }

    void setReserved(final int slot, final long amount)
    {
        reserved.set(slot, amount);
    }

    void fill(final int slot, final long quantity)
    {
        filled.set(slot, filled.get(slot) + quantity);
    }

    void end(final int slot)
    {
        inFlight.set(slot, inFlight.get(slot) & DRAW_HELD);
        deadlines.remove(slot);
    }

    /** Forgets the ended orders in the instruments of an expiry, which are gone: an answer to them finds nothing. */
    void forget(final int expiry, final Instruments instruments)
    {
        for (int slot = 0; slot < capacity; slot++)
        {
            if (instrument(slot) != Ids.NONE && instruments.expiry(instrument(slot)) == expiry)
            {
                slotById.remove(orderId.get(slot));
                instrument.set(slot, Ids.NONE);
            }
        }
    }

    /** Returns the slot of the order in flight with the earliest deadline that has passed, or {@link Ids#NONE}. */
    public int overdue(final long nowNs)
    {
        return deadlines.firstNs() <= nowNs ? deadlines.first() : Ids.NONE;
    }

    /**
     * Returns the unfilled contracts of orders of an account that ended and whose deadline was reached less than a
     * duration ago, a magnitude.
     */
    public long endedLate(final int ofAccount, final int ofInstrument, final long nowNs, final long durationNs)
    {
        long contracts = 0;
        for (int slot = 0; slot < capacity; slot++)
        {
            if (orderId.get(slot) != 0 && account(slot) == ofAccount && instrument(slot) == ofInstrument &&
                !isInFlight(slot) && deadlineNs.get(slot) <= nowNs && nowNs - deadlineNs.get(slot) < durationNs)
            {
                contracts += Math.abs(unfilled(slot));
            }
        }
        return contracts;
    }

    /** Returns the number of slots. */
    public int capacity()
    {
        return capacity;
    }

    /** Returns the id of an order. */
    public long orderId(final int slot)
    {
        return orderId.get(slot);
    }

    /** Returns the round that an order belongs to. */
    public long planId(final int slot)
    {
        return planId.get(slot);
    }

    /** Returns the slot of the account that trades. */
    public int account(final int slot)
    {
        return (int)account.get(slot);
    }

    /** Returns the slot of the instrument, or {@link Ids#NONE} if it is gone. */
    public int instrument(final int slot)
    {
        return (int)instrument.get(slot);
    }

    /** Returns the filled contracts, signed as ordered. */
    public long filled(final int slot)
    {
        return filled.get(slot);
    }

    /** Returns the unfilled contracts, signed as ordered. */
    public long unfilled(final int slot)
    {
        return ordered.get(slot) - filled.get(slot);
    }

    /** Returns the mark of the instrument at the order time. */
    public long mark(final int slot)
    {
        return mark.get(slot);
    }

    /** Returns whether an order has no final answer yet. */
    public boolean isInFlight(final int slot)
    {
        return (inFlight.get(slot) & IN_FLIGHT) != 0;
    }

    /** Returns whether a draw from the insurance fund after a fill of the order waits for the end of an update. */
    public boolean isDrawHeld(final int slot)
    {
        return (inFlight.get(slot) & DRAW_HELD) != 0;
    }

    void holdDraw(final int slot, final boolean held)
    {
        inFlight.set(slot, held ? inFlight.get(slot) | DRAW_HELD : inFlight.get(slot) & IN_FLIGHT);
    }

    long hash()
    {
        return orderId.hash() + planId.hash() + account.hash() + instrument.hash() + ordered.hash() + filled.hash() +
            mark.hash() + deadlineNs.hash() + inFlight.hash() + reserved.hash() +
            StateHash.term(StateOwner.ORDER_NEXT, 0, next);
    }
}
