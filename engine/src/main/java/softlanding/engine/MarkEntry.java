package softlanding.engine;

import softlanding.engine.market.FeedKind;

/** One entry of an event of many marks, as it came; valid during one call. Numbers are Decimal8 mantissas. */
public final class MarkEntry
{
    private FeedKind kind = FeedKind.SPOT;
    private int id;
    private long strike;
    private long price;
    private long confidence;
    private long rate;
    private long rateConfidence;

    /**
     * Names the feed of the mark.
     *
     * @param newKind   what the feed delivers.
     * @param newId     id of the underlying, expiry, instrument or asset; 0 for the stablecoin.
     * @param newStrike strike of a volatility; else anything.
     * @return this.
     */
    public MarkEntry of(final FeedKind newKind, final int newId, final long newStrike)
    {
        kind = newKind;
        id = newId;
        strike = newStrike;
        return this;
    }

    /**
     * Sets the mark: a price, or a volatility.
     *
     * @param newPrice      cash per coin, or an annual volatility; a Decimal8 mantissa.
     * @param newConfidence 0 to 1, a Decimal8 mantissa.
     * @return this.
     */
    public MarkEntry with(final long newPrice, final long newConfidence)
    {
        price = newPrice;
        confidence = newConfidence;
        rate = 0;
        rateConfidence = 0;
        return this;
    }

    /**
     * Sets the rate that belongs to a forward.
     *
     * @param newRate           annual rate, signed; a Decimal8 mantissa.
     * @param newRateConfidence 0 to 1, a Decimal8 mantissa.
     * @return this.
     */
    public MarkEntry withRate(final long newRate, final long newRateConfidence)
    {
        rate = newRate;
        rateConfidence = newRateConfidence;
        return this;
    }

    FeedKind kind()
    {
        return kind;
    }

    int id()
    {
        return id;
    }

    long strike()
    {
        return strike;
    }

    long price()
    {
        return price;
    }

    long confidence()
    {
        return confidence;
    }

    long rate()
    {
        return rate;
    }

    long rateConfidence()
    {
        return rateConfidence;
    }
}
