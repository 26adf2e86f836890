package softlanding.engine.market;

import static softlanding.engine.pricing.DeterministicMath.exp;
import static softlanding.engine.pricing.DeterministicMath.log;
import static softlanding.engine.pricing.DeterministicMath.pow;

/**
 * What every scenario of a model does to one expiry: shocked forwards, volatility multipliers, discounts. The columns
 * are the model's scenarios, and after them the unshocked state and the two shocks of the basis contingency.
 */
public final class ExpiryShocks
{
    /** Columns beside the scenarios. */
    static final int EXTRA_COLUMNS = 3;

    private static final double DAYS_PER_YEAR = 365;
    private static final double TERM_DAYS = 30;
    private static final double AVERAGING_SECONDS = 1_800;

    private MarginModel model;
    private double years;
    private double rootYears;
    private double forward;
    private double logForward;
    private double discountFactor;
    private double longDiscount;
    private double shortDiscount;
    private double basisWeight;
    private double volUp;
    private double volDown;
    private double linearCap;
    private double absCap;
    private double kStar;
    private double[] forwards = new double[0];
    private double[] logForwards = new double[0];

    /**
     * Works everything out for an expiry that has a forward.
     *
     * @param price   unshocked forward.
     * @param seconds to settlement; not above 0 once it is past.
     * @param toYears the same in years.
     * @param rate    annual, not negative.
     */
    void refresh(
        final MarginModel newModel, final double price, final double seconds, final double toYears, final double rate)
    {
        model = newModel;
        years = Math.max(toYears, 0);
        rootYears = Math.sqrt(years);
        forward = price;
        logForward = log(price);
        discountFactor = exp(-rate * years);
        longDiscount = model.baseLong * exp(-years * (rate * model.longRateMult + model.longRateAdd));
        shortDiscount = Math.min(
            exp(rate * years),
            model.baseShort * exp(years * (rate * model.shortRateMult + model.shortRateAdd)));
        basisWeight = model.basisAdd + model.basisMult * years;
        refreshVolatilityShocks();
        refreshForwards(Math.max(seconds, 0));
    }

    private void refreshVolatilityShocks()
    {
        final double days = years * DAYS_PER_YEAR;
        final double tau = TERM_DAYS / Math.max(days, model.dteFloor);
        final double term = pow(tau, days <= TERM_DAYS ? model.shortTermPower : model.longTermPower);
        volUp = 1 + model.volRangeUp * term;
        volDown = Math.max(0, 1 - model.volRangeDown * term);
        linearCap = model.linearCBase * rootYears + model.linearScaleCap;
        absCap = model.absCBase * rootYears + model.absScaleCap;
        kStar = Math.max(
            model.minKStar,
            rootYears * model.widthScale * (model.volParamStatic + rootYears * model.volParamScale));
    }

    private void refreshForwards(final double seconds)
    {
        final int scenarios = model.scenarios();
        if (forwards.length != scenarios + EXTRA_COLUMNS)
        {
            forwards = new double[scenarios + EXTRA_COLUMNS];
            logForwards = new double[scenarios + EXTRA_COLUMNS];
        }

        // In the last 30 minutes part of the settlement average is already known, and no shock moves it.
        final double fixed = seconds < AVERAGING_SECONDS ?
            forward * (AVERAGING_SECONDS - seconds) / AVERAGING_SECONDS : 0;
        final double variable = forward - fixed;
        for (int i = 0; i < scenarios; i++)
        {
            setForward(i, variable * model.spotShock(i) + fixed);
        }
        setForward(scenarios, forward);
        setForward(scenarios + 1, variable * model.basisUp + fixed);
        setForward(scenarios + 2, variable * model.basisDown + fixed);
    }

    private void setForward(final int column, final double value)
    {
        forwards[column] = value;
        logForwards[column] = log(value);
    }

    /** Writes the shocked volatility of one strike for every column. */
    void shockVolatility(final double volatility, final double logStrike, final double[] out)
    {
        final int scenarios = model.scenarios();
        final double up = Math.max(volatility * volUp, model.minShockedVol);
        final double down = volatility * volDown;
        final double k = logStrike - logForward;
        for (int i = 0; i < scenarios; i++)
        {
            out[i] = switch (model.volShock(i))
            {
                case UP -> up;
                case DOWN -> down;
                case LINEAR -> volatility * tilt(k, linearCap);
                case ABS -> volatility * tilt(Math.abs(k), absCap);
                case NONE -> volatility;
            };
        }
        out[scenarios] = volatility;
        out[scenarios + 1] = volatility;
        out[scenarios + 2] = volatility;
    }

    private double tilt(final double k, final double cap)
    {
        return Math.max(0, 1 + Math.max(-cap, Math.min(cap, k * cap / kStar)));
    }

    MarginModel model()
    {
        return model;
    }

    int columns()
    {
        return forwards.length;
    }

    double[] forwards()
    {
        return forwards;
    }

    double[] logForwards()
    {
        return logForwards;
    }

    /** Years to settlement, not below 0. */
    public double years()
    {
        return years;
    }

    /** exp(-rate T). */
    public double discountFactor()
    {
        return discountFactor;
    }

    /** What a positive value of the expiry is multiplied by in a scenario. */
    public double longDiscount()
    {
        return longDiscount;
    }

    /** What a negative value of the expiry is multiplied by in a scenario. */
    public double shortDiscount()
    {
        return shortDiscount;
    }

    /** basisAdd + basisMult T. */
    public double basisWeight()
    {
        return basisWeight;
    }
}
