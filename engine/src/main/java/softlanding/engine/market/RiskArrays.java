package softlanding.engine.market;

import java.util.Arrays;
import softlanding.engine.pricing.DeterministicMath;
import softlanding.engine.pricing.ScenarioKernel;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;
import softlanding.engine.state.copy.StateCopyException;

/**
 * Holds the value of one coin of every option in every scenario of its model. A value belongs to the instrument, not to
 * an account. It is computed at most once per market change that affects it, and only at a read.
 *
 * <p>A row has one column per scenario, followed by the unshocked value and the values under the two shocks of the
 * basis contingency. Call and put of a strike are computed together. The first read of an expiry after a change also
 * computes its other stale strikes that were read lately, because a batch costs half as much per value.
 */
public final class RiskArrays
{
    private static final int NEVER = -1;
    private static final int MAX_COLUMNS = PortfolioMarginSettings.MAX_SCENARIOS + ExpiryShocks.EXTRA_COLUMNS;
    /** Number of strikes valued in one batch. With the usual 34 columns they fill one block of the kernel. */
    private static final int BATCH = 8;

    private double maxSettlementMove = 0.05;
    private final Underlyings underlyings;
    private final Expiries expiries;
    private final Strikes strikes;
    private final Instruments instruments;
    private final ScenarioKernel kernel = new ScenarioKernel(MAX_COLUMNS);
    private final int[] batch = new int[BATCH];
    private final double[] batchStrikes = new double[BATCH];
    private final double[] batchLogStrikes = new double[BATCH];
    private final double[] batchVols = new double[BATCH * MAX_COLUMNS];
    private final double[] batchCalls = new double[BATCH * MAX_COLUMNS];
    private final double[] batchPuts = new double[BATCH * MAX_COLUMNS];
    private int batchSize;
    private final ExpiryShocks[] shocks;
    private final int[] expiryEpoch;
    private final int[] shocksEpoch;
    private final int[] epochBefore;
    private final int[] rowsEpoch;
    private final int[] askedEpoch;
    private final int[] firstStrike;
    private final int[] nextStrike;
    private final double[] logStrikes;
    private final double[][] calls;
    private final double[][] puts;

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
        epochBefore = new int[expiryCapacity];
        firstStrike = new int[expiryCapacity];
        rowsEpoch = new int[strikeCapacity];
        askedEpoch = new int[strikeCapacity];
        nextStrike = new int[strikeCapacity];
        logStrikes = new double[strikeCapacity];
        calls = new double[strikeCapacity][];
        puts = new double[strikeCapacity][];
        Arrays.fill(shocksEpoch, NEVER);
        Arrays.fill(epochBefore, NEVER);
        Arrays.fill(firstStrike, Ids.NONE);
        Arrays.fill(rowsEpoch, NEVER);
        Arrays.fill(askedEpoch, NEVER);
    }

    void expiryListed(final int expiry)
    {
        shocks[expiry] = new ExpiryShocks();
        // Epochs go on from the former expiry of the slot, so that none of its values counts as present.
        expiryChanged(expiry);
        shocksEpoch[expiry] = NEVER;
        epochBefore[expiry] = NEVER;
        firstStrike[expiry] = Ids.NONE;
    }

    void expiryFreed(final int expiry)
    {
        firstStrike[expiry] = Ids.NONE;
    }

    void strikeListed(final int strikeSlot)
    {
        final int expiry = strikes.expiry(strikeSlot);
        logStrikes[strikeSlot] = DeterministicMath.log(strikes.strike(strikeSlot));
        rowsEpoch[strikeSlot] = NEVER;
        askedEpoch[strikeSlot] = NEVER;
        nextStrike[strikeSlot] = firstStrike[expiry];
        firstStrike[expiry] = strikeSlot;
        makeRows(strikeSlot, columns(expiries.underlying(expiry)));
    }

    private void makeRows(final int strikeSlot, final int columns)
    {
        calls[strikeSlot] = new double[columns];
        puts[strikeSlot] = new double[columns];
    }

    private int columns(final int underlying)
    {
        return underlyings.model(underlying).scenarios() + ExpiryShocks.EXTRA_COLUMNS;
    }

    void setMaxSettlementMove(final double share)
    {
        maxSettlementMove = share;
        for (int expiry = 0; expiry < expiries.ids().size(); expiry++)
        {
            expiryChanged(expiry);
        }
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
        final int columns = columns(underlying);
        for (int expiry = 0; expiry < expiries.ids().size(); expiry++)
        {
            if (expiries.underlying(expiry) == underlying)
            {
                expiryChanged(expiry);
                for (int slot = firstStrike[expiry]; slot != Ids.NONE; slot = nextStrike[slot])
                {
                    makeRows(slot, columns);
                }
            }
        }
    }

    /** Returns a number that grows when the forward, the clock or the model of an expiry changes. */
    int epoch(final int expiry)
    {
        return expiryEpoch[expiry];
    }

    /** Returns the first strike of an expiry, in no order, or {@link Ids#NONE}. */
    int firstStrike(final int expiry)
    {
        return firstStrike[expiry];
    }

    /** Returns the strike of the same expiry that follows another one, or {@link Ids#NONE}. */
    int nextStrike(final int strikeSlot)
    {
        return nextStrike[strikeSlot];
    }

    /** Returns whether an option's forward and volatility are known and their feeds are not suspended. */
    public boolean isPriced(final int instrument)
    {
        final int strikeSlot = instruments.strikeSlot(instrument);
        final int expiry = strikes.expiry(strikeSlot);
        return expiries.isPriced(expiry) && (expiries.isExpired(expiry) || strikes.isPriced(strikeSlot));
    }

    /**
     * Returns the values of a priced option in cash per coin, brought up to date first. The array is valid until the
     * next change of the market; callers must not write to it.
     */
    public double[] row(final int instrument)
    {
        final int strikeSlot = instruments.strikeSlot(instrument);
        final int expiry = strikes.expiry(strikeSlot);
        if (rowsEpoch[strikeSlot] != expiryEpoch[expiry])
        {
            refresh(strikeSlot, expiry);
        }
        askedEpoch[strikeSlot] = expiryEpoch[expiry];
        return instruments.kind(instrument) == InstrumentKind.PUT ? puts[strikeSlot] : calls[strikeSlot];
    }

    /** Returns the effect of the scenarios on an expiry that has a forward. */
    public ExpiryShocks shocks(final int expiry)
    {
        final ExpiryShocks expiryShocks = shocks[expiry];
        if (shocksEpoch[expiry] != expiryEpoch[expiry])
        {
            refreshAt(expiry, Decimal8.toDouble(expiries.forward(expiry)), expiryShocks);
            epochBefore[expiry] = shocksEpoch[expiry];
            shocksEpoch[expiry] = expiryEpoch[expiry];
        }
        return expiryShocks;
    }

    /** Computes the effect of the scenarios on an expiry as if its forward were another one, at its clock. */
    public void refreshAt(final int expiry, final double forward, final ExpiryShocks at)
    {
        at.refresh(
            underlyings.model(expiries.underlying(expiry)),
            forward,
            expiries.secondsToExpiry(expiry),
            expiries.yearsToExpiry(expiry),
            expiries.discountRate(expiry),
            maxSettlementMove,
            Decimal8.toDouble(expiries.fixedPart(expiry)));
    }

    /** Returns the mark of a priced option, in cash per coin. */
    public double mark(final int instrument)
    {
        return row(instrument)[underlyings.model(instruments.underlying(instrument)).scenarios()];
    }

    /** Values a strike, together with the other stale ones of its expiry that were read lately. */
    private void refresh(final int strikeSlot, final int expiry)
    {
        final ExpiryShocks expiryShocks = shocks(expiry);
        add(strikeSlot, expiryShocks);
        for (int other = firstStrike[expiry]; other != Ids.NONE; other = nextStrike[other])
        {
            if (other != strikeSlot && rowsEpoch[other] != expiryEpoch[expiry] && wasAskedLately(other, expiry))
            {
                if (batchSize == BATCH)
                {
                    valueBatch(expiryShocks);
                }
                add(other, expiryShocks);
            }
        }
        valueBatch(expiryShocks);
    }

    /**
     * Returns whether a strike was read since the expiry's last change, or between that change and the observed one
     * before it.
     */
    private boolean wasAskedLately(final int strikeSlot, final int expiry)
    {
        final int asked = askedEpoch[strikeSlot];
        return asked != NEVER && (asked == shocksEpoch[expiry] || asked == epochBefore[expiry]);
    }

    private void add(final int strikeSlot, final ExpiryShocks expiryShocks)
    {
        batchStrikes[batchSize] = strikes.strike(strikeSlot);
        batchLogStrikes[batchSize] = logStrikes[strikeSlot];
        expiryShocks.shockVolatility(
            strikes.volatility(strikeSlot), logStrikes[strikeSlot], batchVols, batchSize * expiryShocks.columns());
        batch[batchSize++] = strikeSlot;
    }

    private void valueBatch(final ExpiryShocks expiryShocks)
    {
        final int columns = expiryShocks.columns();
        kernel.values(
            batchSize, batchStrikes, batchLogStrikes, expiryShocks.years(), expiryShocks.discountFactor(),
            columns, expiryShocks.forwards(), expiryShocks.logForwards(), batchVols, batchCalls, 0, batchPuts, 0);
        for (int i = 0; i < batchSize; i++)
        {
            final int strikeSlot = batch[i];
            System.arraycopy(batchCalls, i * columns, calls[strikeSlot], 0, columns);
            System.arraycopy(batchPuts, i * columns, puts[strikeSlot], 0, columns);
            rowsEpoch[strikeSlot] = expiryEpoch[strikes.expiry(strikeSlot)];
        }
        batchSize = 0;
    }

    /** Copies which strikes belong to each expiry. All values are made again when they are read. */
    void copyState(final StateCopy copy)
    {
        copy.ints(StateOwner.EXPIRY_STRIKES, firstStrike, expiries.ids().size());
        copy.ints(StateOwner.EXPIRY_STRIKES, nextStrike, strikes.size());
        for (int expiry = 0; expiry < expiries.ids().size() && copy.loads(); expiry++)
        {
            shocks[expiry] = new ExpiryShocks();
            expiryChanged(expiry);
            int listed = 0;
            for (int slot = firstStrike[expiry]; slot != Ids.NONE; slot = nextStrike[slot])
            {
                if (listed++ == strikes.size())
                {
                    throw new StateCopyException("the strikes of an expiry go round in a circle");
                }
                logStrikes[slot] = DeterministicMath.log(strikes.strike(slot));
                makeRows(slot, columns(expiries.underlying(expiry)));
            }
        }
    }
}
