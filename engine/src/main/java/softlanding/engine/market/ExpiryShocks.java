package softlanding.engine.market;

import static softlanding.engine.pricing.DeterministicMath.exp;
import static softlanding.engine.pricing.DeterministicMath.log;
import static softlanding.engine.pricing.DeterministicMath.pow;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds the effect of every scenario of a model on one expiry: shocked forwards, volatility multipliers, discounts. The
 * columns are the model's scenarios, followed by the unshocked state and the two shocks of the basis contingency.
 */
public final class ExpiryShocks
{
    /** Number of columns beside the scenarios. */
    static final int EXTRA_COLUMNS = 3;

    /** Length of the averaging period before settlement, in nanoseconds. */
    static final long AVERAGING_NS = 1_800_000_000_000L;

    private static final double DAYS_PER_YEAR = 365;
    private static final double TERM_DAYS = 30;
    private static final double AVERAGING_SECONDS = AVERAGING_NS / 1e9;

    private final double[] shocked = new double[VolShock.values().length];
    /** Null until the first refresh. */
    private @Nullable MarginModel model;
    private double years;
    private double rootYears;
    private double forward;
    private double logForward;
    private double discountFactor;
    private double longDiscount;
    private double shortDiscount;
    private double basisWeight;
    private double maxMove;
    private double volUp;
    private double volDown;
    private double linearCap;
    private double absCap;
    private double kStar;
    private double[] forwards = new double[0];
    private double[] logForwards = new double[0];

    /**
     * Computes all values for an expiry that has a forward.
     *
     * @param price   unshocked forward.
     * @param seconds seconds to settlement; not above 0 after it.
     * @param toYears years to settlement.
     * @param rate    annual, not negative.
     */
    public void refresh(
        final MarginModel newModel, final double price, final double seconds, final double toYears, final double rate)
    {
        refresh(newModel, price, seconds, toYears, rate, 0, 0);
    }

    /**
     * As above, with what is known about the settlement.
     *
     * @param newMaxMove relative move of the settlement price that an expired position is margined for.
     * @param knownPart  known part of the settlement average, in cash per coin; 0 where nobody told it.
     */
    public void refresh(
        final MarginModel newModel,
        final double price,
        final double seconds,
        final double toYears,
        final double rate,
        final double newMaxMove,
        final double knownPart)
    {
        maxMove = newMaxMove;
        model = newModel;
        years = Math.max(toYears, 0);
        rootYears = Math.sqrt(years);
        forward = price;
        logForward = log(price);
        discountFactor = exp(-rate * years);
        longDiscount = newModel.baseLong * exp(-years * (rate * newModel.longRateMult + newModel.longRateAdd));
        shortDiscount = Math.min(
            exp(rate * years),
            newModel.baseShort * exp(years * (rate * newModel.shortRateMult + newModel.shortRateAdd)));
        basisWeight = newModel.basisAdd + newModel.basisMult * years;
        refreshVolatilityShocks(newModel);
        refreshForwards(newModel, seconds, knownPart);
    }

    private void refreshVolatilityShocks(final MarginModel ofModel)
    {
        final double term = term(ofModel, years);
        volUp = 1 + ofModel.volRangeUp * term;
        volDown = Math.max(0, 1 - ofModel.volRangeDown * term);
        linearCap = linearCap(ofModel, rootYears);
        absCap = absCap(ofModel, rootYears);
        kStar = kStar(ofModel, rootYears);
    }

    private void refreshForwards(final MarginModel ofModel, final double seconds, final double knownPart)
    {
        final int scenarios = ofModel.scenarios();
        if (forwards.length != scenarios + EXTRA_COLUMNS)
        {
            forwards = new double[scenarios + EXTRA_COLUMNS];
            logForwards = new double[scenarios + EXTRA_COLUMNS];
        }

        // In the last 30 minutes a part of the settlement average is already fixed, and no shock moves it.
        final double fixed = fixedPart(forward, seconds, knownPart);
        final double variable = forward - fixed;
        for (int i = 0; i < scenarios; i++)
        {
            forwards[i] = seconds <= 0 ? forward * settlementShock(ofModel.spotShock(i)) :
                variable * ofModel.spotShock(i) + fixed;
        }
        forwards[scenarios] = forward;
        forwards[scenarios + 1] = variable * ofModel.basisUp + fixed;
        forwards[scenarios + 2] = variable * ofModel.basisDown + fixed;
        refreshLogForwards();
    }

    /**
     * Returns the part of a forward that no move changes any more.
     *
     * @param seconds   seconds to settlement; not above 0 after it.
     * @param knownPart known part of the settlement average, in cash per coin; 0 where nobody told it.
     */
    public static double fixedPart(final double forward, final double seconds, final double knownPart)
    {
        if (seconds >= AVERAGING_SECONDS)
        {
            return 0;
        }
        return knownPart > 0 ? Math.min(knownPart, forward) :
            forward * (AVERAGING_SECONDS - Math.max(seconds, 0)) / AVERAGING_SECONDS;
    }

    /** After the expiry the price is known but for the doubt about the settlement itself, whatever the spot does. */
    private double settlementShock(final double spotShock)
    {
        return Math.max(1 - maxMove, Math.min(1 + maxMove, spotShock));
    }

    /** Computes the logarithms of the forwards. Scenarios that differ only in volatility are adjacent and share one. */
    private void refreshLogForwards()
    {
        logForwards[0] = log(forwards[0]);
        for (int i = 1; i < forwards.length; i++)
        {
            logForwards[i] = forwards[i] == forwards[i - 1] ? logForwards[i - 1] : log(forwards[i]);
        }
    }

    /** Writes the shocked volatility of one strike for every column, from an index on. */
    public void shockVolatility(final double volatility, final double logStrike, final double[] out, final int from)
    {
        final MarginModel present = model();
        final double k = logStrike - logForward;
        shocked[VolShock.NONE.code()] = volatility;
        shocked[VolShock.UP.code()] = Math.max(volatility * volUp, present.minShockedVol);
        shocked[VolShock.DOWN.code()] = volatility * volDown;
        shocked[VolShock.LINEAR.code()] = volatility * tilt(k, linearCap);
        shocked[VolShock.ABS.code()] = volatility * tilt(Math.abs(k), absCap);

        final int scenarios = present.scenarios();
        for (int i = 0; i < scenarios; i++)
        {
            out[from + i] = shocked[present.volShock(i).code()];
        }
        Arrays.fill(out, from + scenarios, from + scenarios + EXTRA_COLUMNS, volatility);
    }

    private double tilt(final double k, final double cap)
    {
        return Math.max(0, 1 + Math.max(-cap, Math.min(cap, k * cap / kStar)));
    }

    /** Returns the share of a forward that a shock still moves at a number of seconds to settlement. */
    public static double movingShare(final double seconds)
    {
        return Math.max(0, Math.min(1, seconds / AVERAGING_SECONDS));
    }

    /** Returns the factor of the volatility shocks at a number of years to settlement; it rises towards settlement. */
    public static double term(final MarginModel model, final double years)
    {
        final double days = years * DAYS_PER_YEAR;
        final double tau = TERM_DAYS / Math.max(days, model.dteFloor);
        return pow(tau, days <= TERM_DAYS ? model.shortTermPower : model.longTermPower);
    }

    /** Returns the maximum change of volatility by a tilt, as a share, at a number of years to settlement or more. */
    public static double greatestTilt(final MarginModel model, final double years)
    {
        final double root = Math.sqrt(years);
        return Math.max(
            Math.max(Math.abs(linearCap(model, root)), Math.abs(linearCap(model, 0))),
            Math.max(Math.abs(absCap(model, root)), Math.abs(absCap(model, 0))));
    }

    /** Returns the maximum change of a tilt, as a share of volatility, per unit of log-moneyness. */
    public static double tiltSlope(final MarginModel model, final double years)
    {
        final double root = Math.sqrt(years);
        return Math.max(0, Math.max(linearCap(model, root), absCap(model, root))) / kStar(model, root);
    }

    /** Returns the maximum change of a tilt, as a share of volatility, while time passes. */
    public static double tiltDrift(final MarginModel model, final double fromYears, final double toYears)
    {
        final double from = Math.sqrt(fromYears);
        final double to = Math.sqrt(toYears);
        final double caps = Math.max(
            Math.abs(linearCap(model, from) - linearCap(model, to)), Math.abs(absCap(model, from) - absCap(model, to)));

        // Between the ends, k* has its maximum or minimum at an end or at the vertex of its parabola.
        final double turn = model.volParamScale == 0 ? from : -model.volParamStatic / (2 * model.volParamScale);
        final double inside = Math.max(to, Math.min(from, turn));
        final double least = Math.min(Math.min(kStar(model, from), kStar(model, to)), kStar(model, inside));
        final double most = Math.max(Math.max(kStar(model, from), kStar(model, to)), kStar(model, inside));
        return caps + greatestTilt(model, fromYears) * (1 - least / most);
    }

    /**
     * Returns the field of a model that makes the cap of a tilt negative at a number of years to settlement or at
     * settlement, or null.
     */
    public static @Nullable String fieldOfNegativeCap(final MarginModel model, final double years)
    {
        final double root = Math.sqrt(years);
        if (model.linearScaleCap < 0)
        {
            return "linearScaleCap";
        }
        if (linearCap(model, root) < 0)
        {
            return "linearCBase";
        }
        if (model.absScaleCap < 0)
        {
            return "absScaleCap";
        }
        return absCap(model, root) < 0 ? "absCBase" : null;
    }

    private static double linearCap(final MarginModel model, final double rootYears)
    {
        return model.linearCBase * rootYears + model.linearScaleCap;
    }

    private static double absCap(final MarginModel model, final double rootYears)
    {
        return model.absCBase * rootYears + model.absScaleCap;
    }

    private static double kStar(final MarginModel model, final double rootYears)
    {
        return Math.max(
            model.minKStar,
            rootYears * model.widthScale * (model.volParamStatic + rootYears * model.volParamScale));
    }

    /** Returns the model whose scenarios are applied. */
    public MarginModel model()
    {
        return Objects.requireNonNull(model, "refresh comes first");
    }

    /** Returns the number of columns: the scenarios and three more. */
    public int columns()
    {
        return forwards.length;
    }

    /** Returns the forwards of the columns. Callers must not write to the array. */
    public double[] forwards()
    {
        return forwards;
    }

    /** Returns the logarithms of the forwards of the columns. Callers must not write to the array. */
    public double[] logForwards()
    {
        return logForwards;
    }

    /** Returns the years to settlement, not below 0. */
    public double years()
    {
        return years;
    }

    /** Returns exp(-rate T). */
    public double discountFactor()
    {
        return discountFactor;
    }

    /** Returns the factor of a positive value of the expiry in a scenario. */
    public double longDiscount()
    {
        return longDiscount;
    }

    /** Returns the factor of a negative value of the expiry in a scenario. */
    public double shortDiscount()
    {
        return shortDiscount;
    }

    /** Returns basisAdd + basisMult T. */
    public double basisWeight()
    {
        return basisWeight;
    }
}
