package softlanding.engine.market;

import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Divisors;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Holds options, futures and perpetuals: their terms, their liquidity, and the marks of perpetuals. */
public final class Instruments
{
    /** Depth of an instrument without a known depth; it counts as unlimited. */
    public static final long UNKNOWN_DEPTH = Long.MAX_VALUE;

    private final Feeds feeds;
    private final Ids ids;
    private final byte[] kind;
    private final int[] underlying;
    private final int[] expiry;
    private final int[] strikeSlot;
    private final long[] sizeNumerator;
    private final long[] sizeDenominator;
    private final long[] lotSize;
    private final long[] tickSize;
    private final int[] nextOfExpiry;
    private final StateColumn perpetualPrice;
    private final StateColumn perpetualConfidence;
    private final StateColumn cumulativeFunding;
    private final StateColumn halfSpread;
    private final StateColumn bidDepthPlusOne;
    private final StateColumn askDepthPlusOne;
    private final LiquidityAge liquidityAge;
    private final boolean[] isPaused;
    private long listingHash;

    Instruments(final Feeds feeds, final int capacity)
    {
        this.feeds = feeds;
        ids = new Ids(capacity);
        kind = new byte[capacity];
        underlying = new int[capacity];
        expiry = new int[capacity];
        strikeSlot = new int[capacity];
        sizeNumerator = new long[capacity];
        sizeDenominator = new long[capacity];
        lotSize = new long[capacity];
        tickSize = new long[capacity];
        nextOfExpiry = new int[capacity];
        perpetualPrice = new StateColumn(StateOwner.PERPETUAL_PRICE, capacity);
        perpetualConfidence = new StateColumn(StateOwner.PERPETUAL_CONFIDENCE, capacity);
        cumulativeFunding = new StateColumn(StateOwner.PERPETUAL_CUMULATIVE_FUNDING, capacity);
        halfSpread = new StateColumn(StateOwner.INSTRUMENT_HALF_SPREAD, capacity);
        bidDepthPlusOne = new StateColumn(StateOwner.INSTRUMENT_DEPTH, capacity);
        askDepthPlusOne = new StateColumn(StateOwner.INSTRUMENT_ASK_DEPTH, capacity);
        liquidityAge = new LiquidityAge(capacity);
        isPaused = new boolean[capacity];
    }

    /** Sets whether an operator pauses the orders of an instrument at present; this follows from the pauses. */
    public void setPaused(final int slot, final boolean paused)
    {
        isPaused[slot] = paused;
    }

    /** Returns whether an operator pauses the orders of an instrument. */
    public boolean isPaused(final int slot)
    {
        return isPaused[slot];
    }

    /** Returns a number that changes with every listing. */
    public long listings()
    {
        return listingHash;
    }

    /** Returns the map from instrument ids of the wire to slots. */
    public Ids ids()
    {
        return ids;
    }

    /** Returns the maximum number of instruments. */
    public int capacity()
    {
        return kind.length;
    }

    int list(
        final int instrumentId,
        final InstrumentKind newKind,
        final int underlyingSlot,
        final int expirySlot,
        final int strike,
        final long contractSize,
        final long lot)
    {
        final int slot = ids.add(instrumentId);
        kind[slot] = (byte)newKind.code();
        underlying[slot] = underlyingSlot;
        expiry[slot] = expirySlot;
        strikeSlot[slot] = strike;
        final long divisor = Divisors.greatestCommon(contractSize, Decimal8.ONE);
        sizeNumerator[slot] = contractSize / divisor;
        sizeDenominator[slot] = Decimal8.ONE / divisor;
        lotSize[slot] = lot;
        tickSize[slot] = 1;
        nextOfExpiry[slot] = Ids.NONE;
        listingHash += listingTerm(slot);
        return slot;
    }

    private long listingTerm(final int slot)
    {
        long terms = StateHash.mix(sizeNumerator[slot] * (Decimal8.ONE / sizeDenominator[slot]));
        terms = StateHash.mix(terms + lotSize[slot]);
        terms = StateHash.mix(terms + strikeSlot[slot]);
        terms = StateHash.mix(terms + kind[slot]);
        terms = StateHash.mix(terms + underlying[slot]);
        terms = StateHash.mix(terms + expiry[slot]);
        terms = StateHash.mix(terms + nextOfExpiry[slot]);
        terms = StateHash.mix(terms + slot);
        terms = tickSize[slot] == 1 ? terms : StateHash.mix(terms + tickSize[slot]);
        return StateHash.term(StateOwner.INSTRUMENT_LISTING, ids.id(slot), terms);
    }

    void setTickSize(final int slot, final long tick)
    {
        listingHash -= listingTerm(slot);
        tickSize[slot] = tick;
        listingHash += listingTerm(slot);
    }

    /** Returns the least step of a limit price in cash per coin, a Decimal8 mantissa. */
    public long tickSize(final int slot)
    {
        return tickSize[slot];
    }

    /**
     * Rounds a limit price to a tick, away from the account's harm: up for a sale, down for a purchase, but to a tick
     * at least, because no venue takes a purchase at 0.
     */
    public long roundedToTick(final int slot, final long price, final boolean sells)
    {
        final long tick = tickSize[slot];
        final long below = Math.floorDiv(price, tick) * tick;
        if (!sells)
        {
            return price == 0 ? 0 : Math.max(below, tick);
        }
        return below == price || below > Long.MAX_VALUE - tick ? below : below + tick;
    }

    /** Frees the slot of an instrument of a settled expiry; nobody holds it. */
    void free(final int slot)
    {
        listingHash -= listingTerm(slot);
        underlying[slot] = Ids.NONE;
        expiry[slot] = Ids.NONE;
        markPerpetual(slot, 0, 0);
        cumulativeFunding.set(slot, 0);
        halfSpread.set(slot, 0);
        bidDepthPlusOne.set(slot, 0);
        askDepthPlusOne.set(slot, 0);
        liquidityAge.note(slot, 0, 0);
        ids.free(slot);
    }

    /** Returns the instrument of the same expiry that was listed before this one, or {@link Ids#NONE}. */
    public int nextOfExpiry(final int slot)
    {
        return nextOfExpiry[slot];
    }

    void setNextOfExpiry(final int slot, final int instrument)
    {
        listingHash -= listingTerm(slot);
        nextOfExpiry[slot] = instrument;
        listingHash += listingTerm(slot);
    }

    void markPerpetual(final int slot, final long price, final long confidence)
    {
        perpetualPrice.set(slot, price);
        perpetualConfidence.set(slot, confidence);
    }

    void accrueFunding(final int slot, final long amountPerContract)
    {
        cumulativeFunding.set(slot, Math.addExact(cumulativeFunding.get(slot), amountPerContract));
    }

    void setLiquidity(final int slot, final long newHalfSpread, final long bidDepth, final long askDepth)
    {
        halfSpread.set(slot, newHalfSpread);
        bidDepthPlusOne.set(slot, bidDepth + 1);
        askDepthPlusOne.set(slot, askDepth + 1);
    }

    /** Returns when the liquidity of each instrument was told. */
    public LiquidityAge liquidityAge()
    {
        return liquidityAge;
    }

    /** Returns whether the half-spread and the depth were told, and not too long ago. */
    public boolean isLiquidityKnown(final int slot)
    {
        return bidDepthPlusOne.get(slot) != 0 && !liquidityAge.isStale(slot);
    }

    /** Returns the contracts near the best price against which a trade goes, or {@link #UNKNOWN_DEPTH}. */
    public long depthFor(final int slot, final boolean buys)
    {
        final long value = isLiquidityKnown(slot) ? (buys ? askDepthPlusOne : bidDepthPlusOne).get(slot) : 0;
        return value == 0 ? UNKNOWN_DEPTH : value - 1;
    }

    /** Returns whether the instrument is a call, a put, a future or a perpetual. */
    public InstrumentKind kind(final int slot)
    {
        return InstrumentKind.ofCode(kind[slot]);
    }

    /** Returns whether the instrument is a call or a put. */
    public boolean isOption(final int slot)
    {
        return strikeSlot[slot] != Ids.NONE;
    }

    /** Returns the slot of the underlying. */
    public int underlying(final int slot)
    {
        return underlying[slot];
    }

    /** Returns the slot of the expiry, or {@link Ids#NONE} for a perpetual. */
    public int expiry(final int slot)
    {
        return expiry[slot];
    }

    /** Returns the slot in {@link Strikes}, or {@link Ids#NONE} for a future or perpetual. */
    public int strikeSlot(final int slot)
    {
        return strikeSlot[slot];
    }

    /** Returns the coins of a number of contracts. */
    public double coins(final int slot, final long quantity)
    {
        return Decimal8.toDouble(quantity) * sizeNumerator[slot] / sizeDenominator[slot];
    }

    /**
     * Returns quantity * price * contract size, a Decimal8 mantissa of cash, rounded down or up.
     *
     * @throws ArithmeticException beyond the decimal range.
     */
    public long notional(final int slot, final long quantity, final long price, final boolean up)
    {
        return Decimal8.scaled(quantity, price, sizeNumerator[slot], Decimal8.ONE, sizeDenominator[slot], up);
    }

    /** Returns {@link #notional}, or the largest decimal where the product is beyond the decimal range. */
    public long notionalOrMost(final int slot, final long quantity, final long price, final boolean up)
    {
        try
        {
            return notional(slot, quantity, price, up);
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return Long.MAX_VALUE;
        }
    }

    /** Returns the lot size, the least tradable quantity; a Decimal8 mantissa of contracts. */
    public long lotSize(final int slot)
    {
        return lotSize[slot];
    }

    /** Returns the mark of a perpetual in cash per coin, a Decimal8 mantissa; 0 while unknown. */
    public long perpetualPrice(final int slot)
    {
        return perpetualPrice.get(slot);
    }

    /** Returns whether a perpetual's mark is known and its feed is not suspended. */
    public boolean isPerpetualPriced(final int slot)
    {
        return perpetualPrice.get(slot) > 0 && !feeds.isHalted(FeedKind.PERPETUAL, slot);
    }

    /** Returns the confidence in a perpetual's mark, a Decimal8 mantissa, 0 to 1. */
    public long perpetualConfidence(final int slot)
    {
        return perpetualConfidence.get(slot);
    }

    /** Returns the funding credited to one long contract since listing, a Decimal8 mantissa of cash. */
    public long cumulativeFunding(final int slot)
    {
        return cumulativeFunding.get(slot);
    }

    /** Returns half of ask minus bid in cash per coin, a Decimal8 mantissa; 0 while unknown. */
    public long halfSpread(final int slot)
    {
        return halfSpread.get(slot);
    }

    /** Returns the contracts visible near the best bid, a Decimal8 mantissa, or {@link #UNKNOWN_DEPTH}. */
    public long depth(final int slot)
    {
        return depthFor(slot, false);
    }

    long hash()
    {
        return listingHash + perpetualPrice.hash() + perpetualConfidence.hash() + cumulativeFunding.hash() +
            halfSpread.hash() + bidDepthPlusOne.hash() + askDepthPlusOne.hash() + liquidityAge.hash() +
            StateHash.term(StateOwner.INSTRUMENT_SLOTS, 0, ids.hash());
    }

    void copyState(final StateCopy copy)
    {
        ids.copyState(copy, StateOwner.INSTRUMENT_SLOTS);
        final int size = ids.size();
        copy.bytes(StateOwner.INSTRUMENT_LISTING, kind, size);
        copy.ints(StateOwner.INSTRUMENT_LISTING, underlying, size);
        copy.ints(StateOwner.INSTRUMENT_LISTING, expiry, size);
        copy.ints(StateOwner.INSTRUMENT_LISTING, strikeSlot, size);
        copy.longs(StateOwner.INSTRUMENT_LISTING, sizeNumerator, size);
        copy.longs(StateOwner.INSTRUMENT_LISTING, sizeDenominator, size);
        copy.longs(StateOwner.INSTRUMENT_LISTING, lotSize, size);
        copy.longs(StateOwner.INSTRUMENT_LISTING, tickSize, size);
        copy.ints(StateOwner.INSTRUMENT_LISTING, nextOfExpiry, size);
        perpetualPrice.copyState(copy);
        perpetualConfidence.copyState(copy);
        cumulativeFunding.copyState(copy);
        halfSpread.copyState(copy);
        bidDepthPlusOne.copyState(copy);
        askDepthPlusOne.copyState(copy);
        liquidityAge.copyState(copy);
        for (int slot = 0; slot < size && copy.loads(); slot++)
        {
            listingHash += ids.isAssigned(slot) ? listingTerm(slot) : 0;
        }
    }
}
