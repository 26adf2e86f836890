package softlanding.engine.market;

import java.util.Arrays;
import softlanding.engine.pricing.DeterministicMath;
import softlanding.engine.pricing.ScenarioKernel;
import softlanding.engine.state.Decimal8;

/**
 * The value of one coin of every option in every scenario of its model. A value belongs to the instrument, not to an
 * account: it is worked out once per change of the market that touches it, and only when somebody asks.
 *
 * <p>A row has one column per scenario, and after them the unshocked value and the values under the two shocks of the
 * basis contingency. Call and put of a strike are worked out together.
 */
public final class RiskArrays
{
    private static final int NEVER = -1;
    private static final int USUAL_SCENARIOS = 31;

    private final Underlyings underlyings;
    private final Expiries expiries;
    private final Strikes strikes;
    private final Instruments instruments;
    private final ScenarioKernel kernel =
        new ScenarioKernel(MarginModelSettings.MAX_SCENARIOS + ExpiryShocks.EXTRA_COLUMNS);
    private final double[] vols = new double[MarginModelSettings.MAX_SCENARIOS + ExpiryShocks.EXTRA_COLUMNS];
    private final ExpiryShocks[] shocks;
    private final int[] expiryEpoch;
    private final int[] shocksEpoch;
    private final int[] rowsEpoch;
    private final double[] logStrikes;
    private int stride = USUAL_SCENARIOS + ExpiryShocks.EXTRA_COLUMNS;
    private double[] values;

    RiskArrays(
        final Underlyings underlyings,
        final Expiries expiries,
        final Strikes strikes,
        final Instruments instruments,
        final int expiryCapacity,
        final int strikeCapacity)
    {
        this.underlyings = underlyings;
        this.expiries = expiries;
        this.strikes = strikes;
        this.instruments = instruments;
        shocks = new ExpiryShocks[expiryCapacity];
        expiryEpoch = new int[expiryCapacity];
        shocksEpoch = new int[expiryCapacity];
        rowsEpoch = new int[strikeCapacity];
        logStrikes = new double[strikeCapacity];
        values = new double[2 * strikeCapacity * stride];
        Arrays.fill(shocksEpoch, NEVER);
        Arrays.fill(rowsEpoch, NEVER);
    }

    void expiryListed(final int expiry)
    {
        shocks[expiry] = new ExpiryShocks();
    }

    void strikeListed(final int strikeSlot)
    {
        logStrikes[strikeSlot] = DeterministicMath.log(strikes.strike(strikeSlot));
    }

    void expiryChanged(final int expiry)
    {
        expiryEpoch[expiry] = (expiryEpoch[expiry] + 1) & Integer.MAX_VALUE;
    }

    void strikeChanged(final int strikeSlot)
    {
        rowsEpoch[strikeSlot] = NEVER;
    }

    void modelChanged(final int underlying)
    {
        final int columns = underlyings.model(underlying).scenarios() + ExpiryShocks.EXTRA_COLUMNS;
        if (columns > stride)
        {
            stride = columns;
            values = new double[2 * rowsEpoch.length * stride];
            Arrays.fill(rowsEpoch, NEVER);
        }
        for (int expiry = 0; expiry < expiries.ids().size(); expiry++)
        {
            if (expiries.underlying(expiry) == underlying)
            {
                expiryChanged(expiry);
            }
        }
    }

    /** Whether an option has all that its value needs: a forward and a volatility. */
    public boolean isPriced(final int instrument)
    {
        final int strikeSlot = instruments.strikeSlot(instrument);
        return strikes.isPriced(strikeSlot) && expiries.isPriced(strikes.expiry(strikeSlot));
    }

    /**
     * Where the row of a priced option begins in {@link #values()}, brought up to date first. Good until the next
     * change of the market.
     */
    public int row(final int instrument)
    {
        final int strikeSlot = instruments.strikeSlot(instrument);
        final int expiry = strikes.expiry(strikeSlot);
        if (rowsEpoch[strikeSlot] != expiryEpoch[expiry])
        {
            refresh(strikeSlot, expiry);
        }
        return rowOf(strikeSlot, instruments.kind(instrument) == InstrumentKind.PUT);
    }

    /** All rows; values are in cash per coin. */
    public double[] values()
    {
        return values;
    }

    /** What the scenarios do to an expiry that has a forward. */
    public ExpiryShocks shocks(final int expiry)
    {
        final ExpiryShocks expiryShocks = shocks[expiry];
        if (shocksEpoch[expiry] != expiryEpoch[expiry])
        {
            expiryShocks.refresh(
                underlyings.model(expiries.underlying(expiry)),
                Decimal8.toDouble(expiries.forward(expiry)),
                expiries.secondsToExpiry(expiry),
                expiries.yearsToExpiry(expiry),
                expiries.discountRate(expiry));
            shocksEpoch[expiry] = expiryEpoch[expiry];
        }
        return expiryShocks;
    }

    /** The mark of a priced option, in cash per coin. */
    public double mark(final int instrument)
    {
        final int row = row(instrument);
        return values[row + underlyings.model(instruments.underlying(instrument)).scenarios()];
    }

    private void refresh(final int strikeSlot, final int expiry)
    {
        final ExpiryShocks expiryShocks = shocks(expiry);
        expiryShocks.shockVolatility(strikes.volatility(strikeSlot), logStrikes[strikeSlot], vols);
        kernel.values(
            strikes.strike(strikeSlot), logStrikes[strikeSlot], expiryShocks.years(), expiryShocks.discountFactor(),
            expiryShocks.columns(), expiryShocks.forwards(), expiryShocks.logForwards(), vols,
            values, rowOf(strikeSlot, false), values, rowOf(strikeSlot, true));
        rowsEpoch[strikeSlot] = expiryEpoch[expiry];
    }

    private int rowOf(final int strikeSlot, final boolean put)
    {
        return (2 * strikeSlot + (put ? 1 : 0)) * stride;
    }
}
