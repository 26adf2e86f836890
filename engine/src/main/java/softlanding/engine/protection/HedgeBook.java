package softlanding.engine.protection;

import softlanding.engine.account.Accounts;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.Ids;
import softlanding.engine.state.IntColumn;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.Times;
import softlanding.engine.state.copy.StateCopy;

/**
 * The hedges of all accounts that are not released: what was bought or sold as a hedge, less what was released, and
 * never more than the position. The hedges of an account stand in a list, one for each instrument.
 */
public final class HedgeBook
{
    private static final int LEAST_HEDGES = 256;

    private final Market market;
    private final Accounts accounts;
    private final IntColumn firstPlusOne;
    private final IntColumn nextPlusOne;
    private final IntColumn instrument;
    private final StateColumn quantity;
    /** What the hedge cost, signed: positive where it was bought. */
    private final StateColumn cost;
    private final StateColumn lastNs;
    private final int[] free;
    private int freeSize;

    HedgeBook(final Market market, final Accounts accounts, final EngineLimits limits)
    {
        this.market = market;
        this.accounts = accounts;
        final int capacity = Math.max(LEAST_HEDGES, limits.accounts() / 2);
        firstPlusOne = new IntColumn(StateOwner.HEDGE_FIRST, limits.accounts());
        nextPlusOne = new IntColumn(StateOwner.HEDGE_NEXT, capacity);
        instrument = new IntColumn(StateOwner.HEDGE_INSTRUMENT, capacity);
        quantity = new StateColumn(StateOwner.HEDGE_QUANTITY, capacity);
        cost = new StateColumn(StateOwner.HEDGE_COST, capacity);
        lastNs = new StateColumn(StateOwner.HEDGE_LAST_NS, capacity);
        free = new int[capacity];
        for (int i = 0; i < capacity; i++)
        {
            free[i] = capacity - 1 - i;
        }
        freeSize = capacity;
    }

    /** Returns whether an account has a hedge that is not released. */
    public boolean isHedged(final int account)
    {
        return firstPlusOne.get(account) != 0;
    }

    /** Returns the first hedge of an account, or {@link Ids#NONE}. */
    public int first(final int account)
    {
        return firstPlusOne.get(account) - 1;
    }

    /** Returns the next hedge of the same account, or {@link Ids#NONE}. */
    public int next(final int hedge)
    {
        return nextPlusOne.get(hedge) - 1;
    }

    /** Returns the instrument of a hedge. */
    public int instrument(final int hedge)
    {
        return instrument.get(hedge);
    }

    /** Returns the contracts of a hedge, signed and not 0. */
    public long quantity(final int hedge)
    {
        return quantity.get(hedge);
    }

    /** Returns what a hedge has gained at a price, in cash; a Decimal8 mantissa. */
    public long profit(final int hedge, final long price)
    {
        return value(instrument(hedge), quantity(hedge), price) - cost.get(hedge);
    }

    private long value(final int ofInstrument, final long contracts, final long price)
    {
        final long value = market.instruments().notionalOrMost(ofInstrument, Math.abs(contracts), price, false);
        return contracts < 0 ? -value : value;
    }

    /** Returns the contracts that an account hedges with an instrument, signed. */
    public long quantity(final int account, final int ofInstrument)
    {
        final int hedge = find(account, ofInstrument);
        return hedge == Ids.NONE ? 0 : quantity(hedge);
    }

    /** Returns whether the account can have a hedge in one more instrument. */
    boolean hasRoom()
    {
        return freeSize > 0;
    }

    private int find(final int account, final int ofInstrument)
    {
        int hedge = first(account);
        while (hedge != Ids.NONE && instrument(hedge) != ofInstrument)
        {
            hedge = next(hedge);
        }
        return hedge;
    }

    /** Returns the end of the time that a hedge must be held. */
    long heldUntilNs(final int hedge, final long holdNs)
    {
        return Times.plus(lastNs.get(hedge), holdNs);
    }

    /**
     * Opens or raises a hedge by a trade; without room for one more hedge it is a position like every other.
     *
     * @param contracts signed as traded.
     */
    void open(final int account, final int ofInstrument, final long contracts, final long price, final long nowNs)
    {
        int hedge = find(account, ofInstrument);
        if (hedge == Ids.NONE)
        {
            if (freeSize == 0)
            {
                return;
            }
            hedge = free[--freeSize];
            instrument.set(hedge, ofInstrument);
            quantity.set(hedge, 0);
            cost.set(hedge, 0);
            nextPlusOne.set(hedge, firstPlusOne.get(account));
            firstPlusOne.set(account, hedge + 1);
        }
        quantity.set(hedge, quantity(hedge) + contracts);
        cost.set(hedge, cost.get(hedge) + value(ofInstrument, contracts, price));
        lastNs.set(hedge, nowNs);
        if (quantity(hedge) == 0)
        {
            remove(account, hedge);
        }
    }

    /**
     * Lowers a hedge by contracts that were traded against it, at most all of it; returns what they gained, in cash.
     *
     * @param contracts signed as the hedge, not 0.
     */
    long lower(final int account, final int ofInstrument, final long contracts, final long price)
    {
        final int hedge = find(account, ofInstrument);
        if (hedge == Ids.NONE || (quantity(hedge) ^ contracts) < 0)
        {
            return 0;
        }
        final long held = quantity(hedge);
        final long lowered = Math.abs(contracts) >= Math.abs(held) ? held : contracts;
        final long costOfLowered = lowered == held ? cost.get(hedge) :
            (long)(cost.get(hedge) * (Decimal8.toDouble(lowered) / Decimal8.toDouble(held)));
        quantity.set(hedge, held - lowered);
        cost.set(hedge, cost.get(hedge) - costOfLowered);
        if (held == lowered)
        {
            remove(account, hedge);
        }
        return value(ofInstrument, lowered, price) - costOfLowered;
    }

    private void remove(final int account, final int hedge)
    {
        if (first(account) == hedge)
        {
            firstPlusOne.set(account, nextPlusOne.get(hedge));
        }
        else
        {
            int before = first(account);
            while (next(before) != hedge)
            {
                before = next(before);
            }
            nextPlusOne.set(before, nextPlusOne.get(hedge));
        }
        quantity.set(hedge, 0);
        cost.set(hedge, 0);
        lastNs.set(hedge, 0);
        nextPlusOne.set(hedge, 0);
        instrument.set(hedge, 0);
        free[freeSize++] = hedge;
    }

    /** Returns the contracts by which a hedge exceeds its position, signed as the hedge. */
    long excess(final int account, final int hedge)
    {
        final int row = accounts.positions().find(account, market.bookKey(instrument(hedge)));
        final long held = row == Ids.NONE ? 0 : accounts.positions().quantity(row);
        final long hedged = quantity(hedge);
        if ((held ^ hedged) < 0 || held == 0)
        {
            return hedged;
        }
        return Math.abs(held) < Math.abs(hedged) ? hedged - held : 0;
    }

    /** Forgets the hedges in the instruments of a settled expiry, whose slots are freed. */
    void forget(final int expiry, final int maxAccounts, final Instruments instruments)
    {
        for (int account = 0; account < maxAccounts; account++)
        {
            int hedge = first(account);
            while (hedge != Ids.NONE)
            {
                final int following = next(hedge);
                if (instruments.expiry(instrument(hedge)) == expiry)
                {
                    remove(account, hedge);
                }
                hedge = following;
            }
        }
    }

    long hash()
    {
        return firstPlusOne.hash() + nextPlusOne.hash() + instrument.hash() + quantity.hash() + cost.hash() +
            lastNs.hash();
    }

    void copyState(final StateCopy copy)
    {
        firstPlusOne.copyState(copy);
        nextPlusOne.copyState(copy);
        instrument.copyState(copy);
        quantity.copyState(copy);
        cost.copyState(copy);
        lastNs.copyState(copy);
        freeSize = copy.count(StateOwner.HEDGE_FREE, freeSize, free.length);
        copy.ints(StateOwner.HEDGE_FREE, free, freeSize);
    }
}
