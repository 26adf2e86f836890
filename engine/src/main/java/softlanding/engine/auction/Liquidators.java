package softlanding.engine.auction;

import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Registers the liquidators, each with the margin account that receives its purchases. */
public final class Liquidators
{
    private final Ids ids;
    private final StateColumn account;
    private final StateColumn lastBidId;
    private long idHash;

    Liquidators(final int capacity)
    {
        ids = new Ids(capacity);
        account = new StateColumn(StateOwner.LIQUIDATOR_ACCOUNT, capacity);
        lastBidId = new StateColumn(StateOwner.LIQUIDATOR_LAST_BID, capacity);
    }

    /** Maps liquidator ids of the wire to slots. */
    public Ids ids()
    {
        return ids;
    }

    /** Registers a liquidator with a new id; {@link Ids#isFull} is false. */
    public void register(final long liquidatorId, final int ofAccount)
    {
        final int slot = ids.add(liquidatorId);
        idHash += idTerm(slot);
        account.set(slot, ofAccount + 1L);
        lastBidId.set(slot, Long.MIN_VALUE);
    }

    /** Returns the slot of the liquidator's margin account. */
    public int account(final int liquidator)
    {
        return (int)account.get(liquidator) - 1;
    }

    /**
     * Returns whether the bid id is above every earlier one of the liquidator. Ids rise so that none is accepted twice.
     */
    public boolean isNewBidId(final int liquidator, final long bidId)
    {
        return bidId > lastBidId.get(liquidator);
    }

    void useBidId(final int liquidator, final long bidId)
    {
        lastBidId.set(liquidator, bidId);
    }

    long hash()
    {
        return idHash + account.hash() + lastBidId.hash();
    }

    void copyState(final StateCopy copy)
    {
        ids.copyState(copy, StateOwner.LIQUIDATOR_SLOTS);
        account.copyState(copy);
        lastBidId.copyState(copy);
        for (int slot = 0; slot < ids.size() && copy.loads(); slot++)
        {
            idHash += idTerm(slot);
        }
    }

    private long idTerm(final int slot)
    {
        return StateHash.term(StateOwner.LIQUIDATOR_SLOTS, slot, StateHash.mix(ids.id(slot)));
    }
}
