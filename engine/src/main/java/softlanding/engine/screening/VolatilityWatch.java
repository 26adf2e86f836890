package softlanding.engine.screening;

import java.util.Arrays;
import softlanding.engine.market.Market;
import softlanding.engine.screening.proof.SurfaceShape;

/**
 * Holds the volatility brackets of certificates, strike by strike, because the points of a surface need not move
 * together. A level is the move of a volatility times the root of the time to expiry. When the level is far from 0, all
 * certificates of the strike end and the level restarts at 0.
 */
final class VolatilityWatch
{
    private static final int NONE = -1;
    private static final int BUCKETS = 1 << 13;
    /** The buckets per unit of level: a bucket is 0.003 volatility points of a year. */
    private static final double RESOLUTION = 1 << 15;
    private static final double FARTHEST = 0.11;

    private final Market market;
    private final TriggerBook low;
    private final TriggerBook high;
    private final int[] first;
    private final int[] nextOfAccount;
    private final int[] accountOf;
    private final double[] origin;
    private final double[] unit;
    private final double[] last;
    private final SurfaceShape shape;
    private final boolean[] begun;
    private int free;
    /** Entries that were reached and are still to be returned, and the book that they stood in. */
    private int taken = NONE;
    private TriggerBook takenFrom;

    /**
     * Reserves memory for the strikes of all accounts.
     *
     * @param accounts the maximum number of accounts.
     * @param entries  the maximum number of strikes of all accounts together.
     * @param strikes  the maximum number of strikes.
     */
    VolatilityWatch(final Market market, final int accounts, final int entries, final int strikes)
    {
        this.market = market;
        low = new TriggerBook(strikes, entries, BUCKETS, RESOLUTION);
        high = new TriggerBook(strikes, entries, BUCKETS, RESOLUTION);
        takenFrom = low;
        first = new int[accounts];
        nextOfAccount = new int[entries];
        accountOf = new int[entries];
        origin = new double[strikes];
        unit = new double[strikes];
        last = new double[strikes];
        shape = new SurfaceShape(market.underlyings().ids().capacity(), market.expiries().ids().capacity());
        begun = new boolean[strikes];
        Arrays.fill(first, NONE);
        for (int entry = 0; entry < entries; entry++)
        {
            nextOfAccount[entry] = entry + 1 < entries ? entry + 1 : NONE;
        }
    }

    /**
     * Makes an account wait until the volatility of a strike moves by a width of level in either direction. With a
     * width below the resolution the account waits until the volatility is published again, moved or not.
     *
     * @return false if the memory is used up.
     */
    boolean add(final int account, final int strikeSlot, final double width)
    {
        final int entry = free;
        if (entry == NONE)
        {
            return false;
        }
        if (!low.isOpen(strikeSlot))
        {
            low.open(strikeSlot);
            high.open(strikeSlot);
        }
        if (!begun[strikeSlot])
        {
            begin(strikeSlot);
        }
        free = nextOfAccount[entry];
        nextOfAccount[entry] = first[account];
        first[account] = entry;
        accountOf[entry] = account;
        final double level = level(strikeSlot);
        low.add(strikeSlot, entry, level - width);
        high.add(strikeSlot, entry, -level - width);
        return true;
    }

    /** Removes an account. */
    void remove(final int account)
    {
        int entry = first[account];
        while (entry != NONE)
        {
            final int following = nextOfAccount[entry];
            if (low.contains(entry))
            {
                low.remove(entry);
            }
            if (high.contains(entry))
            {
                high.remove(entry);
            }
            nextOfAccount[entry] = free;
            free = entry;
            entry = following;
        }
        first[account] = NONE;
    }

    /**
     * Returns an account whose limit the volatility of a strike has reached, or -1. The caller asks until there is
     * none, and adds and removes nobody meanwhile. The account no longer waits for this limit, but for all others until
     * it is removed.
     */
    int takeReached(final int strikeSlot)
    {
        if (taken == NONE)
        {
            takeList(strikeSlot);
        }
        final int entry = taken;
        if (entry == NONE)
        {
            return NONE;
        }
        taken = takenFrom.release(entry);
        return accountOf[entry];
    }

    /** Takes the next list of entries that wait for the strike and are reached. */
    private void takeList(final int strikeSlot)
    {
        if (!low.isOpen(strikeSlot) || !begun[strikeSlot])
        {
            return;
        }
        noteMove(strikeSlot);
        final double level = level(strikeSlot);
        final boolean far = Math.abs(level) > FARTHEST;
        takenFrom = low;
        taken = low.takeList(strikeSlot, far ? Double.NEGATIVE_INFINITY : level);
        if (taken == NONE)
        {
            takenFrom = high;
            taken = high.takeList(strikeSlot, far ? Double.NEGATIVE_INFINITY : -level);
        }
        if (taken == NONE && far)
        {
            begin(strikeSlot);
        }
    }

    /** Returns how fast the volatilities of each expiry moved of late. */
    SurfaceShape shape()
    {
        return shape;
    }

    /** Notes how far the level of a strike has moved since the last call. */
    private void noteMove(final int strikeSlot)
    {
        if (last[strikeSlot] != market.strikes().volatility(strikeSlot))
        {
            final double volatility = market.strikes().volatility(strikeSlot);
            final int expiry = market.strikes().expiry(strikeSlot);
            shape.noteVolatility(
                market.expiries().underlying(expiry), expiry,
                Math.abs(volatility - last[strikeSlot]) * unit[strikeSlot]);
            last[strikeSlot] = volatility;
        }
    }

    /** Forgets the level of a strike whose slot is freed; no account waits for it. */
    void forget(final int strikeSlot)
    {
        begun[strikeSlot] = false;
    }

    private void begin(final int strikeSlot)
    {
        begun[strikeSlot] = true;
        origin[strikeSlot] = market.strikes().volatility(strikeSlot);
        last[strikeSlot] = origin[strikeSlot];
        unit[strikeSlot] = Math.sqrt(
            Math.max(0, market.expiries().yearsToExpiry(market.strikes().expiry(strikeSlot))));
    }

    private double level(final int strikeSlot)
    {
        return (market.strikes().volatility(strikeSlot) - origin[strikeSlot]) * unit[strikeSlot];
    }

    /** Returns the memory per entry, in bytes. */
    static int bytesPerEntry()
    {
        return 2 * TriggerBook.bytesPerEntry() + 2 * Integer.BYTES;
    }
}
