package softlanding.engine.auction;

import org.jspecify.annotations.Nullable;
import softlanding.engine.liquidation.due.Pauses;

/** Tells which auctions stand still and which accounts buy nothing, because an operator ordered it. */
final class AuctionStops
{
    private @Nullable Pauses pauses;

    /** Sets the pauses that auctions obey; without this call there is none. */
    void obey(final Pauses newPauses)
    {
        pauses = newPauses;
    }

    /** Returns whether nothing of an account may be sold at a time. */
    boolean isStopped(final int account, final long nowNs)
    {
        return pauses != null && pauses.stops(account, nowNs);
    }

    /** Returns whether an account is frozen, and therefore buys nothing. */
    boolean isFrozen(final int account)
    {
        return pauses != null && pauses.isFrozen(account);
    }
}
