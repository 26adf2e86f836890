package softlanding.workload.market;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The call, put and volatility of one strike of one expiry. */
public final class Strike
{
    private final long price;
    private @Nullable Instrument call;
    private @Nullable Instrument put;
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

    /** Returns the call. It must be listed. */
    public Instrument call()
    {
        return listed(call);
    }

    /** Returns the put. It must be listed. */
    public Instrument put()
    {
        return listed(put);
    }

    /**
     * Tells whether an option of this strike is listed.
     *
     * @param kind CALL or PUT.
     * @return true if it is listed.
     */
    public boolean isListed(final ContractKind kind)
    {
        return (kind == ContractKind.CALL ? call : put) != null;
    }

    private Instrument listed(final @Nullable Instrument option)
    {
        if (option == null)
        {
            throw new NoSuchElementException("no such option is listed: strike=" + price);
        }
        return option;
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
