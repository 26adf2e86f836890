package softlanding.workload.market;

import java.util.Collection;
import java.util.EnumMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import softlanding.workload.FixedPoint;

/**
 * Everything listed, with its latest marks. Ordered by id throughout, so that whoever walks it walks it the same
 * way.
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
     * @param expiryId     new.
     * @param underlyingId whose.
     * @param expiryNs     time of settlement, nanoseconds since the epoch.
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
     * @param underlyingId whose.
     * @param price        cash per coin.
     */
    public void spot(final int underlyingId, final double price)
    {
        spots.put(underlyingId, price);
    }

    /**
     * Reads the spot of an underlying.
     *
     * @param underlyingId whose.
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
     * @param asset of which kind.
     * @param price USD per coin.
     */
    public void collateralPrice(final Collateral asset, final double price)
    {
        collateralPrices.put(asset, price);
    }

    /**
     * Reads the price of a collateral coin.
     *
     * @param asset of which kind.
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
     * @param instrumentId any.
     * @return it, or null if it was never listed.
     */
    public Instrument instrument(final int instrumentId)
    {
        return instruments.get(instrumentId);
    }

    /**
     * Tells whether an instrument still trades.
     *
     * @param instrument listed.
     * @return whether it still trades.
     */
    public boolean isLive(final Instrument instrument)
    {
        return instrument.expiryId() == 0 || !chain(instrument.expiryId()).isSettled();
    }

    /**
     * Mark price of an instrument.
     *
     * @param instrument listed.
     * @param nowNs      nanoseconds since the epoch.
     * @return cash per coin, NaN if an input is not known yet.
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
