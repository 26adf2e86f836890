package softlanding.engine.market;

import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Holds the points of the volatility surface: one per (expiry, strike), shared by its call and its put. */
public final class Strikes
{
    private final Feeds feeds;
    private final int[] expiry;
    private final long[] strike;
    private final StateColumn volatility;
    private final StateColumn confidence;
    private final StateColumn known;
    private final int[] freeSlots;
    private int size;
    private int freed;
    private long listingHash;

    Strikes(final Feeds feeds, final int capacity)
    {
        this.feeds = feeds;
        expiry = new int[capacity];
        strike = new long[capacity];
        volatility = new StateColumn(StateOwner.STRIKE_VOLATILITY, capacity);
        confidence = new StateColumn(StateOwner.STRIKE_CONFIDENCE, capacity);
        known = new StateColumn(StateOwner.STRIKE_KNOWN, capacity);
        freeSlots = new int[capacity];
    }

    int add(final int expirySlot, final long strikePrice)
    {
        final int slot = freed > 0 ? freeSlots[--freed] : size++;
        expiry[slot] = expirySlot;
        strike[slot] = strikePrice;
        listingHash += listingTerm(slot);
        return slot;
    }

    void free(final int slot)
    {
        volatility.set(slot, 0);
        confidence.set(slot, 0);
        known.set(slot, 0);
        listingHash -= listingTerm(slot);
        freeSlots[freed++] = slot;
    }

    void mark(final int slot, final long newVolatility, final long newConfidence)
    {
        volatility.set(slot, newVolatility);
        confidence.set(slot, newConfidence);
        known.set(slot, 1);
    }

    /** Returns the maximum number of strikes of all expiries together. */
    public int capacity()
    {
        return expiry.length;
    }

    /** Returns whether there is room for one more strike. */
    public boolean hasRoom()
    {
        return freed > 0 || size < strike.length;
    }

    /** Returns the number of slots that were ever taken, free ones among them; slots count from 0. */
    public int size()
    {
        return size;
    }

    /** Returns the slot of the expiry. */
    public int expiry(final int slot)
    {
        return expiry[slot];
    }

    /** Returns the strike in cash per coin. */
    public double strike(final int slot)
    {
        return Decimal8.toDouble(strike[slot]);
    }

    /** Returns the strike in cash per coin, a Decimal8 mantissa. */
    public long strikePrice(final int slot)
    {
        return strike[slot];
    }

    /** Returns the annual volatility; 0.5 = 50 %. */
    public double volatility(final int slot)
    {
        return Decimal8.toDouble(volatility.get(slot));
    }

    /** Returns the annual volatility, a Decimal8 mantissa; 0 while unknown. */
    public long volatilityMark(final int slot)
    {
        return volatility.get(slot);
    }

    /** Returns the confidence in the volatility, a Decimal8 mantissa, 0 to 1. */
    public long confidence(final int slot)
    {
        return confidence.get(slot);
    }

    /** Returns whether a volatility has ever arrived. */
    public boolean isKnown(final int slot)
    {
        return known.get(slot) != 0;
    }

    /** Returns whether the volatility is known and its feed is not suspended. */
    public boolean isPriced(final int slot)
    {
        return isKnown(slot) && !feeds.isHalted(FeedKind.VOLATILITY, slot) &&
            !feeds.isHalted(FeedKind.SURFACE, expiry[slot]);
    }

    long hash()
    {
        long slots = freed;
        for (int i = 0; i < freed; i++)
        {
            slots = StateHash.mix(slots + freeSlots[i]);
        }
        return listingHash + volatility.hash() + confidence.hash() + known.hash() +
            StateHash.term(StateOwner.STRIKE_SLOTS, 0, slots);
    }

    void copyState(final StateCopy copy)
    {
        size = copy.count(StateOwner.STRIKE_SLOTS, size, capacity());
        freed = copy.count(StateOwner.STRIKE_SLOTS, freed, size);
        copy.ints(StateOwner.STRIKE_SLOTS, freeSlots, freed);
        copy.ints(StateOwner.STRIKE_LISTING, expiry, size);
        copy.longs(StateOwner.STRIKE_LISTING, strike, size);
        volatility.copyState(copy);
        confidence.copyState(copy);
        known.copyState(copy);
        final boolean[] isFree = free();
        for (int slot = 0; slot < size && copy.loads(); slot++)
        {
            listingHash += isFree[slot] ? 0 : listingTerm(slot);
        }
    }

    /** Returns which of the slots that were ever taken are free. */
    boolean[] free()
    {
        final boolean[] isFree = new boolean[size];
        for (int i = 0; i < freed; i++)
        {
            isFree[freeSlots[i]] = true;
        }
        return isFree;
    }

    private long listingTerm(final int slot)
    {
        return StateHash.term(StateOwner.STRIKE_LISTING, slot, StateHash.mix(strike[slot]) + expiry[slot]);
    }
}
