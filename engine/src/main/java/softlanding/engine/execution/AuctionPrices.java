package softlanding.engine.execution;

import java.util.Arrays;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Remembers which share of the value the last auctions in each underlying paid, so that an auction can be compared with
 * direct orders.
 */
public final class AuctionPrices
{
    /** The answer as long as too few auctions were seen. */
    public static final long UNKNOWN = -1;

    private static final int REMEMBERED = 32;
    private static final int LEAST = 8;

    private final StateColumn discount;
    private final StateColumn added;
    private final long[] sorted = new long[REMEMBERED];

    AuctionPrices(final int underlyings)
    {
        discount = new StateColumn(StateOwner.AUCTION_PRICE, underlyings * REMEMBERED);
        added = new StateColumn(StateOwner.AUCTION_PRICES_ADDED, underlyings);
    }

    /** Adds the share of the value that a fill asked, 0 to 1; a Decimal8 mantissa. */
    void add(final int underlying, final long share)
    {
        final long count = added.get(underlying);
        discount.set(underlying * REMEMBERED + (int)(count % REMEMBERED), share);
        added.set(underlying, count + 1);
    }

    /** Returns the median of the shares that were paid, the lower of two, or {@link #UNKNOWN}. */
    public long median(final int underlying)
    {
        final int known = (int)Math.min(REMEMBERED, added.get(underlying));
        if (known < LEAST)
        {
            return UNKNOWN;
        }
        for (int i = 0; i < known; i++)
        {
            sorted[i] = discount.get(underlying * REMEMBERED + i);
        }
        Arrays.sort(sorted, 0, known);
        return sorted[(known - 1) / 2];
    }

    void copyState(final StateCopy copy)
    {
        discount.copyState(copy);
        added.copyState(copy);
    }

    long hash()
    {
        return discount.hash() + added.hash();
    }
}
