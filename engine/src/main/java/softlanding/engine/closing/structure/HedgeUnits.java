package softlanding.engine.closing.structure;

import static softlanding.engine.closing.structure.Neighbours.NONE;

/** Finds options with an opposite linear position: covered calls, and options hedged in the perpetual. */
final class HedgeUnits
{
    /**
     * The maximum difference between the delta of the perpetual and that of the option in one unit lot, as a share of
     * the option's delta.
     */
    private static final double TOLERANCE = 0.05;

    private final Legs legs;
    private final Holdings holdings;
    private final Candidate candidate;
    private final StrikeOrder order;
    private int longPerpetual;
    private int shortPerpetual;
    private int longFuture;

    HedgeUnits(final Legs legs, final Holdings holdings, final Candidate candidate, final StrikeOrder order)
    {
        this.legs = legs;
        this.holdings = holdings;
        this.candidate = candidate;
        this.order = order;
    }

    /**
     * Pairs each short call with the first long future of its expiry, else with the first long perpetual, coin for
     * coin.
     */
    void findCoveredCalls()
    {
        for (int place = 0; place < order.size(); place++)
        {
            final int row = order.row(place);
            enter(place);
            final int cover = longFuture != NONE ? longFuture : longPerpetual;
            if (legs.kind(row) == LegKind.CALL && holdings.isShort(row) && cover != NONE)
            {
                candidate.begin().leg(row, 1).leg(cover, 1).addInCoins(StructureKind.COVERED_CALL);
            }
        }
    }

    /** Pairs each option with the first perpetual held against its delta. */
    void findDeltaHedged()
    {
        for (int place = 0; place < order.size(); place++)
        {
            final int row = order.row(place);
            enter(place);
            if (legs.kind(row).isOption())
            {
                final boolean shortDelta = holdings.isShort(row) != legs.delta(row) < 0;
                final int hedge = shortDelta ? longPerpetual : shortPerpetual;
                final double ratio = hedge == NONE ? 0 : hedgeLotsPerLot(row, hedge);
                if (ratio > 0)
                {
                    addDeltaHedged(row, hedge, ratio);
                }
            }
        }
    }

    /** Tracks the linear positions of the underlying and of the expiry, which come first in the order. */
    private void enter(final int place)
    {
        final int row = order.row(place);
        final boolean first = place == 0;
        if (first || legs.underlying(order.row(place - 1)) != legs.underlying(row))
        {
            longPerpetual = NONE;
            shortPerpetual = NONE;
        }
        if (first || !order.isOneGroup(order.row(place - 1), row))
        {
            longFuture = NONE;
        }
        final boolean shortRow = holdings.isShort(row);
        if (legs.kind(row) == LegKind.PERPETUAL)
        {
            longPerpetual = longPerpetual == NONE && !shortRow ? row : longPerpetual;
            shortPerpetual = shortPerpetual == NONE && shortRow ? row : shortPerpetual;
        }
        else if (legs.kind(row) == LegKind.FUTURE && longFuture == NONE && !shortRow)
        {
            longFuture = row;
        }
    }

    /** Returns the lots of the perpetual that offset one lot of the option; not above 0 if the delta is unknown. */
    private double hedgeLotsPerLot(final int row, final int hedge)
    {
        return Math.abs(legs.delta(row)) * legs.lot(row) * legs.size(row) / legs.lot(hedge) / legs.size(hedge);
    }

    /**
     * Adds the smallest whole numbers of lots that match the ratio within the tolerance. The side with fewer lots
     * counts up, to 10 at most. If the option has fewer lots than that, one unit lot is the whole option with a rounded
     * hedge.
     */
    private void addDeltaHedged(final int row, final int hedge, final double ratio)
    {
        final boolean hedgeIsMore = ratio >= 1;
        final double morePerFewer = hedgeIsMore ? ratio : 1 / ratio;
        double fewer = 1;
        while (Math.abs(Math.rint(fewer * morePerFewer) - fewer * morePerFewer) > TOLERANCE * fewer * morePerFewer)
        {
            fewer++;
        }
        final double more = Math.rint(fewer * morePerFewer);
        final double lots = hedgeIsMore ? fewer : more;
        if (lots <= holdings.lots(row))
        {
            addLots(row, lots, hedge, hedgeIsMore ? more : fewer);
        }
        else
        {
            addLots(row, (double)holdings.lots(row), hedge, Math.rint(ratio * holdings.lots(row)));
        }
    }

    private void addLots(final int row, final double lots, final int hedge, final double hedgeLots)
    {
        if (hedgeLots >= 1 && hedgeLots <= holdings.lots(hedge))
        {
            candidate.begin().leg(row, (long)lots).leg(hedge, (long)hedgeLots)
                .addInLots(StructureKind.DELTA_HEDGED_OPTION);
        }
    }
}
