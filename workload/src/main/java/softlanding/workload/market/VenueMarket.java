package softlanding.workload.market;

import java.util.Collection;
import java.util.EnumMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import softlanding.workload.FixedPoint;

/**
 * All listed instruments with their latest marks. Every collection is ordered by id, so that iteration is
 * deterministic.
 */
public final class VenueMarket
{
    private final TreeMap<Integer, Double> spots = new TreeMap<>();
    private final TreeMap<Integer, Chain> chains = new TreeMap<>();
    private final TreeMap<Integer, Instrument> instruments = new TreeMap<>();
    private final TreeMap<Integer, Double> perpetualPrices = new TreeMap<>();
    private final EnumMap<Collateral, Double> collateralPrices = new EnumMap<>(Collateral.class);

    /**
     * Lists an expiry.
     *
     * @param expiryId     new id.
     * @param underlyingId of the expiry.
     * @param expiryNs     time of settlement, in nanoseconds since the epoch.
     * @return the empty chain.
     */
    public Chain listExpiry(final int expiryId, final int underlyingId, final long expiryNs)
    {
        final Chain chain = new Chain(expiryId, underlyingId, expiryNs);
        chains.put(expiryId, chain);
        return chain;
    }

    /**
     * Lists an instrument.
     *
     * @param instrument new; its expiry, if it has one, is listed.
     */
    public void list(final Instrument instrument)
    {
        instruments.put(instrument.id(), instrument);
        if (instrument.kind().isOption())
        {
            chain(instrument.expiryId()).listStrike(instrument.strike()).list(instrument);
        }
    }

    /**
     * Marks a spot.
     *
     * @param underlyingId of the spot.
     * @param price        in cash per coin.
     */
    public void spot(final int underlyingId, final double price)
    {
        spots.put(underlyingId, price);
    }

    /**
     * Returns the spot of an underlying.
     *
     * @param underlyingId of the spot.
     * @return cash per coin, NaN until known.
     */
    public double spot(final int underlyingId)
    {
        return spots.getOrDefault(underlyingId, Double.NaN);
    }

    /**
     * Marks a perpetual.
     *
     * @param instrumentId of a perpetual.
     * @param price        cash per coin.
     */
    public void perpetualPrice(final int instrumentId, final double price)
    {
        perpetualPrices.put(instrumentId, price);
    }

    /**
     * Marks a collateral coin.
     *
     * @param asset of the price.
     * @param price in USD per coin.
     */
    public void collateralPrice(final Collateral asset, final double price)
    {
        collateralPrices.put(asset, price);
    }

    /**
     * Returns the price of a collateral coin.
     *
     * @param asset of the price.
     * @return USD per coin, NaN until known.
     */
    public double collateralPrice(final Collateral asset)
    {
        return collateralPrices.getOrDefault(asset, Double.NaN);
    }

    /** Returns all expiries, settled ones too, in order of their ids. */
    public Collection<Chain> chains()
    {
        return chains.values();
    }

    /**
     * Finds the options of an expiry.
     *
     * @param expiryId listed.
     * @return its options.
     */
    public Chain chain(final int expiryId)
    {
        final Chain chain = chains.get(expiryId);
        if (chain == null)
        {
            throw new NoSuchElementException("expiry was never listed: expiryId=" + expiryId);
        }
        return chain;
    }

    /** Returns all instruments, settled ones too, in order of their ids. */
    public Collection<Instrument> instruments()
    {
        return instruments.values();
    }

    /**
     * Finds an instrument by its id.
     *
     * @param instrumentId any id.
     * @return the instrument, or null if it was never listed.
     */
    public @Nullable Instrument findInstrument(final int instrumentId)
    {
        return instruments.get(instrumentId);
    }

    /**
     * Returns a listed instrument.
     *
     * @param instrumentId listed, settled or not.
     * @return the instrument.
     */
    public Instrument instrument(final int instrumentId)
    {
        final Instrument instrument = instruments.get(instrumentId);
        if (instrument == null)
        {
            throw new NoSuchElementException("instrument was never listed: instrumentId=" + instrumentId);
        }
        return instrument;
    }

    /**
     * Tells whether an instrument still trades.
     *
     * @param instrument listed.
     * @return true if it still trades.
     */
    public boolean isLive(final Instrument instrument)
    {
        return instrument.expiryId() == 0 || !chain(instrument.expiryId()).isSettled();
    }

    /**
     * Returns the mark price of an instrument.
     *
     * @param instrument listed.
     * @param nowNs      in nanoseconds since the epoch.
     * @return cash per coin, NaN if an input is unknown.
     */
    public double mark(final Instrument instrument, final long nowNs)
    {
        return switch (instrument.kind())
        {
            case PERPETUAL -> perpetualPrices.getOrDefault(instrument.id(), Double.NaN);
            case FUTURE -> chain(instrument.expiryId()).forward();
            default ->
            {
                final Chain chain = chain(instrument.expiryId());
                yield BlackFormula.price(
                    instrument.kind() == ContractKind.CALL,
                    chain.forward(),
                    FixedPoint.toDouble(instrument.strike()),
                    chain.strike(instrument.strike()).volatility(),
                    chain.years(nowNs),
                    chain.rate());
            }
        };
    }
}
