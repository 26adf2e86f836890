package softlanding.engine.market;

import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;

/**
 * Holds everything listed and its marks. Changes pass through this class, so that risk arrays know which values are
 * stale.
 */
public final class Market
{
    private static final int INSTRUMENT_BITS = 20;
    private static final int STRIKE_BITS = 18;
    private static final int EXPIRY_BITS = 16;

    /** Width of an expiry's range of book keys. */
    public static final long EXPIRY_KEYS = 1L << (STRIKE_BITS + INSTRUMENT_BITS);
    /** Width of a strike's range of book keys. */
    public static final long STRIKE_KEYS = 1L << INSTRUMENT_BITS;

    private final Feeds feeds;
    private final Underlyings underlyings;
    private final Expiries expiries;
    private final Strikes strikes;
    private final Instruments instruments;
    private final Assets assets;
    private final RiskArrays riskArrays;
    private final OptionBounds optionBounds;
    private final MarkHistory history;
    private final SurfaceArbitrage surfaceArbitrage;
    private final StateColumn stable = new StateColumn(StateOwner.STABLE, 3);
    private long revision;

    /** Reserves room for the given numbers. */
    public Market(
        final int maxUnderlyings, final int maxExpiries, final int maxInstruments, final int maxAssets)
    {
        final int maxStrikes = Math.min(maxInstruments, (1 << STRIKE_BITS) - 2);
        feeds = new Feeds(maxUnderlyings, maxExpiries, maxStrikes, maxInstruments, maxAssets);
        underlyings = new Underlyings(feeds, maxUnderlyings);
        expiries = new Expiries(feeds, maxExpiries);
        strikes = new Strikes(feeds, maxStrikes);
        instruments = new Instruments(feeds, maxInstruments);
        assets = new Assets(feeds, maxAssets);
        riskArrays = new RiskArrays(underlyings, expiries, strikes, instruments, maxExpiries, maxStrikes);
        optionBounds = new OptionBounds(
            feeds, underlyings, expiries, strikes, instruments, riskArrays, maxStrikes);
        history = new MarkHistory(feeds.capacity());
        surfaceArbitrage = new SurfaceArbitrage(feeds, expiries, strikes, riskArrays);
        stable.set(0, Decimal8.ONE);
        stable.set(1, Decimal8.ONE);
    }

    /** Returns the price feeds and their suspensions. */
    public Feeds feeds()
    {
        return feeds;
    }

    /** Returns the underlyings with their spots and models. */
    public Underlyings underlyings()
    {
        return underlyings;
    }

    /** Returns the expiries with their forwards and rates. */
    public Expiries expiries()
    {
        return expiries;
    }

    /** Returns the strikes with their volatilities. */
    public Strikes strikes()
    {
        return strikes;
    }

    /** Returns the instruments with their marks and liquidity. */
    public Instruments instruments()
    {
        return instruments;
    }

    /** Returns the collateral assets with their prices. */
    public Assets assets()
    {
        return assets;
    }

    /** Returns the scenario values of all instruments. */
    public RiskArrays riskArrays()
    {
        return riskArrays;
    }

    /** Returns the values of options at other marks than the present ones. */
    public OptionBounds optionBounds()
    {
        return optionBounds;
    }

    /** Returns what finds volatilities that break their surface. */
    public SurfaceArbitrage surfaceArbitrage()
    {
        return surfaceArbitrage;
    }

    /** Returns the times and the averages of all marks. */
    public MarkHistory history()
    {
        return history;
    }

    /** Grows with every change of a listing, a mark, a model, a clock or a feed: while it stands, all values do too. */
    public long revision()
    {
        return revision + feeds.revision();
    }

    /** Returns the price of cash in USD, a Decimal8 mantissa. */
    public long stablePrice()
    {
        return stable.get(0);
    }

    /** Returns the confidence in the price of cash, a Decimal8 mantissa, 0 to 1. */
    public long stableConfidence()
    {
        return stable.get(1);
    }

    /** Returns whether the stable price has a feed: at least one price has arrived. */
    public boolean hasStablePrice()
    {
        return stable.get(2) != 0;
    }

    /** Adds an underlying; its id is new and 1 or above. */
    public void listUnderlying(final int underlyingId)
    {
        revision++;
        underlyings.list(underlyingId);
    }

    /** Adds an expiry of an underlying's slot; it settles at expiryNs, nanoseconds since the epoch. */
    public void listExpiry(final int expiryId, final int underlying, final long expiryNs)
    {
        revision++;
        expiries.list(expiryId, underlying, expiryNs);
        riskArrays.expiryListed(expiries.ids().slot(expiryId));
    }

    /** Returns whether there is room for one more strike. */
    public boolean hasRoomForStrike()
    {
        return strikes.hasRoom();
    }

    /** Returns whether there is room for an option of an expiry at a strike, as far as strikes are concerned. */
    public boolean hasRoomForStrike(final int expiry, final long strike)
    {
        return hasRoomForStrike() || expiries.strikeSlot(expiry, strike) != Ids.NONE;
    }

    /**
     * Returns the settled expiry that expired first, then the lowest slot; or {@link Ids#NONE}.
     *
     * @param withInstruments whether it must have instruments.
     */
    public int firstSettledExpiry(final boolean withInstruments)
    {
        return expiries.firstSettled(withInstruments, false);
    }

    /** Returns the settled expiry with strikes that expired first, or {@link Ids#NONE}. */
    public int firstSettledWithStrikes()
    {
        return expiries.firstSettled(true, true);
    }

    /** Frees the slots of a settled expiry, of its instruments and of its strikes; nothing may refer to them. */
    public void freeExpiry(final int expiry)
    {
        revision++;
        int instrument = expiries.firstInstrument(expiry);
        while (instrument != Ids.NONE)
        {
            final int strikeSlot = instruments.strikeSlot(instrument);
            if (strikeSlot != Ids.NONE && expiries.removeStrike(expiry, strikes.strikePrice(strikeSlot)))
            {
                optionBounds.forget(strikeSlot);
                strikes.free(strikeSlot);
            }
            instruments.free(instrument);
            instrument = instruments.nextOfExpiry(instrument);
        }
        riskArrays.expiryFreed(expiry);
        expiries.setFirstInstrument(expiry, Ids.NONE);
        expiries.free(expiry);
    }

    /** Adds an option, and its strike if that is new; strike in cash per coin, sizes are Decimal8 mantissas above 0. */
    public void listOption(
        final int instrumentId, final int expiry, final long strike, final InstrumentKind kind,
        final long contractSize, final long lotSize)
    {
        revision++;
        int strikeSlot = expiries.strikeSlot(expiry, strike);
        if (strikeSlot == Ids.NONE)
        {
            strikeSlot = strikes.add(expiry, strike);
            expiries.addStrike(expiry, strike, strikeSlot);
            riskArrays.strikeListed(strikeSlot);
        }
        addToExpiry(expiry, instruments.list(
            instrumentId, kind, expiries.underlying(expiry), expiry, strikeSlot, contractSize, lotSize));
    }

    private void addToExpiry(final int expiry, final int instrument)
    {
        instruments.setNextOfExpiry(instrument, expiries.firstInstrument(expiry));
        expiries.setFirstInstrument(expiry, instrument);
    }

    /** Adds a future of an expiry's slot; sizes are Decimal8 mantissas above 0. */
    public void listFuture(final int instrumentId, final int expiry, final long contractSize, final long lotSize)
    {
        revision++;
        addToExpiry(expiry, instruments.list(
            instrumentId, InstrumentKind.FUTURE, expiries.underlying(expiry), expiry, Ids.NONE, contractSize,
            lotSize));
    }

    /** Adds a perpetual of an underlying's slot; sizes are Decimal8 mantissas above 0. */
    public void listPerpetual(
        final int instrumentId, final int underlying, final long contractSize, final long lotSize)
    {
        revision++;
        instruments.list(
            instrumentId, InstrumentKind.PERPETUAL, underlying, Ids.NONE, Ids.NONE, contractSize, lotSize);
    }

    /** Sets the least step of an instrument's limit prices, cash per coin; a Decimal8 mantissa above 0. */
    public void setTickSize(final int instrument, final long tick)
    {
        revision++;
        instruments.setTickSize(instrument, tick);
    }

    /** Adds a collateral asset; haircut and add-on are Decimal8 mantissas from 0 to 1. */
    public void listAsset(
        final int assetId, final int riskCancellingUnderlying, final long haircut, final long initialAddOn)
    {
        revision++;
        assets.list(assetId, riskCancellingUnderlying, haircut, initialAddOn);
    }

    /** Replaces the scenario model of an underlying's slot. Its scenario values are computed again at the next read. */
    public void setMarginModel(final int underlying, final MarginModel model)
    {
        revision++;
        underlyings.setModel(underlying, model);
        riskArrays.modelChanged(underlying);
    }

    /** Replaces the standard model of an underlying's slot. */
    public void setStandardModel(final int underlying, final StandardModel model)
    {
        revision++;
        underlyings.setStandardModel(underlying, model);
    }

    /** Sets a spot: cash per coin above 0, confidence from 0 to 1; Decimal8 mantissas. */
    public void changeSpot(final int underlying, final long price, final long confidence)
    {
        revision++;
        underlyings.mark(underlying, price, confidence);
    }

    /** Sets a forward and moves the clock at which the expiry's options are valued. */
    public void changeForward(
        final int expiry, final long forward, final long rate, final long forwardConfidence,
        final long rateConfidence, final long nowNs)
    {
        revision++;
        expiries.mark(expiry, forward, rate, forwardConfidence, rateConfidence);
        expiries.moveClock(expiry, nowNs);
        riskArrays.expiryChanged(expiry);
    }

    /** Sets the volatility of a strike: annual, not negative, confidence from 0 to 1; Decimal8 mantissas. */
    public void changeVolatility(final int strikeSlot, final long volatility, final long confidence)
    {
        revision++;
        strikes.mark(strikeSlot, volatility, confidence);
        riskArrays.strikeChanged(strikeSlot);
    }

    /** Sets the mark of a perpetual: cash per coin above 0, confidence from 0 to 1; Decimal8 mantissas. */
    public void changePerpetualPrice(final int instrument, final long price, final long confidence)
    {
        revision++;
        instruments.markPerpetual(instrument, price, confidence);
    }

    /** Adds funding: cash per contract, signed; longs receive a positive amount. */
    public void accrueFunding(final int instrument, final long amountPerContract)
    {
        revision++;
        instruments.accrueFunding(instrument, amountPerContract);
    }

    /** Sets the price of a collateral asset: USD per coin above 0, confidence from 0 to 1; Decimal8 mantissas. */
    public void changeCollateralPrice(final int asset, final long price, final long confidence)
    {
        revision++;
        assets.mark(asset, price, confidence);
    }

    /** Sets the price of the stablecoin: USD above 0, confidence from 0 to 1; Decimal8 mantissas. */
    public void changeStablePrice(final long price, final long confidence)
    {
        revision++;
        stable.set(0, price);
        stable.set(1, confidence);
        stable.set(2, 1);
    }

    /** Sets half the spread, cash per coin, and the visible depth of both sides; Decimal8 mantissas, not negative. */
    public void changeLiquidity(final int instrument, final long halfSpread, final long depth)
    {
        changeLiquidity(instrument, halfSpread, depth, depth, 0, 0);
    }

    /**
     * Sets half the spread, cash per coin, and the visible depth, contracts; Decimal8 mantissas, not negative.
     *
     * @param bidDepth what buyers show.
     * @param askDepth what sellers show.
     * @param sequence sequence of the event that tells it.
     */
    public void changeLiquidity(
        final int instrument,
        final long halfSpread,
        final long bidDepth,
        final long askDepth,
        final long nowNs,
        final long sequence)
    {
        revision++;
        instruments.setLiquidity(instrument, halfSpread, bidDepth, askDepth);
        instruments.liquidityAge().note(instrument, nowNs, sequence);
    }

    /** Sets the settlement price of an expiry: cash per coin above 0, a Decimal8 mantissa. */
    public void settle(final int expiry, final long settlementPrice)
    {
        revision++;
        expiries.settle(expiry, settlementPrice);
    }

    /** Values an expired expiry at an estimate until it settles: cash per coin above 0, a Decimal8 mantissa. */
    public void delaySettlement(final int expiry, final long estimate, final long nowNs)
    {
        revision++;
        expiries.estimateSettlement(expiry, estimate);
        expiries.moveClock(expiry, nowNs);
        riskArrays.expiryChanged(expiry);
    }

    /** Sets the known part of an expiry's settlement average, or 0 where nobody told it; a Decimal8 mantissa. */
    public void fixPart(final int expiry, final long price)
    {
        revision++;
        expiries.fixPart(expiry, price);
        riskArrays.expiryChanged(expiry);
    }

    /** Sets the relative move of the settlement price that expired positions are margined for. */
    public void setMaxSettlementMove(final long share)
    {
        revision++;
        riskArrays.setMaxSettlementMove(Decimal8.toDouble(share));
    }

    /** Values an expiry's options as of a later time. */
    public void moveClock(final int expiry, final long nowNs)
    {
        if (!expiries.isSettled(expiry) && expiries.moveClock(expiry, nowNs))
        {
            revision++;
            riskArrays.expiryChanged(expiry);
        }
    }

    /**
     * Values an expiry's options as of a later time, unless their present time is at most a number of nanoseconds old.
     * In the last 30 minutes the time always moves, because the forward becomes fixed second by second.
     */
    public void moveClock(final int expiry, final long nowNs, final long oldestNs)
    {
        if (nowNs - expiries.clockNs(expiry) > oldestNs ||
            expiries.expiryNs(expiry) - nowNs <= ExpiryShocks.AVERAGING_NS)
        {
            moveClock(expiry, nowNs);
        }
    }

    /** Values all options as of a later time. */
    public void moveClocks(final long nowNs)
    {
        for (int expiry = 0; expiry < expiries.ids().size(); expiry++)
        {
            moveClock(expiry, nowNs);
        }
    }

    /**
     * Returns the book key of an instrument: its place in the single order of every portfolio and every sum, by
     * underlying, expiry (perpetuals first), strike (futures first), then listing.
     */
    public long bookKey(final int instrument)
    {
        return underlyingKey(instruments.underlying(instrument)) |
            (long)(instruments.expiry(instrument) + 1) << (STRIKE_BITS + INSTRUMENT_BITS) |
            (long)(instruments.strikeSlot(instrument) + 1) << INSTRUMENT_BITS |
            instrument;
    }

    /** Returns the instrument of a book key. */
    public static int instrumentOf(final long bookKey)
    {
        return (int)(bookKey & ((1L << INSTRUMENT_BITS) - 1));
    }

    /** Returns the least book key of an underlying; the next underlying's key is one past the greatest. */
    public static long underlyingKey(final int underlying)
    {
        return (long)underlying << (EXPIRY_BITS + STRIKE_BITS + INSTRUMENT_BITS);
    }

    /** Returns the least book key of an expiry; {@link #EXPIRY_KEYS} more is one past the greatest. */
    public long expiryKey(final int expiry)
    {
        return underlyingKey(expiries.underlying(expiry)) | (long)(expiry + 1) << (STRIKE_BITS + INSTRUMENT_BITS);
    }

    /** Returns the least book key of a strike; {@link #STRIKE_KEYS} more is one past the greatest. */
    public long strikeKey(final int strikeSlot)
    {
        return expiryKey(strikes.expiry(strikeSlot)) | (long)(strikeSlot + 1) << INSTRUMENT_BITS;
    }

    /** Returns the sum over all state of the market; equal states have equal sums. */
    public long hash()
    {
        return underlyings.hash() + expiries.hash() + strikes.hash() + instruments.hash() + assets.hash() +
            stable.hash() + feeds.hash() + history.hash() + StateHash.term(StateOwner.STRIKES, 0, strikes.size());
    }
}
