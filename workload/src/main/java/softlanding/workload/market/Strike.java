package softlanding.workload.market;

/** The call, put and volatility of one strike of one expiry. */
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

    /** Returns the strike price, Decimal8 mantissa, cash per coin. */
    public long price()
    {
        return price;
    }

    /** Returns the call, or null if none is listed. */
    public Instrument call()
    {
        return call;
    }

    /** Returns the put, or null if none is listed. */
    public Instrument put()
    {
        return put;
    }

    /** Returns the annual volatility, NaN until known. */
    public double volatility()
    {
        return volatility;
    }

    /**
     * Marks the volatility of the strike.
     *
     * @param newVolatility annual.
     */
    public void volatility(final double newVolatility)
    {
        volatility = newVolatility;
    }

    /** Returns whether call, put and volatility are all known. */
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
