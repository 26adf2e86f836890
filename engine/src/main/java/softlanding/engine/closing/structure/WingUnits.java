package softlanding.engine.closing.structure;

import static softlanding.engine.closing.structure.Neighbours.NONE;

/**
 * Finds butterflies and condors: a body of one or two strikes held in one direction, between wings held in the other.
 * Wings at the same distance from the body come first, nearest first, within reach; else the nearest wing on each side
 * is used (broken wings). In the iron forms the body is a put and a call.
 */
final class WingUnits
{
    private final Legs legs;
    private final Candidate candidate;
    private final RowOrder order;
    private final Neighbours neighbours;
    private int lowWing;
    private int highWing;

    WingUnits(final Legs legs, final Candidate candidate, final RowOrder order, final Neighbours neighbours)
    {
        this.legs = legs;
        this.candidate = candidate;
        this.order = order;
        this.neighbours = neighbours;
    }

    void findButterflies()
    {
        for (int place = 0; place < order.size(); place++)
        {
            final int body = order.row(place);
            if (legs.kind(body).isOption() && hasWings(body, body))
            {
                candidate.begin().leg(lowWing, 1).leg(body, 2).leg(highWing, 1)
                    .addInCoins(StructureKind.BUTTERFLY, body);
            }
            if (legs.kind(body) == LegKind.CALL && neighbours.straddlePut(body) != NONE)
            {
                addFourLegs(StructureKind.BUTTERFLY, neighbours.straddlePut(body), body, body);
            }
        }
    }

    /**
     * Finds condors of one right, and iron condors: a strangle sold inside a strangle bought, or the reverse.
     *
     * @param strangles the last pairs found, which are the bodies of iron condors.
     */
    void findCondors(final PairUnits strangles)
    {
        for (int place = 0; place < order.size(); place++)
        {
            final int row = order.row(place);
            if (legs.kind(row).isOption())
            {
                addCondor(row, neighbours.sameAbove(row), row);
                addCondor(row, strangles.above(row), row);
                addCondor(strangles.onlyFromAbove(row), row, row);
            }
        }
    }

    private void addCondor(final int lowBody, final int highBody, final int finder)
    {
        if (lowBody != NONE && highBody != NONE && order.level(lowBody) < order.level(highBody))
        {
            addFourLegs(StructureKind.CONDOR, lowBody, highBody, finder);
        }
    }

    private void addFourLegs(final StructureKind kind, final int lowBody, final int highBody, final int finder)
    {
        if (hasWings(lowBody, highBody))
        {
            candidate.begin().leg(lowWing, 1).leg(lowBody, 1).leg(highBody, 1).leg(highWing, 1)
                .addInCoins(kind, finder);
        }
    }

    /** Finds the wings of a body and returns whether it has any. */
    private boolean hasWings(final int lowBody, final int highBody)
    {
        final int nearestLow = neighbours.oppositeBelow(lowBody);
        final int nearestHigh = neighbours.oppositeAbove(highBody);
        lowWing = nearestLow;
        highWing = nearestHigh;
        for (int link = 0; link < 2 * Neighbours.REACH && lowWing != NONE && highWing != NONE; link++)
        {
            final long lowWidth = order.level(lowBody) - order.level(lowWing);
            final long highWidth = order.level(highWing) - order.level(highBody);
            if (lowWidth == highWidth)
            {
                return true;
            }
            if (lowWidth < highWidth)
            {
                lowWing = neighbours.sameBelow(lowWing);
            }
            else
            {
                highWing = neighbours.sameAbove(highWing);
            }
        }
        lowWing = nearestLow;
        highWing = nearestHigh;
        return nearestLow != NONE && nearestHigh != NONE;
    }
}
