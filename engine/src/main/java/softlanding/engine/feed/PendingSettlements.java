package softlanding.engine.feed;

import softlanding.engine.market.FeedKind;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;

/** Keeps the settlement prices that are far from the marks of their expiry, until a second event confirms them. */
final class PendingSettlements
{
    private final StateColumn price;

    PendingSettlements(final int expiries)
    {
        price = new StateColumn(StateOwner.PENDING_SETTLEMENT, expiries);
    }

    void keep(final int expiry, final long newPrice)
    {
        price.set(expiry, newPrice);
    }

    void forget(final int expiry)
    {
        price.set(expiry, 0);
    }

    /** Returns the price that waits, or 0. */
    long price(final int expiry)
    {
        return price.get(expiry);
    }

    /** Returns whether a price is near the one that waits. */
    boolean isBorneOut(final int expiry, final long newPrice, final long jumpLimit, final FeedMarks marks)
    {
        return price(expiry) != 0 &&
            !marks.isFar(marks.feeds().of(FeedKind.FORWARD, expiry), newPrice, price(expiry), jumpLimit);
    }

    long hash()
    {
        return price.hash();
    }
}
