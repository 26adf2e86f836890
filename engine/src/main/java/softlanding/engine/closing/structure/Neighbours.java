package softlanding.engine.closing.structure;

import java.util.Arrays;

/**
 * Links each option to its nearest neighbours in its group of an order. A neighbour is of the same right, is held in
 * the same or in the opposite direction, and stands at a lower or higher level. Links lead to further neighbours, and
 * {@link #NONE} ends them.
 */
final class Neighbours
{
    /** The value for no row. */
    static final int NONE = -1;
    /** The maximum number of links followed in one search. */
    static final int REACH = 8;

    private static final int OPPOSITE = 1;
    private static final int ACROSS = 2;

    private final Legs legs;
    private final Holdings holdings;
    private final StrikeOrder order;
    /** The row seen last per right and direction, see {@link #slot}. */
    private final int[] last = new int[4];
    private final int[] sameBelow;
    private final int[] sameAbove;
    private final int[] oppositeBelow;
    private final int[] oppositeAbove;
    private final int[] across;

    Neighbours(final Legs legs, final Holdings holdings, final StrikeOrder order)
    {
        this.legs = legs;
        this.holdings = holdings;
        this.order = order;
        sameBelow = new int[legs.capacity()];
        sameAbove = new int[legs.capacity()];
        oppositeBelow = new int[legs.capacity()];
        oppositeAbove = new int[legs.capacity()];
        across = new int[legs.capacity()];
    }

    /** Links the rows of the sorted order. */
    void link()
    {
        for (int place = 0; place < order.size(); place++)
        {
            enter(place, place - 1);
            if (legs.kind(order.row(place)).isOption())
            {
                linkBelow(order.row(place));
            }
        }
        for (int place = order.size() - 1; place >= 0; place--)
        {
            enter(place, place + 1);
            if (legs.kind(order.row(place)).isOption())
            {
                linkAbove(order.row(place));
            }
        }
    }

    /** Resets the last visited rows when a new group begins. */
    private void enter(final int place, final int previous)
    {
        if (previous < 0 || previous == order.size() || !order.isOneGroup(order.row(previous), order.row(place)))
        {
            Arrays.fill(last, NONE);
        }
    }

    private int slot(final int row)
    {
        return (legs.kind(row) == LegKind.PUT ? ACROSS : 0) + (holdings.isShort(row) ? OPPOSITE : 0);
    }

    private void linkBelow(final int row)
    {
        final int slot = slot(row);
        sameBelow[row] = last[slot];
        oppositeBelow[row] = last[slot ^ OPPOSITE];
        if (legs.kind(row) == LegKind.CALL)
        {
            // Calls precede puts of the same level, so this put has a lower level.
            across[row] = last[slot ^ ACROSS];
        }
        last[slot] = row;
    }

    private void linkAbove(final int row)
    {
        final int slot = slot(row);
        sameAbove[row] = last[slot];
        oppositeAbove[row] = last[slot ^ OPPOSITE];
        if (legs.kind(row) == LegKind.PUT)
        {
            across[row] = last[slot ^ ACROSS];
        }
        last[slot] = row;
    }

    private boolean isLevel(final int row, final int other)
    {
        return other != NONE && order.level(other) == order.level(row);
    }

    /** The nearest of the same right held the opposite way, strictly below. */
    int oppositeBelow(final int row)
    {
        int other = oppositeBelow[row];
        while (isLevel(row, other))
        {
            other = sameBelow[other];
        }
        return other;
    }

    /** Returns the nearest strictly higher option of the same right and the opposite direction. */
    int oppositeAbove(final int row)
    {
        int other = oppositeAbove[row];
        while (isLevel(row, other))
        {
            other = sameAbove[other];
        }
        return other;
    }

    /** Returns the nearest lower put of a call, or the nearest higher call of a put, in the same direction. */
    int across(final int row)
    {
        return across[row];
    }

    /** From a first candidate downward: the nearest of as many coins as the row within reach, else the first. */
    int partnerBelow(final int row, final int first)
    {
        int other = first;
        for (int link = 0; link < REACH && other != NONE; link++)
        {
            if (holdings.isEqual(row, other))
            {
                return other;
            }
            other = sameBelow[other];
        }
        return first;
    }

    /**
     * Returns the nearest option with as many coins as the row, from a first candidate upward within reach; else the
     * first candidate.
     */
    int partnerAbove(final int row, final int first)
    {
        int other = first;
        for (int link = 0; link < REACH && other != NONE; link++)
        {
            if (holdings.isEqual(row, other))
            {
                return other;
            }
            other = sameAbove[other];
        }
        return first;
    }
}
