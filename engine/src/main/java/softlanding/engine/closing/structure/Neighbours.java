package softlanding.engine.closing.structure;

import java.util.Arrays;

/**
 * For each option its nearest neighbours in its group of an order: of the same right, held the same way or the opposite
 * way, at a lower or a higher level. Links lead to further ones; {@link #NONE} ends them.
 */
final class Neighbours
{
    /** No row. */
    static final int NONE = -1;
    /** Links followed at most in one search. */
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

    /** Links the rows of the order, which is sorted. */
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

    /** Forgets what was seen when a new group begins. */
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
            // Calls precede puts of the same level, so this put is of a lower one.
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

    /** The nearest of the same right held the opposite way, strictly above. */
    int oppositeAbove(final int row)
    {
        int other = oppositeAbove[row];
        while (isLevel(row, other))
        {
            other = sameAbove[other];
        }
        return other;
    }

    /** Of a call the nearest put below, of a put the nearest call above, held the same way. */
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

    /** From a first candidate upward: the nearest of as many coins as the row within reach, else the first. */
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
