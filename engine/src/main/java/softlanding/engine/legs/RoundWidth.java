package softlanding.engine.legs;

import softlanding.engine.market.Market;

/** Finds the widest limits, and the most lots, that the room of a round and every subset of its fills allow. */
final class RoundWidth
{
    private final Market market;
    private final RoundRoom room;
    private final RoundLegs legs;
    private final FillTest fillTest;

    RoundWidth(final Market market, final RoundRoom room, final RoundLegs legs, final FillTest fillTest)
    {
        this.market = market;
        this.room = room;
        this.legs = legs;
        this.fillTest = fillTest;
    }

    /** Returns whether all orders at limits of a width cost no more than the round may. */
    boolean fitsRoom(final long lambda)
    {
        long notional = 0;
        for (int leg = 0; leg < legs.size(); leg++)
        {
            notional = Math.addExact(notional, room.notional(legs.instrument(leg), legs.quantity(leg)));
        }
        return legs.cost(lambda) <= room.room(notional);
    }

    /** Cuts the last order to the lots that fit into the room; returns whether any does. */
    boolean cutLast()
    {
        final int last = legs.size() - 1;
        final long lot = market.instruments().lotSize(legs.instrument(last));
        final long wanted = legs.quantity(last);
        final long sign = Long.signum(wanted);
        long fits = 0;
        long tooMany = Math.abs(wanted) / lot + (wanted % lot == 0 ? 0 : 1);
        while (tooMany - fits > 1)
        {
            final long lots = (fits + tooMany) >>> 1;
            legs.setLastQuantity(sign * lots * lot);
            if (fitsRoom(0))
            {
                fits = lots;
            }
            else
            {
                tooMany = lots;
            }
        }
        legs.setLastQuantity(sign * fits * lot);
        if (fits > 0)
        {
            fillTest.changeLast();
        }
        return fits > 0;
    }

    /** Returns the largest lambda that fits; 0 fits. */
    long widest(final boolean byRoomAlone, final long roomTogether)
    {
        long fits = 0;
        long tooWide = RoundLegs.WIDEST + 1;
        // The test of many orders takes longer, and needs no finer limits than a 256th of the band.
        final long step = fillTest.isQuick() || byRoomAlone ? 1 : RoundLegs.WIDEST >> 8;
        while (tooWide - fits > step)
        {
            // The whole band is tried first, because it usually fits.
            final long lambda = tooWide > RoundLegs.WIDEST ? RoundLegs.WIDEST : (fits + tooWide) >>> 1;
            if (fitsRoom(lambda) && legs.cost(lambda) <= roomTogether && (byRoomAlone || fillTest.holds(lambda)))
            {
                fits = lambda;
            }
            else
            {
                tooWide = lambda;
            }
        }
        return fits;
    }
}
