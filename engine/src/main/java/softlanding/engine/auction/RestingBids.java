package softlanding.engine.auction;

import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Keeps each auction's resting bids in the order in which they trade: the highest price for the same share first, then
 * the earliest.
 */
final class RestingBids
{
    /** Maximum number of resting bids per auction. */
    static final int MAX = 16;

    /** Holds one more bid while a new one is examined. */
    private static final int WIDTH = MAX + 1;

    private final StateColumn size;
    private final StateColumn bidId;
    private final StateColumn liquidator;
    private final StateColumn fraction;
    private final StateColumn limitPrice;

    RestingBids(final int auctions)
    {
        size = new StateColumn(StateOwner.BIDS_OF_AUCTION, auctions);
        bidId = new StateColumn(StateOwner.BID_ID, auctions * WIDTH);
        liquidator = new StateColumn(StateOwner.BID_LIQUIDATOR, auctions * WIDTH);
        fraction = new StateColumn(StateOwner.BID_FRACTION, auctions * WIDTH);
        limitPrice = new StateColumn(StateOwner.BID_LIMIT_PRICE, auctions * WIDTH);
    }

    int size(final int auction)
    {
        return (int)size.get(auction);
    }

    /** Adds a bid behind all that are equal or better; at most {@link #MAX} bids rest already. */
    void add(final int auction, final long newBidId, final int ofLiquidator, final long wanted, final long limit)
    {
        int rank = size(auction);
        while (rank > 0 && !DutchAuction.isReachedBy(
            limitPrice(auction, rank - 1), fraction(auction, rank - 1), wanted, limit))
        {
            copy(row(auction, rank - 1), row(auction, rank));
            rank--;
        }
        set(row(auction, rank), newBidId, ofLiquidator, wanted, limit);
        size.set(auction, size.get(auction) + 1);
    }

    void remove(final int auction, final int rank)
    {
        final int last = size(auction) - 1;
        for (int i = rank; i < last; i++)
        {
            copy(row(auction, i + 1), row(auction, i));
        }
        set(row(auction, last), 0, 0, 0, 0);
        size.set(auction, last);
    }

    /** Returns whether this bid rests. */
    boolean contains(final int auction, final long ofBidId, final int ofLiquidator)
    {
        boolean found = false;
        for (int rank = 0; rank < size(auction) && !found; rank++)
        {
            found = bidId(auction, rank) == ofBidId && liquidator(auction, rank) == ofLiquidator;
        }
        return found;
    }

    long bidId(final int auction, final int rank)
    {
        return bidId.get(row(auction, rank));
    }

    /** Returns the slot of the liquidator that placed the bid. */
    int liquidator(final int auction, final int rank)
    {
        return (int)liquidator.get(row(auction, rank));
    }

    /** Returns the wanted share, above 0 and at most 1, a Decimal8 mantissa. */
    long fraction(final int auction, final int rank)
    {
        return fraction.get(row(auction, rank));
    }

    /** Returns the maximum price for that share, a Decimal8 mantissa. */
    long limitPrice(final int auction, final int rank)
    {
        return limitPrice.get(row(auction, rank));
    }

    private void copy(final int from, final int to)
    {
        set(to, bidId.get(from), (int)liquidator.get(from), fraction.get(from), limitPrice.get(from));
    }

    private void set(
        final int row, final long newBidId, final int ofLiquidator, final long wanted, final long limit)
    {
        bidId.set(row, newBidId);
        liquidator.set(row, ofLiquidator);
        fraction.set(row, wanted);
        limitPrice.set(row, limit);
    }

    private static int row(final int auction, final int rank)
    {
        return auction * WIDTH + rank;
    }

    long hash()
    {
        return size.hash() + bidId.hash() + liquidator.hash() + fraction.hash() + limitPrice.hash();
    }

    void copyState(final StateCopy copy)
    {
        size.copyState(copy);
        bidId.copyState(copy);
        liquidator.copyState(copy);
        fraction.copyState(copy);
        limitPrice.copyState(copy);
    }
}
