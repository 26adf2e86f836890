package softlanding.engine.market;

import softlanding.engine.pricing.Black76;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Finds volatilities that cannot be right beside their neighbours: undiscounted calls of one expiry must not rise with
 * the strike, and at one moneyness total variance must not fall from an expiry to the next.
 *
 * <p>Markets break both rules a little. A call may rise by {@value #CALL_TOLERANCE} of the forward, and variance may
 * fall by the share {@value #VARIANCE_TOLERANCE}; expiries within a day are not compared with one another.
 */
public final class SurfaceArbitrage
{
    private static final double CALL_TOLERANCE = 0.005;
    private static final double VARIANCE_TOLERANCE = 0.25;
    private static final double LEAST_YEARS = 1.0 / 365;

    private final Feeds feeds;
    private final Expiries expiries;
    private final Strikes strikes;
    private final RiskArrays riskArrays;

    SurfaceArbitrage(
        final Feeds feeds, final Expiries expiries, final Strikes strikes, final RiskArrays riskArrays)
    {
        this.feeds = feeds;
        this.expiries = expiries;
        this.strikes = strikes;
        this.riskArrays = riskArrays;
    }

    /** Returns the first strike of an expiry, in no order, or {@link Ids#NONE}. */
    public int firstStrike(final int expiry)
    {
        return riskArrays.firstStrike(expiry);
    }

    /** Returns the strike of the same expiry that follows another one, or {@link Ids#NONE}. */
    public int nextStrike(final int strikeSlot)
    {
        return riskArrays.nextStrike(strikeSlot);
    }

    /** Returns whether a strike is compared with others: it is priced, and its expiry is more than a day away. */
    public boolean isComparable(final int strikeSlot)
    {
        return strikes.isPriced(strikeSlot) && isCompared(strikes.expiry(strikeSlot));
    }

    /** Returns by how much a call of an expiry may rise from one strike to the next, in cash per coin. */
    public double callTolerance(final int expiry)
    {
        return CALL_TOLERANCE * forward(expiry);
    }

    /** Returns whether a strike fits to its neighbours, whether it is priced or suspended: the calls around it fall. */
    public boolean fitsCalls(final int strikeSlot)
    {
        if (!isJudged(strikeSlot))
        {
            return true;
        }
        final long price = strikes.strikePrice(strikeSlot);
        final int below = below(strikeSlot, price);
        final int above = above(strikeSlot, price);
        final double call = undiscountedCall(strikeSlot);
        final double most = callTolerance(strikes.expiry(strikeSlot));
        return !(below != Ids.NONE && call > undiscountedCall(below) + most) &&
            !(above != Ids.NONE && undiscountedCall(above) > call + most);
    }

    /** Returns how far a volatility lies from the line between its neighbours in strike; 0 without both. */
    public double distanceFromSmile(final int strikeSlot)
    {
        final long price = strikes.strikePrice(strikeSlot);
        final int below = below(strikeSlot, price);
        final int above = above(strikeSlot, price);
        if (below == Ids.NONE || above == Ids.NONE)
        {
            final int only = below == Ids.NONE ? above : below;
            return only == Ids.NONE ? 0 : Math.abs(strikes.volatility(strikeSlot) - strikes.volatility(only));
        }
        final double share = (strikes.strike(strikeSlot) - strikes.strike(below)) /
            (strikes.strike(above) - strikes.strike(below));
        final double onLine = strikes.volatility(below) +
            share * (strikes.volatility(above) - strikes.volatility(below));
        return Math.abs(strikes.volatility(strikeSlot) - onLine);
    }

    /** Returns whether total variance falls from the expiry before to a strike's expiry, or from it to the next. */
    public boolean breaksVariance(final int strikeSlot)
    {
        if (!isJudged(strikeSlot))
        {
            return false;
        }
        final int expiry = strikes.expiry(strikeSlot);
        final double moneyness = strikes.strike(strikeSlot) / forward(expiry);
        final double variance = square(strikes.volatility(strikeSlot)) * expiries.yearsToExpiry(expiry);
        final double before = varianceAt(nearestExpiry(expiry, false), moneyness);
        final double after = varianceAt(nearestExpiry(expiry, true), moneyness);
        // A comparison with NaN, which stands for an expiry that says nothing here, is false.
        return variance < before * (1 - VARIANCE_TOLERANCE) || after < variance * (1 - VARIANCE_TOLERANCE);
    }

    private boolean isJudged(final int strikeSlot)
    {
        final int expiry = strikes.expiry(strikeSlot);
        return strikes.isKnown(strikeSlot) && isCompared(expiry) &&
            (strikes.isPriced(strikeSlot) || feeds.isHalted(
                feeds.of(FeedKind.VOLATILITY, strikeSlot), SuspensionReason.ARBITRAGE));
    }

    private boolean isCompared(final int expiry)
    {
        return !expiries.isSettled(expiry) && expiries.isPriced(expiry) &&
            expiries.yearsToExpiry(expiry) >= LEAST_YEARS;
    }

    private double forward(final int expiry)
    {
        return Decimal8.toDouble(expiries.forward(expiry));
    }

    /** Returns the price of the call at a strike without discount, in cash per coin. */
    public double undiscountedCall(final int strikeSlot)
    {
        final int expiry = strikes.expiry(strikeSlot);
        return Black76.price(
            true, forward(expiry), strikes.strike(strikeSlot), strikes.volatility(strikeSlot),
            expiries.yearsToExpiry(expiry), 1);
    }

    private static double square(final double x)
    {
        return x * x;
    }

    /** Returns the priced strike next below a price, other than one strike, or {@link Ids#NONE}. */
    private int below(final int otherThan, final long price)
    {
        int nearest = Ids.NONE;
        for (int slot = firstStrike(strikes.expiry(otherThan)); slot != Ids.NONE; slot = nextStrike(slot))
        {
            final long other = strikes.strikePrice(slot);
            if (slot != otherThan && other < price && strikes.isPriced(slot) &&
                (nearest == Ids.NONE || other > strikes.strikePrice(nearest)))
            {
                nearest = slot;
            }
        }
        return nearest;
    }

    private int above(final int otherThan, final long price)
    {
        int nearest = Ids.NONE;
        for (int slot = firstStrike(strikes.expiry(otherThan)); slot != Ids.NONE; slot = nextStrike(slot))
        {
            final long other = strikes.strikePrice(slot);
            if (slot != otherThan && other > price && strikes.isPriced(slot) &&
                (nearest == Ids.NONE || other < strikes.strikePrice(nearest)))
            {
                nearest = slot;
            }
        }
        return nearest;
    }

    /** Returns the expiry of the same underlying that is next in time among those with a forward. */
    private int nearestExpiry(final int expiry, final boolean later)
    {
        int nearest = Ids.NONE;
        for (int other = 0; other < expiries.ids().size(); other++)
        {
            if (expiries.underlying(other) == expiries.underlying(expiry) && isCompared(other) &&
                (later ? expiries.expiryNs(other) > expiries.expiryNs(expiry) :
                expiries.expiryNs(other) < expiries.expiryNs(expiry)) && (nearest == Ids.NONE ||
                expiries.expiryNs(other) < expiries.expiryNs(nearest) == later))
            {
                nearest = other;
            }
        }
        return nearest;
    }

    /** Returns the total variance of an expiry at a moneyness between two priced strikes, NaN outside them. */
    private double varianceAt(final int expiry, final double moneyness)
    {
        if (expiry == Ids.NONE)
        {
            return Double.NaN;
        }
        final double strike = moneyness * forward(expiry);
        int low = Ids.NONE;
        int high = Ids.NONE;
        for (int slot = firstStrike(expiry); slot != Ids.NONE; slot = nextStrike(slot))
        {
            final double other = strikes.strike(slot);
            if (strikes.isPriced(slot))
            {
                low = other <= strike && (low == Ids.NONE || other > strikes.strike(low)) ? slot : low;
                high = other >= strike && (high == Ids.NONE || other < strikes.strike(high)) ? slot : high;
            }
        }
        if (low == Ids.NONE || high == Ids.NONE)
        {
            return Double.NaN;
        }
        final double width = strikes.strike(high) - strikes.strike(low);
        final double share = width == 0 ? 0 : (strike - strikes.strike(low)) / width;
        final double volatility =
            strikes.volatility(low) + share * (strikes.volatility(high) - strikes.volatility(low));
        return square(volatility) * expiries.yearsToExpiry(expiry);
    }
}
