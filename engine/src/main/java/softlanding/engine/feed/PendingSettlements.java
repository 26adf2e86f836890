package softlanding.engine.feed;

import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Keeps the settlement prices that are far from the marks of their expiry, until a second event confirms them. */
public final class PendingSettlements
{
    private final StateColumn price;
    private final FeedMarks marks;
    private final FeedSuspensions suspensions;

    PendingSettlements(final int expiries, final FeedMarks marks, final FeedSuspensions suspensions)
    {
        this.marks = marks;
        this.suspensions = suspensions;
        price = new StateColumn(StateOwner.PENDING_SETTLEMENT, expiries);
    }

    /**
     * Examines a settlement price. One that is far from every mark of the expiry waits for a second event that is near
     * it. Meanwhile the forward is suspended, so that nobody is liquidated on either price.
     *
     * @return whether the expiry settles.
     */
    public boolean believes(final int expiry, final long newPrice)
    {
        final int feed = marks.feeds().of(FeedKind.FORWARD, expiry);
        final long jumpLimit = marks.feeds().jumpLimit();
        if (!marks.isSettlementFar(expiry, newPrice, jumpLimit) ||
            (price(expiry) != 0 && !marks.isFar(feed, newPrice, price(expiry), jumpLimit)))
        {
            return true;
        }
        price.set(expiry, newPrice);
        suspensions.suspend(feed, SuspensionReason.JUMP, newPrice);
        return false;
    }

    /** Returns the price that waits, or 0. */
    public long price(final int expiry)
    {
        return price.get(expiry);
    }

    void forget(final int expiry)
    {
        price.set(expiry, 0);
    }

    long hash()
    {
        return price.hash();
    }

    void copyState(final StateCopy copy)
    {
        price.copyState(copy);
    }
}
