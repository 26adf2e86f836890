package softlanding.engine.market;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Holds the expiries, the dates on which options and futures settle: forward, rate, confidences, and the clock at which
 * they are valued.
 */
public final class Expiries
{
    private static final double NS_PER_YEAR = 365.0 * 86_400 * 1e9;

    private final Feeds feeds;
    private final Ids ids;
    private final int[] underlying;
    private final long[] expiryNs;
    private final Long2LongHashMap[] strikeSlots;
    private final int[] firstInstrument;
    private final StateColumn forward;
    private final StateColumn rate;
    private final StateColumn forwardConfidence;
    private final StateColumn rateConfidence;
    private final StateColumn clockNs;
    private final StateColumn settlementPrice;
    private final StateColumn settlementEstimate;
    private final StateColumn fixedPart;
    private long listingHash;
    private long nowNs;

    Expiries(final Feeds feeds, final int capacity)
    {
        this.feeds = feeds;
        ids = new Ids(capacity);
        underlying = new int[capacity];
        expiryNs = new long[capacity];
        strikeSlots = new Long2LongHashMap[capacity];
        firstInstrument = new int[capacity];
        Arrays.fill(firstInstrument, Ids.NONE);
        forward = new StateColumn(StateOwner.EXPIRY_FORWARD, capacity);
        rate = new StateColumn(StateOwner.EXPIRY_RATE, capacity);
        forwardConfidence = new StateColumn(StateOwner.EXPIRY_FORWARD_CONFIDENCE, capacity);
        rateConfidence = new StateColumn(StateOwner.EXPIRY_RATE_CONFIDENCE, capacity);
        clockNs = new StateColumn(StateOwner.EXPIRY_CLOCK, capacity);
        settlementEstimate = new StateColumn(StateOwner.SETTLEMENT_ESTIMATE, capacity);
        fixedPart = new StateColumn(StateOwner.FORWARD_FIXED_PART, capacity);
        settlementPrice = new StateColumn(StateOwner.EXPIRY_SETTLEMENT_PRICE, capacity);
    }

    /** Returns the map from expiry ids of the wire to slots. */
    public Ids ids()
    {
        return ids;
    }

    void list(final int expiryId, final int underlyingSlot, final long atNs)
    {
        final int slot = ids.add(expiryId);
        underlying[slot] = underlyingSlot;
        expiryNs[slot] = atNs;
        strikeSlots[slot] = new Long2LongHashMap(Ids.NONE);
        settlementPrice.set(slot, 0);
        settlementEstimate.set(slot, 0);
        fixedPart.set(slot, 0);
        listingHash += listingTerm(slot);
    }

    /** Frees the slot of a settled expiry without instruments. The slot counts as settled until it is listed again. */
    void free(final int slot)
    {
        listingHash -= listingTerm(slot);
        mark(slot, 0, 0, 0, 0);
        clockNs.set(slot, 0);
        settlementEstimate.set(slot, 0);
        fixedPart.set(slot, 0);
        strikeSlots[slot] = null;
        ids.free(slot);
    }

    private long listingTerm(final int slot)
    {
        return StateHash.term(
            StateOwner.EXPIRY_LISTING, ids.id(slot),
            StateHash.mix(StateHash.mix(expiryNs[slot]) + underlying[slot]) + slot);
    }

    private long firstTerm(final int slot)
    {
        return StateHash.term(StateOwner.EXPIRY_INSTRUMENTS, slot, firstInstrument[slot] + 1L);
    }

    /** Returns the instrument of the expiry that was listed last, or {@link Ids#NONE}. */
    public int firstInstrument(final int slot)
    {
        return firstInstrument[slot];
    }

    void setFirstInstrument(final int slot, final int instrument)
    {
        listingHash -= firstTerm(slot);
        firstInstrument[slot] = instrument;
        listingHash += firstTerm(slot);
    }

    /**
     * Returns the settled expiry that expired first, then the lowest slot; or {@link Ids#NONE}.
     *
     * @param instruments whether it must have instruments.
     * @param strikes     whether it must have strikes.
     */
    int firstSettled(final boolean instruments, final boolean strikes)
    {
        int first = Ids.NONE;
        for (int slot = 0; slot < ids.size(); slot++)
        {
            if (isSettled(slot) && ids.isAssigned(slot) &&
                !(instruments && firstInstrument[slot] == Ids.NONE) && !(strikes && strikeSlots[slot].isEmpty()) &&
                (first == Ids.NONE || expiryNs[slot] < expiryNs[first]))
            {
                first = slot;
            }
        }
        return first;
    }

    void mark(
        final int slot,
        final long newForward,
        final long newRate,
        final long newForwardConfidence,
        final long newRateConfidence)
    {
        forward.set(slot, settlementEstimate.get(slot) == 0 ? newForward : settlementEstimate.get(slot));
        rate.set(slot, newRate);
        forwardConfidence.set(slot, newForwardConfidence);
        rateConfidence.set(slot, newRateConfidence);
    }

    /** Sets the time at which the expiry's options are valued; returns whether it changed. */
    boolean moveClock(final int slot, final long nowNs)
    {
        final boolean moves = clockNs.get(slot) != nowNs;
        clockNs.set(slot, nowNs);
        return moves;
    }

    void settle(final int slot, final long price)
    {
        settlementPrice.set(slot, price);
    }

    /** Sets the estimate at which an expired expiry is valued until it settles, whatever its feed says. */
    void estimateSettlement(final int slot, final long price)
    {
        settlementEstimate.set(slot, price);
        forward.set(slot, price);
    }

    /** Forgets the estimate of the settlement: the feed of the forward decides again whether the expiry is priced. */
    void dropSettlementEstimate(final int slot)
    {
        settlementEstimate.set(slot, 0);
    }

    /** Sets the part of the settlement average that is known, or 0 where nobody told it. */
    void fixPart(final int slot, final long price)
    {
        fixedPart.set(slot, price);
    }

    /** Returns the known part of the settlement average, a Decimal8 mantissa; 0 where nobody told it. */
    public long fixedPart(final int slot)
    {
        return fixedPart.get(slot);
    }

    /** Returns whether options and futures are valued as of their expiry or later. */
    public boolean isExpired(final int slot)
    {
        return clockNs.get(slot) >= expiryNs[slot];
    }

    void addStrike(final int slot, final long strike, final int strikeSlot)
    {
        strikeSlots[slot].put(strike, strikeSlot);
    }

    /** Removes a strike; returns whether it was present. */
    boolean removeStrike(final int slot, final long strike)
    {
        return strikeSlots[slot].remove(strike) != Ids.NONE;
    }

    /** Returns the slot of (expiry, strike), or {@link Ids#NONE}. */
    public int strikeSlot(final int slot, final long strike)
    {
        return (int)strikeSlots[slot].get(strike);
    }

    /** Returns the slot of the underlying. */
    public int underlying(final int slot)
    {
        return underlying[slot];
    }

    /** Returns the time of settlement in nanoseconds since the epoch. */
    public long expiryNs(final int slot)
    {
        return expiryNs[slot];
    }

    /** Returns the forward in cash per coin, a Decimal8 mantissa; 0 while unknown. */
    public long forward(final int slot)
    {
        return forward.get(slot);
    }

    /** Returns whether the forward is known and its feed is not suspended. */
    public boolean isPriced(final int slot)
    {
        return forward.get(slot) > 0 &&
            (settlementEstimate.get(slot) > 0 || !feeds.isHalted(FeedKind.FORWARD, slot));
    }

    /** Returns whether the expiry is settled: it has a settlement price. */
    public boolean isSettled(final int slot)
    {
        return settlementPrice.get(slot) > 0;
    }

    /** Returns the annual rate for discounting, not below 0. */
    public double discountRate(final int slot)
    {
        return Decimal8.toDouble(Math.max(rate.get(slot), 0));
    }

    /** Returns the lesser of the confidences in forward and rate, a Decimal8 mantissa. */
    public long confidence(final int slot)
    {
        return Math.min(forwardConfidence.get(slot), rateConfidence.get(slot));
    }

    /** Returns the confidence in the forward, a Decimal8 mantissa, 0 to 1. */
    public long forwardConfidence(final int slot)
    {
        return forwardConfidence.get(slot);
    }

    /**
     * Returns the time at which the expiry's options are valued: that of its last forward, or of a later revaluation.
     */
    public long clockNs(final int slot)
    {
        return clockNs.get(slot);
    }

    /** Returns the years of 365 days from the expiry's clock to its settlement; not above 0 after it. */
    public double yearsToExpiry(final int slot)
    {
        return (expiryNs[slot] - clockNs.get(slot)) / NS_PER_YEAR;
    }

    /** Returns a duration in years of 365 days. */
    public static double years(final long durationNs)
    {
        return durationNs / NS_PER_YEAR;
    }

    /** Moves to the time of an event; nothing is valued again. */
    public void reach(final long timestampNs)
    {
        nowNs = timestampNs;
    }

    /** Returns whether an expiry has come at the time reached, settled or not. */
    public boolean isOver(final int slot)
    {
        return expiryNs[slot] <= nowNs;
    }

    /** Returns the seconds from the expiry's clock to its settlement. */
    public double secondsToExpiry(final int slot)
    {
        return (expiryNs[slot] - clockNs.get(slot)) / 1e9;
    }

    long hash()
    {
        return listingHash + forward.hash() + rate.hash() + forwardConfidence.hash() + rateConfidence.hash() +
            clockNs.hash() + settlementPrice.hash() + settlementEstimate.hash() + fixedPart.hash() +
            StateHash.term(StateOwner.EXPIRY_SLOTS, 0, ids.hash());
    }

    void copyState(final StateCopy copy)
    {
        ids.copyState(copy, StateOwner.EXPIRY_SLOTS);
        copy.ints(StateOwner.EXPIRY_LISTING, underlying, ids.size());
        copy.longs(StateOwner.EXPIRY_LISTING, expiryNs, ids.size());
        copy.ints(StateOwner.EXPIRY_INSTRUMENTS, firstInstrument, ids.size());
        forward.copyState(copy);
        rate.copyState(copy);
        forwardConfidence.copyState(copy);
        rateConfidence.copyState(copy);
        clockNs.copyState(copy);
        settlementPrice.copyState(copy);
        settlementEstimate.copyState(copy);
        fixedPart.copyState(copy);
        nowNs = copy.value(StateOwner.EXPIRY_CLOCK, nowNs);
        for (int slot = 0; slot < ids.size() && copy.loads(); slot++)
        {
            if (ids.isAssigned(slot))
            {
                strikeSlots[slot] = new Long2LongHashMap(Ids.NONE);
                listingHash += listingTerm(slot) + firstTerm(slot);
            }
        }
    }
}
