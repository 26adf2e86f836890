package softlanding.engine.auction;

import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;

/** Who may bid: each with the margin account that receives what is bought. */
public final class Liquidators
{
    private final Ids ids;
    private final StateColumn account;
    private final StateColumn lastBidId;

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

    /** Registers somebody whose id is new, while {@link Ids#isFull} says no. */
    public void register(final long liquidatorId, final int ofAccount)
    {
        final int slot = ids.add(liquidatorId);
        account.set(slot, ofAccount + 1L);
        lastBidId.set(slot, Long.MIN_VALUE);
    }

    /** Slot of his margin account. */
    public int account(final int liquidator)
    {
        return (int)account.get(liquidator) - 1;
    }

    /** Whether the id is above all that he used before: ids rise, so that none is ever taken twice. */
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
        return account.hash() + lastBidId.hash();
    }
}
