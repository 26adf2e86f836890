package softlanding.workload.market;

/** Call, put and volatility of one strike of one expiry. */
public final class Strike
{
    private final long price;
    private Instrument call;
    private Instrument put;
    private double volatility = Double.NaN;

    Strike(final long price)
    {
        this.price = price;
    }

    /** @return strike price, Decimal8 mantissa, cash per coin. */
    public long price()
    {
        return price;
    }

    /** @return the call, or null if none is listed. */
    public Instrument call()
    {
        return call;
    }

    /** @return the put, or null if none is listed. */
    public Instrument put()
    {
        return put;
    }

    /** @return annual, NaN until known. */
    public double volatility()
    {
        return volatility;
    }

    /** @param newVolatility annual. */
    public void volatility(final double newVolatility)
    {
        volatility = newVolatility;
    }

    /** @return whether call, put and volatility are all there. */
    public boolean isComplete()
    {
        return call != null && put != null && volatility > 0;
    }

    void list(final Instrument option)
    {
        if (option.kind() == ContractKind.CALL)
        {
            call = option;
        }
        else
        {
            put = option;
        }
    }
}
