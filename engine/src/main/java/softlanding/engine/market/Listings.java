package softlanding.engine.market;

import softlanding.engine.state.Ids;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Holds what is listed: underlyings, expiries, strikes, instruments and collateral assets, with what rests on them. */
public abstract class Listings
{
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
    private long revision;

    Listings(
        final int maxUnderlyings,
        final int maxExpiries,
        final int maxInstruments,
        final int maxAssets,
        final int mostStrikes)
    {
        final int maxStrikes = Math.min(Math.min(mostStrikes, maxInstruments), BookKeys.MOST_STRIKES);
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

    final void change()
    {
        revision++;
    }

    /** Adds an underlying; its id is new and 1 or above. */
    public void listUnderlying(final int underlyingId)
    {
        change();
        underlyings.list(underlyingId);
    }

    /** Adds an expiry of an underlying's slot; it settles at expiryNs, nanoseconds since the epoch. */
    public void listExpiry(final int expiryId, final int underlying, final long expiryNs)
    {
        change();
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
        change();
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
        change();
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
        change();
        addToExpiry(expiry, instruments.list(
            instrumentId, InstrumentKind.FUTURE, expiries.underlying(expiry), expiry, Ids.NONE, contractSize,
            lotSize));
    }

    /** Adds a perpetual of an underlying's slot; sizes are Decimal8 mantissas above 0. */
    public void listPerpetual(
        final int instrumentId, final int underlying, final long contractSize, final long lotSize)
    {
        change();
        instruments.list(
            instrumentId, InstrumentKind.PERPETUAL, underlying, Ids.NONE, Ids.NONE, contractSize, lotSize);
    }

    /** Sets the least step of an instrument's limit prices, cash per coin; a Decimal8 mantissa above 0. */
    public void setTickSize(final int instrument, final long tick)
    {
        change();
        instruments.setTickSize(instrument, tick);
    }

    /** Adds a collateral asset; haircut and add-on are Decimal8 mantissas from 0 to 1. */
    public void listAsset(
        final int assetId, final int riskCancellingUnderlying, final long haircut, final long initialAddOn)
    {
        change();
        assets.list(assetId, riskCancellingUnderlying, haircut, initialAddOn);
    }

    long hash()
    {
        return underlyings.hash() + expiries.hash() + strikes.hash() + instruments.hash() + assets.hash() +
            feeds.hash() + history.hash() + StateHash.term(StateOwner.STRIKES, 0, strikes.size());
    }

    /** Copies everything listed, and its marks. */
    void copyState(final StateCopy copy)
    {
        feeds.copyState(copy);
        underlyings.copyState(copy);
        expiries.copyState(copy);
        strikes.copyState(copy);
        instruments.copyState(copy);
        assets.copyState(copy);
        riskArrays.copyState(copy);
        history.copyState(copy);
        if (copy.loads())
        {
            change();
            final boolean[] isFree = strikes.free();
            for (int slot = 0; slot < strikes.size(); slot++)
            {
                if (!isFree[slot])
                {
                    expiries.addStrike(strikes.expiry(slot), strikes.strikePrice(slot), slot);
                }
            }
        }
    }
}
