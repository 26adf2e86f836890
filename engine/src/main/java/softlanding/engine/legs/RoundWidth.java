package softlanding.engine.legs;

import java.util.function.LongPredicate;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.MarkBasis;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Bisection;

/**
 * Finds the widest limits, and the most lots, that the room of a round and every subset of its fills allow. Where marks
 * are missing, limits hold at both ends of their bounds.
 */
final class RoundWidth
{
    /** The width where the orders may not go out at all. */
    static final long NOT_EVEN_AT_HALF_SPREAD = -1;

    private final Instruments instruments;
    private final Margins margins;
    private final RoundRoom room;
    private final RoundLegs legs;
    private final RoundStart before;
    private final FillTest fillTest;
    private Book book;
    private AccountMargin margin;
    private boolean bySurplusAtOtherEnd;
    private boolean asksNothing;
    private boolean isCut;
    private LimitReason limitReason;
    private final LongPredicate fitsCutTo = this::fitsCutTo;
    /** One lot of the order that is cut, signed. */
    private long cutLot;
    /** Sums over the orders before the one in question, at half-spreads. */
    private long notionalBefore;
    private long costBefore;

    RoundWidth(
        final VenueState venue,
        final RoundRoom room,
        final RoundLegs legs,
        final RoundStart before,
        final FillTest fillTest)
    {
        instruments = venue.market().instruments();
        margins = venue.margins();
        this.room = room;
        this.legs = legs;
        this.before = before;
        this.fillTest = fillTest;
    }

    /**
     * Turns to an account.
     *
     * @param bySurplus        whether the ratio may fall at the other end of missing marks.
     * @param everyFillIsRight whether nothing is asked of the fills, as by the policy FULL.
     */
    @Begins
    void begin(
        final Book newBook, final AccountMargin newMargin, final boolean bySurplus, final boolean everyFillIsRight)
    {
        bySurplusAtOtherEnd = bySurplus;
        book = newBook;
        margin = newMargin;
        asksNothing = everyFillIsRight;
        isCut = false;
        limitReason = LimitReason.HALF_SPREAD;
    }

    /** Returns what the limits come from. */
    LimitReason limitReason()
    {
        return limitReason;
    }

    /**
     * Returns the widest limits of orders that fill one by one.
     *
     * @param byRoomAlone whether the subsets of their fills were only tested at half-spreads.
     */
    long widestAtBothEnds(final boolean byRoomAlone)
    {
        final long lambda = widest(byRoomAlone, Long.MAX_VALUE);
        explain(lambda);
        if (hasOneEnd())
        {
            return lambda;
        }
        turnToOtherEnd();
        return least(lambda, fillTest.tryLast() ? widest(byRoomAlone, Long.MAX_VALUE) : NOT_EVEN_AT_HALF_SPREAD);
    }

    /**
     * Returns the widest limits of orders that fill together or not at all.
     *
     * @param roomTogether the cash that their fills may cost.
     * @param byRoomAlone  whether that was only asked at half-spreads.
     */
    long widestOfCombo(final long roomTogether, final boolean byRoomAlone)
    {
        final long lambda = widest(true, byRoomAlone ? Long.MAX_VALUE : roomTogether);
        explain(lambda);
        if (hasOneEnd())
        {
            return lambda;
        }
        turnToOtherEnd();
        final long roomThere = fillTest.roomTogether();
        return least(lambda, legs.cost(0) <= roomThere ?
            widest(true, byRoomAlone ? Long.MAX_VALUE : roomThere) : NOT_EVEN_AT_HALF_SPREAD);
    }

    private boolean hasOneEnd()
    {
        return margin.basis() == MarkBasis.CURRENT || asksNothing;
    }

    private void explain(final long lambda)
    {
        if (lambda == RoundLegs.WIDEST)
        {
            limitReason = LimitReason.BAND;
        }
        else if (!isCut && lambda == 0)
        {
            limitReason = LimitReason.HALF_SPREAD;
        }
        else if (!isCut && fitsRoom(lambda + 1))
        {
            limitReason = LimitReason.NEVER_WORSE;
        }
        else
        {
            limitReason = room.isPaid() ? LimitReason.INSURANCE : LimitReason.BANKRUPTCY;
        }
    }

    private void turnToOtherEnd()
    {
        margins.begin(margin.basis().opposite(), book);
        before.revalue();
        fillTest.begin(book, before, bySurplusAtOtherEnd, false);
    }

    /** Values at the first end again, and returns the narrower limits. */
    private long least(final long lambda, final long atOtherEnd)
    {
        margins.begin(margin.basis(), book);
        if (atOtherEnd < lambda)
        {
            limitReason = atOtherEnd == 0 ? LimitReason.HALF_SPREAD : LimitReason.NEVER_WORSE;
        }
        return Math.min(lambda, atOtherEnd);
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

    /**
     * Returns how many orders, from the first on, cost no more at half-spreads than the round may, each looked at once.
     *
     * @param least the number that stays in any case.
     */
    int fitting(final int least)
    {
        int size = legs.size();
        sumUpTo(size);
        while (size > least && costBefore > room.room(notionalBefore))
        {
            size--;
            notionalBefore -= room.notional(legs.instrument(size), legs.quantity(size));
            costBefore -= legs.costWithRounding(size, 0);
        }
        return size;
    }

    private void sumUpTo(final int size)
    {
        notionalBefore = 0;
        costBefore = 0;
        for (int leg = 0; leg < size; leg++)
        {
            notionalBefore =
                Math.addExact(notionalBefore, room.notional(legs.instrument(leg), legs.quantity(leg)));
            costBefore = Math.addExact(costBefore, legs.costWithRounding(leg, 0));
        }
    }

    /** Sums up the orders that were sent before, so that each leg tried beside them is looked at alone. */
    void beginBesideSent()
    {
        sumUpTo(legs.sent());
    }

    /** Returns whether the only order beside those that were sent fits into the room, whole or cut. */
    boolean fitsBesideSent()
    {
        return fitsRoomWithLast() || cutLastToRoom();
    }

    /** Cuts the last order to the lots that fit into the room; returns whether any does. */
    boolean cutLast()
    {
        sumUpTo(legs.size() - 1);
        return cutLastToRoom();
    }

    private boolean cutLastToRoom()
    {
        final int last = legs.size() - 1;
        final long lot = instruments.lotSize(legs.instrument(last));
        final long wanted = legs.quantity(last);
        cutLot = Long.signum(wanted) * lot;
        final long tooMany = Math.abs(wanted) / lot + (wanted % lot == 0 ? 0 : 1);
        final long fits = Bisection.most(0, tooMany, fitsCutTo);
        legs.setLastQuantity(fits * cutLot);
        isCut = true;
        if (fits > 0)
        {
            fillTest.changeLast();
        }
        return fits > 0;
    }

    private boolean fitsCutTo(final long lots)
    {
        legs.setLastQuantity(lots * cutLot);
        return fitsRoomWithLast();
    }

    /** Returns whether the last order fits into the room beside those that were summed up. */
    private boolean fitsRoomWithLast()
    {
        final int last = legs.size() - 1;
        final long notional =
            Math.addExact(notionalBefore, room.notional(legs.instrument(last), legs.quantity(last)));
        return Math.addExact(costBefore, legs.costWithRounding(last, 0)) <= room.room(notional);
    }

    /** Returns the largest lambda that fits at the marks in force; 0 fits. */
    private long widest(final boolean byRoomAlone, final long roomTogether)
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
