package softlanding.engine.market;

import org.jspecify.annotations.Nullable;

/**
 * Checks that the cap of a skew tilt is not negative for any expiry. A negative cap reverses the tilt, so that the
 * scenario requires less where it must require more. The cap rises or falls with the time to settlement throughout,
 * so two times decide: none, and the time to the settlement of the farthest expiry.
 */
public final class TiltCaps
{
    private final Market market;

    /** Checks the models of this market. */
    public TiltCaps(final Market market)
    {
        this.market = market;
    }

    /** Returns the field of a new model that makes a cap negative, or null. */
    public @Nullable String faultyField(final int underlying, final MarginModel model, final long nowNs)
    {
        return ExpiryShocks.fieldOfNegativeCap(model, longestYears(underlying, nowNs));
    }

    /** Returns whether an expiry lies so far ahead that a cap of its underlying's present model is negative. */
    public boolean isTooFar(final int underlying, final long expiryNs, final long nowNs)
    {
        return ExpiryShocks.fieldOfNegativeCap(
            market.underlyings().model(underlying), Expiries.years(expiryNs - nowNs)) != null;
    }

    private double longestYears(final int underlying, final long nowNs)
    {
        final Expiries expiries = market.expiries();
        double longest = 0;
        for (int expiry = 0; expiry < expiries.ids().size(); expiry++)
        {
            if (expiries.underlying(expiry) == underlying && !expiries.isSettled(expiry))
            {
                longest = Math.max(longest, Expiries.years(expiries.expiryNs(expiry) - nowNs));
            }
        }
        return longest;
    }
}
