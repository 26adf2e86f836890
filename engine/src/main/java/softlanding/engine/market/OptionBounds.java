package softlanding.engine.market;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import softlanding.engine.pricing.DeterministicMath;
import softlanding.engine.pricing.ScenarioKernel;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Values one coin of an option in every scenario of its model at a forward and a volatility that need not be the marks:
 * at the ends of the bounds of a missing mark, or at averaged marks. The columns are those of {@link RiskArrays}.
 *
 * <p>Values at the present forward are kept until the forward, the time or the model changes, because all accounts that
 * hold a strike without a mark ask for the same two volatilities.
 */
public final class OptionBounds
{
    private static final int MAX_COLUMNS = PortfolioMarginSettings.MAX_SCENARIOS + ExpiryShocks.EXTRA_COLUMNS;
    private static final int MAX_ENTRIES = 1024;
    private static final double HIGHEST_VOLATILITY = 100;
    private static final double NS_PER_YEAR = 365.0 * 86_400 * 1e9;

    private final Feeds feeds;
    private final Underlyings underlyings;
    private final Expiries expiries;
    private final Strikes strikes;
    private final Instruments instruments;
    private final RiskArrays riskArrays;
    private final ScenarioKernel kernel = new ScenarioKernel(MAX_COLUMNS);
    private final ExpiryShocks movedShocks = new ExpiryShocks();
    private final double[] strikeOf = new double[1];
    private final double[] logStrikeOf = new double[1];
    private final double[] vols = new double[MAX_COLUMNS];
    private final int mask;
    private final int[] entryStrike;
    private final long[] entryStrikePrice;
    private final int[] entryEpoch;
    private final double[] entryVolatility;
    private final double[][] entryCalls;
    private final double[][] entryPuts;

    OptionBounds(
        final Feeds feeds,
        final Underlyings underlyings,
        final Expiries expiries,
        final Strikes strikes,
        final Instruments instruments,
        final RiskArrays riskArrays,
        final int strikeCapacity)
    {
        this.feeds = feeds;
        this.underlyings = underlyings;
        this.expiries = expiries;
        this.strikes = strikes;
        this.instruments = instruments;
        this.riskArrays = riskArrays;
        final int entries = Math.min(MAX_ENTRIES, Integer.highestOneBit(Math.max(1, strikeCapacity)) * 2);
        mask = entries - 1;
        entryStrike = new int[entries];
        entryStrikePrice = new long[entries];
        entryEpoch = new int[entries];
        entryVolatility = new double[entries];
        entryCalls = new double[entries][MAX_COLUMNS];
        entryPuts = new double[entries][MAX_COLUMNS];
        Arrays.fill(entryStrike, Ids.NONE);
    }

    /**
     * Returns the volatility around which a strike is bounded: its last one, or if it never had one that fits, that of
     * the smile between the nearest strikes of its expiry that have one; NaN if no strike has one.
     */
    public double volatility(final int strikeSlot)
    {
        return strikes.isKnown(strikeSlot) && !isOffSurface(strikeSlot) ?
            strikes.volatility(strikeSlot) : neighbours(strikeSlot);
    }

    /** Returns whether a strike's last volatility breaks the surface, so that it says nothing. */
    private boolean isOffSurface(final int strikeSlot)
    {
        return feeds.isHalted(feeds.of(FeedKind.VOLATILITY, strikeSlot), SuspensionReason.ARBITRAGE);
    }

    /** Interpolates between the nearest known strikes, linear in the strike and constant beyond the last one. */
    private double neighbours(final int strikeSlot)
    {
        final long strike = strikes.strikePrice(strikeSlot);
        int below = Ids.NONE;
        int above = Ids.NONE;
        for (int other = riskArrays.firstStrike(strikes.expiry(strikeSlot)); other != Ids.NONE;
            other = riskArrays.nextStrike(other))
        {
            if (strikes.isKnown(other) && !isOffSurface(other))
            {
                final long price = strikes.strikePrice(other);
                if (price < strike && (below == Ids.NONE || price > strikes.strikePrice(below)))
                {
                    below = other;
                }
                if (price > strike && (above == Ids.NONE || price < strikes.strikePrice(above)))
                {
                    above = other;
                }
            }
        }
        if (below == Ids.NONE || above == Ids.NONE)
        {
            final int nearest = below == Ids.NONE ? above : below;
            return nearest == Ids.NONE ? Double.NaN : strikes.volatility(nearest);
        }
        final double share = (strikes.strike(strikeSlot) - strikes.strike(below)) /
            (strikes.strike(above) - strikes.strike(below));
        return strikes.volatility(below) + share * (strikes.volatility(above) - strikes.volatility(below));
    }

    /** Returns the factor by which the volatility of an expiry may have moved: that of the model's shock upwards. */
    public double range(final int expiry, final long nowNs)
    {
        final MarginModel model = underlyings.model(expiries.underlying(expiry));
        return 1 + model.volRangeUp * ExpiryShocks.term(model, years(expiry, nowNs));
    }

    private double years(final int expiry, final long nowNs)
    {
        return Math.max(0, expiries.forward(expiry) > 0 ?
            expiries.yearsToExpiry(expiry) : (expiries.expiryNs(expiry) - nowNs) / NS_PER_YEAR);
    }

    /**
     * Writes the values of an option.
     *
     * @param forward    in cash per coin, a Decimal8 mantissa above 0.
     * @param volatility annual, not negative.
     * @param nowNs      the time, which counts if the expiry never had a forward.
     * @param out        receives a value per column.
     */
    public void values(
        final int instrument, final long forward, final double volatility, final long nowNs, final double[] out)
    {
        final int strikeSlot = instruments.strikeSlot(instrument);
        final int expiry = strikes.expiry(strikeSlot);
        final boolean put = instruments.kind(instrument) == InstrumentKind.PUT;
        final double vol = Math.min(volatility, HIGHEST_VOLATILITY);
        if (forward == expiries.forward(expiry))
        {
            final int entry = entry(strikeSlot, expiry, vol);
            System.arraycopy(
                put ? entryPuts[entry] : entryCalls[entry], 0, out, 0, riskArrays.shocks(expiry).columns());
        }
        else
        {
            final ExpiryShocks shocks = shocksAt(expiry, forward, nowNs);
            value(strikeSlot, shocks, vol, put ? null : out, put ? out : null);
        }
    }

    /**
     * Returns the effect of the scenarios on an expiry that never had a forward, as of now; valid until the next call.
     *
     * @param forward what stands for the forward, a Decimal8 mantissa above 0.
     */
    public ExpiryShocks shocksAt(final int expiry, final long forward, final long nowNs)
    {
        final double years = years(expiry, nowNs);
        movedShocks.refresh(
            underlyings.model(expiries.underlying(expiry)), Decimal8.toDouble(forward),
            years * NS_PER_YEAR / 1e9, years, expiries.discountRate(expiry));
        return movedShocks;
    }

    /**
     * Writes the values of an option.
     *
     * @param shocks effect of the scenarios on its expiry, at any forward.
     * @param out    receives a value per column.
     */
    public void valuesAt(
        final int instrument, final ExpiryShocks shocks, final double volatility, final double[] out)
    {
        final boolean put = instruments.kind(instrument) == InstrumentKind.PUT;
        value(instruments.strikeSlot(instrument), shocks, volatility, put ? null : out, put ? out : null);
    }

    /** Forgets the values of a strike, because its slot is freed. */
    void forget(final int strikeSlot)
    {
        entryStrike[strikeSlot * 2 & mask] = Ids.NONE;
        entryStrike[strikeSlot * 2 + 1 & mask] = Ids.NONE;
    }

    private int entry(final int strikeSlot, final int expiry, final double volatility)
    {
        final long bits = Double.doubleToLongBits(volatility);
        final int entry = (strikeSlot * 2 + (int)((bits ^ bits >>> 32 ^ bits >>> 47) & 1)) & mask;
        final int epoch = riskArrays.epoch(expiry);
        if (entryStrike[entry] != strikeSlot || entryEpoch[entry] != epoch ||
            entryStrikePrice[entry] != strikes.strikePrice(strikeSlot) || entryVolatility[entry] != volatility)
        {
            value(strikeSlot, riskArrays.shocks(expiry), volatility, entryCalls[entry], entryPuts[entry]);
            entryStrike[entry] = strikeSlot;
            entryStrikePrice[entry] = strikes.strikePrice(strikeSlot);
            entryEpoch[entry] = epoch;
            entryVolatility[entry] = volatility;
        }
        return entry;
    }

    private void value(
        final int strikeSlot,
        final ExpiryShocks shocks,
        final double volatility,
        final double @Nullable [] calls,
        final double @Nullable [] puts)
    {
        strikeOf[0] = strikes.strike(strikeSlot);
        logStrikeOf[0] = DeterministicMath.log(strikeOf[0]);
        shocks.shockVolatility(volatility, logStrikeOf[0], vols, 0);
        kernel.values(
            1, strikeOf, logStrikeOf, shocks.years(), shocks.discountFactor(), shocks.columns(), shocks.forwards(),
            shocks.logForwards(), vols, calls, 0, puts, 0);
    }

    /**
     * Writes the least or the greatest value that an option can have at any volatility: a call from D max(F - K, 0) to
     * D F, a put from D max(K - F, 0) to D K.
     *
     * @param forward in cash per coin, a Decimal8 mantissa above 0.
     */
    public void widest(
        final int instrument, final long forward, final boolean greatest, final long nowNs, final double[] out)
    {
        final int strikeSlot = instruments.strikeSlot(instrument);
        final double strike = strikes.strike(strikeSlot);
        final boolean put = instruments.kind(instrument) == InstrumentKind.PUT;
        final ExpiryShocks shocks = shocksAt(strikes.expiry(strikeSlot), forward, nowNs);
        for (int i = 0; i < shocks.columns(); i++)
        {
            final double shocked = shocks.forwards()[i];
            final double value = greatest ? (put ? strike : shocked) :
                Math.max(0, put ? strike - shocked : shocked - strike);
            out[i] = shocks.discountFactor() * value;
        }
    }
}
