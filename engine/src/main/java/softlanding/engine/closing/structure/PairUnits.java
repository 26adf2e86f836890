package softlanding.engine.closing.structure;

import static softlanding.engine.closing.structure.Neighbours.NONE;

/**
 * Finds the structures of two options. Each leg searches once above and once below itself: for the nearest leg with as
 * many coins within reach, else for the nearest leg. A pair found from both sides counts once, for its lower leg.
 */
final class PairUnits
{
    private final Candidate candidate;
    private final StrikeOrder order;
    private final Neighbours neighbours;
    private final int[] below;
    private final int[] above;

    PairUnits(final Legs legs, final Candidate candidate, final StrikeOrder order, final Neighbours neighbours)
    {
        this.candidate = candidate;
        this.order = order;
        this.neighbours = neighbours;
        below = new int[legs.capacity()];
        above = new int[legs.capacity()];
    }

    /** Legs of one right held opposite ways. */
    void findVerticals(final Legs legs)
    {
        for (int place = 0; place < order.size(); place++)
        {
            final int row = order.row(place);
            final boolean option = legs.kind(row).isOption();
            below[row] = option ? neighbours.partnerBelow(row, neighbours.oppositeBelow(row)) : NONE;
            above[row] = option ? neighbours.partnerAbove(row, neighbours.oppositeAbove(row)) : NONE;
        }
        addPairs(StructureKind.VERTICAL);
    }

    /** Finds pairs of a put and a call with a higher strike in the same direction. */
    void findStrangles(final Legs legs)
    {
        for (int place = 0; place < order.size(); place++)
        {
            final int row = order.row(place);
            final LegKind kind = legs.kind(row);
            below[row] = kind == LegKind.CALL ? neighbours.partnerBelow(row, neighbours.across(row)) : NONE;
            above[row] = kind == LegKind.PUT ? neighbours.partnerAbove(row, neighbours.across(row)) : NONE;
        }
        addPairs(StructureKind.STRANGLE);
    }

    private void addPairs(final StructureKind kind)
    {
        for (int place = 0; place < order.size(); place++)
        {
            final int row = order.row(place);
            if (above[row] != NONE)
            {
                candidate.begin().leg(row, 1).leg(above[row], 1).addInCoins(kind);
            }
            if (below[row] != NONE && above[below[row]] != row)
            {
                candidate.begin().leg(below[row], 1).leg(row, 1).addInCoins(kind);
            }
        }
    }
}
