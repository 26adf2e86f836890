package softlanding.workload.market;

import softlanding.workload.FixedPoint;

/** The underlyings of a workload with their perpetuals and contract sizes. One contract is one coin. */
public enum Coin
{
    /** Bitcoin. */
    BTC(1, FixedPoint.ONE / 100, 1),
    /** Ether. */
    ETH(2, FixedPoint.ONE / 10, 25);

    private final int underlyingId;
    private final long lotSize;
    private final double sizeFactor;

    Coin(final int underlyingId, final long lotSize, final double sizeFactor)
    {
        this.underlyingId = underlyingId;
        this.lotSize = lotSize;
        this.sizeFactor = sizeFactor;
    }

    /**
     * Finds a coin by the id of its underlying.
     *
     * @param underlyingId 1 or 2.
     * @return its coin.
     */
    public static Coin of(final int underlyingId)
    {
        return values()[underlyingId - 1];
    }

    /** Returns the id on the wire, from 1. */
    public int underlyingId()
    {
        return underlyingId;
    }

    /** Returns the id of the perpetual. Ids of options follow those of the perpetuals. */
    public int perpetualId()
    {
        return underlyingId;
    }

    /** Returns the least tradable quantity, in contracts, a Decimal8 mantissa. */
    public long lotSize()
    {
        return lotSize;
    }

    /** Returns the number of contracts of this coin that are comparable to one bitcoin contract. */
    public double sizeFactor()
    {
        return sizeFactor;
    }

    /** Returns the listed perpetual. */
    public Instrument perpetual()
    {
        return new Instrument(
            perpetualId(), ContractKind.PERPETUAL, underlyingId, 0, 0, FixedPoint.ONE, lotSize);
    }
}
