package softlanding.workload.market;

import java.util.Collection;
import java.util.TreeMap;

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

    /** @return id, from 1. */
    public int expiryId()
    {
        return expiryId;
    }

    /** @return id, from 1. */
    public int underlyingId()
    {
        return underlyingId;
    }

    /** @return time of settlement, nanoseconds since the epoch. */
    public long expiryNs()
    {
        return expiryNs;
    }

    /**
     * @param nowNs nanoseconds since the epoch.
     * @return time to expiry in years of 365 days, not negative.
     */
    public double years(final long nowNs)
    {
        return StrictMath.max(0, (expiryNs - nowNs) / NS_PER_YEAR);
    }

    /** @return cash per coin, NaN until known. */
    public double forward()
    {
        return forward;
    }

    /** @return annual, continuously compounded. */
    public double rate()
    {
        return rate;
    }

    /**
     * @param newForward cash per coin.
     * @param newRate    annual, continuously compounded.
     */
    public void mark(final double newForward, final double newRate)
    {
        forward = newForward;
        rate = newRate;
    }

    /** @return whether it has become cash: nothing may name it any more. */
    public boolean isSettled()
    {
        return isSettled;
    }

    /** It has become cash. */
    public void settle()
    {
        isSettled = true;
    }

    /** @return all strikes, ascending. */
    public Collection<Strike> strikes()
    {
        return strikes.values();
    }

    /**
     * @param price Decimal8 mantissa, cash per coin.
     * @return that strike, or null if it has no option.
     */
    public Strike strike(final long price)
    {
        return strikes.get(price);
    }

    Strike listStrike(final long price)
    {
        return strikes.computeIfAbsent(price, Strike::new);
    }
}
