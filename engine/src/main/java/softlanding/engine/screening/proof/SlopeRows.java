package softlanding.engine.screening.proof;

import static softlanding.engine.pricing.DeterministicMath.log;

import softlanding.engine.market.Expiries;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.MarginModelSettings;
import softlanding.engine.market.Market;
import softlanding.engine.pricing.NormalDistribution;
import softlanding.engine.state.Decimal8;

/**
 * How steep the value of one coin of every call is, in every column of its risk array, at some forwards around the
 * present one: N(d1), undiscounted, at fixed shocked volatilities. It rises with the forward, so between two of these
 * anchors it lies between what it is at them. A put's is the call's less 1.
 *
 * <p>Rows belong to the instrument and are worked out anchor by anchor when somebody asks, where what they rest on has
 * moved much: how far it has moved since is for the caller to allow for ({@link #terms}, {@link #volatility}).
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
    /** In units of volatility times root of time; the same for rate times time and for the share of a forward fixed. */
    private static final double MAX_WEAR = 0.00002;
    private static final double MIN_DEVIATION = 1e-100;

    private final Market market;
    private final double[] logAnchors = new double[ANCHORS];
    private final ExpiryShocks[] shocks;
    private final double[] forward;
    private final double[] rate;
    private final double[] seconds;
    private final int[] epoch;
    private final int[] rowEpoch;
    /** Of a row, a bit for each anchor at which it is worked out. */
    private final int[] anchorsTaken;
    private final double[] volatility;
    private final double[][] rows;
    private double tolerance = MAX_WEAR;
    private final double[] shockedVolatility = new double[MarginModelSettings.MAX_SCENARIOS + 3];

    /** Room for all that the market can list; the rows of a strike are made when they are first asked for. */
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

    /** Where an anchor lies, as a share of the forward in the middle: 0 there, negative below. */
    public static double offset(final int anchor)
    {
        return OFFSETS[anchor];
    }

    /** From here on rows must rest on the very present, or need not. */
    public void requireFresh(final boolean fresh)
    {
        tolerance = fresh ? 0 : MAX_WEAR;
    }

    /** Brings what the rows of an expiry rest on near enough to the present. */
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

    /** What the rows of an expiry were last taken at: forward, years, discounts, shocks. */
    public ExpiryShocks terms(final int expiry)
    {
        return shocks[expiry];
    }

    /** The forward in the middle of the anchors of an expiry. */
    public double forward(final int expiry)
    {
        return forward[expiry];
    }

    /** The rate at which the rows of an expiry were taken. */
    public double rate(final int expiry)
    {
        return rate[expiry];
    }

    /** Seconds to settlement at which the rows of an expiry were taken. */
    public double seconds(final int expiry)
    {
        return seconds[expiry];
    }

    /** The volatility at which the row of a strike was taken. */
    public double volatility(final int strikeSlot)
    {
        return volatility[strikeSlot];
    }

    /** Brings what the row of a priced strike, whose expiry has been refreshed, rests on near enough to the present. */
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
     * N(d1) of a strike that has been refreshed, anchor by anchor, at each column by column; worked out for one anchor
     * at least.
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
