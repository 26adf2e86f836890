package softlanding.workload.market;

import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of one expiry, their forward and rate. */
public final class Chain
{
    private static final double NS_PER_YEAR = 365.0 * 86_400 * 1e9;

    private final int expiryId;
    private final int underlyingId;
    private final long expiryNs;
    private final TreeMap<Long, Strike> strikes = new TreeMap<>();
    private double forward = Double.NaN;
    private double rate;
    private boolean isSettled;

    Chain(final int expiryId, final int underlyingId, final long expiryNs)
    {
        this.expiryId = expiryId;
        this.underlyingId = underlyingId;
        this.expiryNs = expiryNs;
    }

    /** Returns the id, from 1. */
    public int expiryId()
    {
        return expiryId;
    }

    /** Returns the id of the underlying, from 1. */
    public int underlyingId()
    {
        return underlyingId;
    }

    /** Returns the time of settlement, nanoseconds since the epoch. */
    public long expiryNs()
    {
        return expiryNs;
    }

    /**
     * Measures the time left to the expiry.
     *
     * @param nowNs nanoseconds since the epoch.
     * @return time to expiry in years of 365 days, not negative.
     */
    public double years(final long nowNs)
    {
        return StrictMath.max(0, (expiryNs - nowNs) / NS_PER_YEAR);
    }

    /** Returns the forward: cash per coin, NaN until known. */
    public double forward()
    {
        return forward;
    }

    /** Returns the rate: annual, continuously compounded, signed. */
    public double rate()
    {
        return rate;
    }

    /**
     * Marks the forward and the rate.
     *
     * @param newForward cash per coin.
     * @param newRate    annual, continuously compounded.
     */
    public void mark(final double newForward, final double newRate)
    {
        forward = newForward;
        rate = newRate;
    }

    /** Returns whether the expiry is settled. No event may name a settled expiry. */
    public boolean isSettled()
    {
        return isSettled;
    }

    /** Marks the expiry as settled. */
    public void settle()
    {
        isSettled = true;
    }

    /** Returns all strikes, ascending. */
    public Collection<Strike> strikes()
    {
        return strikes.values();
    }

    /**
     * Finds a strike by its price.
     *
     * @param price Decimal8 mantissa, cash per coin.
     * @return that strike, or null if it has no option.
     */
    public @Nullable Strike findStrike(final long price)
    {
        return strikes.get(price);
    }

    /**
     * Returns a strike by its price.
     *
     * @param price of a listed option, Decimal8 mantissa, cash per coin.
     * @return that strike.
     */
    public Strike strike(final long price)
    {
        final Strike strike = strikes.get(price);
        if (strike == null)
        {
            throw new NoSuchElementException("no option has this strike: expiryId=" + expiryId + ", price=" + price);
        }
        return strike;
    }

    Strike listStrike(final long price)
    {
        return strikes.computeIfAbsent(price, Strike::new);
    }
}
