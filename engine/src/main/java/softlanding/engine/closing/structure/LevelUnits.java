package softlanding.engine.closing.structure;

import static softlanding.engine.closing.structure.Neighbours.NONE;

/** Finds the structures of a call and a put of one strike: straddles, and boxes of two synthetic forwards. */
final class LevelUnits
{
    private final Legs legs;
    private final Candidate candidate;
    private final RowOrder order;
    private final Neighbours neighbours;

    LevelUnits(final Legs legs, final Candidate candidate, final RowOrder order, final Neighbours neighbours)
    {
        this.legs = legs;
        this.candidate = candidate;
        this.order = order;
        this.neighbours = neighbours;
    }

    void findStraddles()
    {
        for (int place = 0; place < order.size(); place++)
        {
            final int call = order.row(place);
            if (legs.kind(call) == LegKind.CALL && neighbours.straddlePut(call) != NONE)
            {
                candidate.begin().leg(call, 1).leg(neighbours.straddlePut(call), 1)
                    .addInCoins(StructureKind.STRADDLE, call);
            }
        }
    }

    /** Pairs each synthetic forward with the nearest opposite one above it within reach. */
    void findBoxes()
    {
        for (int place = 0; place < order.size(); place++)
        {
            final int low = order.row(place);
            if (legs.kind(low) == LegKind.CALL && neighbours.syntheticPut(low) != NONE)
            {
                final int high = oppositeSynthetic(low);
                if (high != NONE)
                {
                    candidate.begin()
                        .leg(low, 1).leg(neighbours.syntheticPut(low), 1)
                        .leg(high, 1).leg(neighbours.syntheticPut(high), 1)
                        .addInCoins(StructureKind.BOX, low);
                }
            }
        }
    }

    private int oppositeSynthetic(final int call)
    {
        int other = neighbours.oppositeAbove(call);
        for (int link = 0; link < Neighbours.REACH && other != NONE; link++)
        {
            if (neighbours.syntheticPut(other) != NONE)
            {
                return other;
            }
            other = neighbours.sameAbove(other);
        }
        return NONE;
    }
}
