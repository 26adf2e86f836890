package softlanding.engine.protection;

import org.agrona.collections.Long2LongHashMap;
import softlanding.engine.market.Instruments;
import softlanding.engine.state.ByteColumn;
import softlanding.engine.state.Coded;
import softlanding.engine.state.DecisionIds;
import softlanding.engine.state.Ids;
import softlanding.engine.state.IntColumn;
import softlanding.engine.state.IntrusiveIntLists;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.TimeHeap;
import softlanding.engine.state.copy.StateCopy;

/**
 * Holds the protection orders in flight and recently ended, in a ring. An order keeps its slot until the ring reaches
 * it again, so that late answers still find it.
 */
public final class ProtectionOrders
{
    private static final ProtectionPurpose[] PURPOSES = Coded.byCode(ProtectionPurpose.values());

    private final int capacity;
    private final Long2LongHashMap slotById;
    private final IntrusiveIntLists inFlightOf;
    private final StateColumn orderId;
    private final StateColumn planId;
    private final IntColumn account;
    /** The slot of the instrument, plus one; 0 if it is gone. */
    private final IntColumn instrumentPlusOne;
    private final StateColumn ordered;
    private final StateColumn filled;
    private final StateColumn limit;
    private final StateColumn mark;
    private final StateColumn deadlineNs;
    private final ByteColumn purpose;
    private final ByteColumn inFlight;
    private final TimeHeap deadlines;
    private long next;

    ProtectionOrders(final int accounts, final int capacity)
    {
        this.capacity = capacity;
        slotById = new Long2LongHashMap(capacity, 0.6f, Ids.NONE);
        inFlightOf = new IntrusiveIntLists(accounts, capacity);
        orderId = new StateColumn(StateOwner.PROTECTION_ORDER_ID, capacity);
        planId = new StateColumn(StateOwner.PROTECTION_ORDER_PLAN, capacity);
        account = new IntColumn(StateOwner.PROTECTION_ORDER_ACCOUNT, capacity);
        instrumentPlusOne = new IntColumn(StateOwner.PROTECTION_ORDER_INSTRUMENT, capacity);
        ordered = new StateColumn(StateOwner.PROTECTION_ORDER_ORDERED, capacity);
        filled = new StateColumn(StateOwner.PROTECTION_ORDER_FILLED, capacity);
        limit = new StateColumn(StateOwner.PROTECTION_ORDER_LIMIT, capacity);
        mark = new StateColumn(StateOwner.PROTECTION_ORDER_MARK, capacity);
        deadlineNs = new StateColumn(StateOwner.PROTECTION_ORDER_DEADLINE, capacity);
        purpose = new ByteColumn(StateOwner.PROTECTION_ORDER_PURPOSE, capacity);
        inFlight = new ByteColumn(StateOwner.PROTECTION_ORDER_IN_FLIGHT, capacity);
        deadlines = new TimeHeap(capacity);
    }

    /** Returns whether an id is that of a protection order, whether it is known or not. */
    public static boolean isId(final long id)
    {
        return DecisionIds.isOfSecondHalf(id);
    }

    /** Returns whether orders can be added without overwriting one in flight. */
    boolean hasRoom(final int more)
    {
        boolean room = more <= capacity;
        for (int i = 0; i < more && room; i++)
        {
            room = inFlight.get((int)((next + i) % capacity)) == 0;
        }
        return room;
    }

    int add(
        final long newOrderId,
        final long newPlanId,
        final int forAccount,
        final int ofInstrument,
        final long quantity,
        final ProtectionPurpose newPurpose,
        final long newDeadlineNs)
    {
        final int slot = (int)(next++ % capacity);
        slotById.remove(orderId.get(slot));
        slotById.put(newOrderId, slot);
        orderId.set(slot, newOrderId);
        planId.set(slot, newPlanId);
        account.set(slot, forAccount);
        instrumentPlusOne.set(slot, ofInstrument + 1);
        ordered.set(slot, quantity);
        filled.set(slot, 0);
        purpose.set(slot, newPurpose.code());
        deadlineNs.set(slot, newDeadlineNs);
        deadlines.set(slot, newDeadlineNs);
        inFlight.set(slot, 1);
        inFlightOf.append(forAccount, slot);
        return slot;
    }

    void setPrices(final int slot, final long newLimit, final long newMark)
    {
        limit.set(slot, newLimit);
        mark.set(slot, newMark);
    }

    void addFilled(final int slot, final long quantity)
    {
        filled.set(slot, filled.get(slot) + quantity);
    }

    void end(final int slot)
    {
        inFlight.set(slot, 0);
        deadlines.remove(slot);
        inFlightOf.remove(slot);
    }

    /** Returns the slot of a remembered order, or {@link Ids#NONE}. */
    public int slot(final long id)
    {
        return (int)slotById.get(id);
    }

    /** Returns the first order in flight of an account in the order of sending, or {@link Ids#NONE}. */
    public int firstOf(final int ofAccount)
    {
        return inFlightOf.first(ofAccount);
    }

    /** Returns the next order in flight of the same account, or {@link Ids#NONE}. */
    public int nextOf(final int slot)
    {
        return inFlightOf.next(slot);
    }

    /** Returns the slot of the order in flight with the earliest deadline that has passed, or {@link Ids#NONE}. */
    int overdue(final long nowNs)
    {
        return deadlines.firstNs() <= nowNs ? deadlines.first() : Ids.NONE;
    }

    /** Forgets the ended orders in the instruments of an expiry, which are gone: an answer to them finds nothing. */
    void forget(final int expiry, final Instruments instruments)
    {
        for (int slot = 0; slot < capacity; slot++)
        {
            if (instrument(slot) != Ids.NONE && instruments.expiry(instrument(slot)) == expiry)
            {
                slotById.remove(orderId.get(slot));
                instrumentPlusOne.set(slot, 0);
            }
        }
    }

    int capacity()
    {
        return capacity;
    }

    /** Returns the id of an order. */
    public long orderId(final int slot)
    {
        return orderId.get(slot);
    }

    long planId(final int slot)
    {
        return planId.get(slot);
    }

    /** Returns the slot of the account. */
    public int account(final int slot)
    {
        return account.get(slot);
    }

    /** Returns the slot of the instrument, or {@link Ids#NONE} if it is gone. */
    public int instrument(final int slot)
    {
        return instrumentPlusOne.get(slot) - 1;
    }

    /** Returns the unfilled contracts, signed as ordered. */
    public long unfilled(final int slot)
    {
        return ordered.get(slot) - filled.get(slot);
    }

    long filled(final int slot)
    {
        return filled.get(slot);
    }

    /** Returns the limit price. */
    public long limit(final int slot)
    {
        return limit.get(slot);
    }

    /** Returns the mark at which the order was made. */
    long mark(final int slot)
    {
        return mark.get(slot);
    }

    ProtectionPurpose purpose(final int slot)
    {
        return PURPOSES[purpose.get(slot)];
    }

    boolean isInFlight(final int slot)
    {
        return inFlight.get(slot) != 0;
    }

    long hash()
    {
        return orderId.hash() + planId.hash() + account.hash() + instrumentPlusOne.hash() + ordered.hash() +
            filled.hash() + limit.hash() + mark.hash() + deadlineNs.hash() + purpose.hash() + inFlight.hash() +
            StateHash.term(StateOwner.PROTECTION_ORDER_NEXT, 0, next);
    }

    void copyState(final StateCopy copy)
    {
        orderId.copyState(copy);
        planId.copyState(copy);
        account.copyState(copy);
        instrumentPlusOne.copyState(copy);
        ordered.copyState(copy);
        filled.copyState(copy);
        limit.copyState(copy);
        mark.copyState(copy);
        deadlineNs.copyState(copy);
        purpose.copyState(copy);
        inFlight.copyState(copy);
        next = copy.value(StateOwner.PROTECTION_ORDER_NEXT, next);
        for (int i = 0; i < capacity && copy.loads(); i++)
        {
            final int slot = (int)((next + i) % capacity);
            if (orderId.get(slot) != 0 && instrument(slot) != Ids.NONE)
            {
                slotById.put(orderId.get(slot), slot);
            }
            if (isInFlight(slot))
            {
                deadlines.set(slot, deadlineNs.get(slot));
                inFlightOf.append(account(slot), slot);
            }
        }
    }
}
