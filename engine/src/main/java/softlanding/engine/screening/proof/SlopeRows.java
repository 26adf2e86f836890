package softlanding.engine.screening.proof;

import static softlanding.engine.pricing.DeterministicMath.log;

import softlanding.engine.market.Expiries;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.pricing.NormalDistribution;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;

/**
 * Holds the slope of the value of one coin of every call, in every column of its risk array, at several forwards around
 * the present one: N(d1), undiscounted, at fixed shocked volatilities. The slope rises with the forward, so between two
 * of these anchors it lies between its values at them. The slope of a put is that of the call less 1.
 *
 * <p>Rows belong to the instrument. They are calculated anchor by anchor on request, if their inputs have moved far.
 * The caller must allow for the moves since then ({@link #terms}, {@link #volatility}).
 */
public final class SlopeRows
{
    /** Anchors of an expiry, from the lowest up. */
    public static final int ANCHORS = 5;
    /** The anchor 6 % below the forward at which the rows of an expiry were taken. */
    public static final int LOW = 1;
    /** The anchor at that forward. */
    public static final int MIDDLE = 2;
    /** The anchor 6 % above it. */
    public static final int HIGH = 3;

    /** Where the anchors lie. The outermost serve standard margin, whose brackets are wide. */
    private static final double[] OFFSETS = {-0.4, -0.06, 0, 0.06, 0.4};
    private static final double MAX_MOVE = 0.025;
    /**
     * The maximum move of inputs without a new calculation, in units of volatility times root of time. The same limit
     * holds for rate times time and for the fixed share of a forward.
     */
    private static final double MAX_WEAR = 0.00002;
    private static final double MIN_DEVIATION = 1e-100;
    private static final int NEVER = -1;
    private static final int TERM_BITS = 8;
    private static final int TERMS = 1 << TERM_BITS;

    private final Market market;
    private final double[] logAnchors = new double[ANCHORS];
    private final ExpiryShocks[] shocks;
    private final double[] forward;
    private final double[] rate;
    private final double[] seconds;
    private final int[] epoch;
    private final int[] rowEpoch;
    /** One bit of a row for each anchor at which it is calculated. */
    private final int[] anchorsTaken;
    private final double[] volatility;
    private final double[][] rows;
    private double tolerance = MAX_WEAR;
    private final double[] termYears = new double[TERMS];
    private final double[] terms = new double[TERMS];
    private final MarginModel[] termModels = new MarginModel[TERMS];
    private final double[] shockedVolatility = new double[PortfolioMarginSettings.MAX_SCENARIOS + 3];

    /** Reserves memory for all instruments of the market. The rows of a strike are created on the first request. */
    public SlopeRows(final Market market, final int maxExpiries, final int maxStrikes)
    {
        this.market = market;
        shocks = new ExpiryShocks[maxExpiries];
        forward = new double[maxExpiries];
        rate = new double[maxExpiries];
        seconds = new double[maxExpiries];
        epoch = new int[maxExpiries];
        rowEpoch = new int[maxStrikes];
        anchorsTaken = new int[maxStrikes];
        volatility = new double[maxStrikes];
        rows = new double[maxStrikes][];
        for (int anchor = 0; anchor < ANCHORS; anchor++)
        {
            logAnchors[anchor] = log(1 + offset(anchor));
        }
    }

    /**
     * Returns the position of an anchor relative to the middle forward, as a share: 0 in the middle, negative below.
     */
    public static double offset(final int anchor)
    {
        return OFFSETS[anchor];
    }

    /** Sets whether rows must rest on the exact present inputs. */
    public void requireFresh(final boolean fresh)
    {
        tolerance = fresh ? 0 : MAX_WEAR;
    }

    /** Brings the inputs of the rows of an expiry sufficiently near to the present. */
    public void refresh(final int expiry)
    {
        final Expiries expiries = market.expiries();
        final MarginModel model = market.underlyings().model(expiries.underlying(expiry));
        final double price = Decimal8.toDouble(expiries.forward(expiry));
        final double toGo = expiries.secondsToExpiry(expiry);
        final double years = expiries.yearsToExpiry(expiry);
        final double annual = expiries.discountRate(expiry);
        if (shocks[expiry] == null)
        {
            shocks[expiry] = new ExpiryShocks();
        }
        else if (shocks[expiry].model() == model && isNear(expiry, price, toGo, years, annual))
        {
            return;
        }
        shocks[expiry].refresh(model, price, toGo, years, annual);
        forward[expiry] = price;
        rate[expiry] = annual;
        seconds[expiry] = toGo;
        epoch[expiry]++;
    }

    private boolean isNear(
        final int expiry, final double price, final double toGo, final double years, final double annual)
    {
        final double toGoYears = Math.max(0, years);
        return Math.abs(price / forward[expiry] - 1) <= MAX_MOVE &&
            Math.sqrt(shocks[expiry].years()) - Math.sqrt(toGoYears) <= tolerance &&
            Math.abs(annual - rate[expiry]) * shocks[expiry].years() <= tolerance &&
            ExpiryShocks.movingShare(seconds[expiry]) - ExpiryShocks.movingShare(toGo) <= tolerance;
    }

    /** Returns {@link ExpiryShocks#term}, which many accounts need at the same times. */
    double term(final MarginModel model, final double years)
    {
        final int place = (int)(StateHash.mix(Double.doubleToLongBits(years)) >>> (Long.SIZE - TERM_BITS));
        if (termModels[place] != model || termYears[place] != years)
        {
            termModels[place] = model;
            termYears[place] = years;
            terms[place] = ExpiryShocks.term(model, years);
        }
        return terms[place];
    }

    /** Forgets the inputs of an expiry whose slot is freed. */
    public void forgetExpiry(final int expiry)
    {
        shocks[expiry] = null;
        epoch[expiry]++;
    }

    /** Forgets the row of a strike whose slot is freed. */
    public void forgetStrike(final int strikeSlot)
    {
        rowEpoch[strikeSlot] = NEVER;
        anchorsTaken[strikeSlot] = 0;
    }

    /** Returns the inputs of the last calculation of an expiry: forward, years, discounts, shocks. */
    public ExpiryShocks terms(final int expiry)
    {
        return shocks[expiry];
    }

    /** Returns the forward in the middle of the anchors of an expiry, in cash per coin. */
    public double forward(final int expiry)
    {
        return forward[expiry];
    }

    /** Returns the annual rate for which the rows of an expiry were calculated. */
    public double rate(final int expiry)
    {
        return rate[expiry];
    }

    /** Returns the seconds to settlement for which the rows of an expiry were calculated. */
    public double seconds(final int expiry)
    {
        return seconds[expiry];
    }

    /** Returns the volatility for which the row of a strike was calculated. */
    public double volatility(final int strikeSlot)
    {
        return volatility[strikeSlot];
    }

    /**
     * Brings the inputs of the row of a priced strike sufficiently near to the present. Its expiry must have been
     * refreshed.
     */
    public void refreshStrike(final int strikeSlot)
    {
        final int expiry = market.strikes().expiry(strikeSlot);
        final double present = market.strikes().volatility(strikeSlot);
        final double wear = Math.abs(present - volatility[strikeSlot]) * Math.sqrt(shocks[expiry].years());
        if (rowEpoch[strikeSlot] != epoch[expiry] || wear > tolerance)
        {
            volatility[strikeSlot] = present;
            rowEpoch[strikeSlot] = epoch[expiry];
            anchorsTaken[strikeSlot] = 0;
        }
    }

    /**
     * Returns N(d1) of a refreshed strike, anchor by anchor and within an anchor column by column. Only the requested
     * anchor is certain to be calculated.
     */
    public double[] row(final int strikeSlot, final int anchor)
    {
        if ((anchorsTaken[strikeSlot] & 1 << anchor) == 0)
        {
            take(strikeSlot, anchor, shocks[market.strikes().expiry(strikeSlot)]);
        }
        return rows[strikeSlot];
    }

    private void take(final int strikeSlot, final int anchor, final ExpiryShocks at)
    {
        final int columns = at.columns();
        if (rows[strikeSlot] == null || rows[strikeSlot].length != ANCHORS * columns)
        {
            rows[strikeSlot] = new double[ANCHORS * columns];
            anchorsTaken[strikeSlot] = 0;
        }
        anchorsTaken[strikeSlot] |= 1 << anchor;
        final double logStrike = log(market.strikes().strike(strikeSlot));
        final double rootYears = Math.sqrt(at.years());
        at.shockVolatility(volatility[strikeSlot], logStrike, shockedVolatility, 0);
        final double[] row = rows[strikeSlot];
        for (int column = 0; column < columns; column++)
        {
            final double deviation = Math.max(shockedVolatility[column] * rootYears, MIN_DEVIATION);
            final double moneyness = at.logForwards()[column] - logStrike;
            row[anchor * columns + column] =
                NormalDistribution.cumulative((moneyness + logAnchors[anchor]) / deviation + deviation / 2);
        }
    }
}
