package softlanding.engine.market;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.FieldRange;
import softlanding.engine.state.copy.Numbers;

/**
 * Holds the parameters of scenario portfolio margin as received: Decimal8 mantissas, named as in the event {@code
 * PortfolioMarginSet}. The schema gives meaning and unit of each.
 */
public final class PortfolioMarginSettings
{
    /** Maximum number of scenarios of one model. */
    public static final int MAX_SCENARIOS = 128;

    public long mmFactor;
    public long imFactor;
    public long volRangeUp;
    public long volRangeDown;
    public long minShockedVol;
    public long shortTermPower;
    public long longTermPower;
    public long dteFloor;
    public long linearCBase;
    public long linearScaleCap;
    public long absCBase;
    public long absScaleCap;
    public long minKStar;
    public long widthScale;
    public long volParamStatic;
    public long volParamScale;
    public long baseLong;
    public long longRateMult;
    public long longRateAdd;
    public long baseShort;
    public long shortRateMult;
    public long shortRateAdd;
    public long basisUp;
    public long basisDown;
    public long basisAdd;
    public long basisMult;
    public long perpPct;
    public long perpInitialAddOn;
    public long optionPct;
    public long optionInitialAddOn;
    public long confThreshold;
    public long confMargin;
    public long pegThreshold;
    public long pegFactor;

    final long[] spotShocks = new long[MAX_SCENARIOS];
    final VolShock[] volShocks = new VolShock[MAX_SCENARIOS];
    final long[] weights = new long[MAX_SCENARIOS];
    private int scenarios;

    /** Removes the scenarios. */
    public void clearScenarios()
    {
        scenarios = 0;
    }

    /**
     * Adds a scenario. Scenarios beyond {@link #MAX_SCENARIOS} are only counted, so that {@link #faultyField()} rejects
     * them.
     */
    public void addScenario(final long spotShock, final VolShock volShock, final long weight)
    {
        if (scenarios < MAX_SCENARIOS)
        {
            spotShocks[scenarios] = spotShock;
            volShocks[scenarios] = volShock;
            weights[scenarios] = weight;
        }
        scenarios++;
    }

    /** Returns the number of scenarios added so far, including those beyond the maximum. */
    public int scenarios()
    {
        return scenarios;
    }

    /** Returns the first field out of range, or null. */
    public @Nullable String faultyField()
    {
        final String general = faultyFactor();
        return general != null ? general : faultyScenario();
    }

    private @Nullable String faultyFactor()
    {
        final FieldRange range = new FieldRange();
        range.within("mmFactor", mmFactor, 0, 100);
        range.within("imFactor", imFactor, 0, 100);
        range.holds("imFactor", imFactor >= mmFactor);
        range.within("volRangeUp", volRangeUp, 0, 100);
        range.within("volRangeDown", volRangeDown, 0, 100);
        range.within("minShockedVol", minShockedVol, 0, 100);
        range.within("shortTermPower", shortTermPower, 0, 2);
        range.within("longTermPower", longTermPower, 0, 2);
        range.holds("dteFloor", dteFloor >= Decimal8.ONE / 1_000);
        range.within("dteFloor", dteFloor, 0, 10_000);
        range.within("linearCBase", linearCBase, -100, 100);
        range.within("linearScaleCap", linearScaleCap, 0, 100);
        range.within("absCBase", absCBase, -100, 100);
        range.within("absScaleCap", absScaleCap, 0, 100);
        range.positive("minKStar", minKStar);
        range.within("minKStar", minKStar, 0, 100);
        range.within("widthScale", widthScale, 0, 1_000);
        range.within("volParamStatic", volParamStatic, -100, 100);
        range.within("volParamScale", volParamScale, -100, 100);
        range.within("baseLong", baseLong, 0, 1);
        range.within("longRateMult", longRateMult, 0, 100);
        range.within("longRateAdd", longRateAdd, 0, 100);
        range.within("baseShort", baseShort, 1, 100);
        range.within("shortRateMult", shortRateMult, 0, 100);
        range.within("shortRateAdd", shortRateAdd, 0, 100);
        range.within("basisUp", basisUp, 1, 100);
        range.positive("basisDown", basisDown);
        range.within("basisDown", basisDown, 0, 1);
        range.within("basisAdd", basisAdd, 0, 100);
        range.within("basisMult", basisMult, 0, 100);
        range.within("perpPct", perpPct, 0, 1);
        range.within("perpInitialAddOn", perpInitialAddOn, 0, 1);
        range.within("optionPct", optionPct, 0, 1);
        range.within("optionInitialAddOn", optionInitialAddOn, 0, 1);
        range.within("confThreshold", confThreshold, 0, 1);
        range.within("confMargin", confMargin, 0, 100);
        range.within("pegThreshold", pegThreshold, 0, 100);
        range.within("pegFactor", pegFactor, 0, 1_000);
        return range.faultyField();
    }

    private @Nullable String faultyScenario()
    {
        if (scenarios < 1 || scenarios > MAX_SCENARIOS)
        {
            return "scenarios";
        }
        for (int i = 0; i < scenarios; i++)
        {
            if (spotShocks[i] <= 0 || spotShocks[i] > 1_000 * Decimal8.ONE)
            {
                return "spotShock";
            }
            // Weights are usually from 0 to 1; published parameter sets go up to 5.
            if (weights[i] < 0 || weights[i] > 10 * Decimal8.ONE)
            {
                return "weight";
            }
        }
        return null;
    }

    /** Returns all parameters as numbers from which {@link #of} makes them again. */
    long[] numbers()
    {
        final Numbers numbers = new Numbers();
        numbers.add(
            mmFactor, imFactor, volRangeUp, volRangeDown, minShockedVol, shortTermPower, longTermPower, dteFloor,
            linearCBase, linearScaleCap, absCBase, absScaleCap, minKStar, widthScale, volParamStatic, volParamScale,
            baseLong, longRateMult, longRateAdd, baseShort, shortRateMult, shortRateAdd, basisUp, basisDown, basisAdd,
            basisMult, perpPct, perpInitialAddOn, optionPct, optionInitialAddOn, confThreshold, confMargin,
            pegThreshold, pegFactor);
        numbers.add(scenarios);
        for (int i = 0; i < scenarios; i++)
        {
            numbers.add(spotShocks[i], volShocks[i].code(), weights[i]);
        }
        return numbers.toArray();
    }

    /** Returns the parameters of which {@link #numbers} were made. */
    static PortfolioMarginSettings of(final Numbers numbers)
    {
        final PortfolioMarginSettings settings = new PortfolioMarginSettings();
        settings.mmFactor = numbers.next();
        settings.imFactor = numbers.next();
        settings.volRangeUp = numbers.next();
        settings.volRangeDown = numbers.next();
        settings.minShockedVol = numbers.next();
        settings.shortTermPower = numbers.next();
        settings.longTermPower = numbers.next();
        settings.dteFloor = numbers.next();
        settings.linearCBase = numbers.next();
        settings.linearScaleCap = numbers.next();
        settings.absCBase = numbers.next();
        settings.absScaleCap = numbers.next();
        settings.minKStar = numbers.next();
        settings.widthScale = numbers.next();
        settings.volParamStatic = numbers.next();
        settings.volParamScale = numbers.next();
        settings.baseLong = numbers.next();
        settings.longRateMult = numbers.next();
        settings.longRateAdd = numbers.next();
        settings.baseShort = numbers.next();
        settings.shortRateMult = numbers.next();
        settings.shortRateAdd = numbers.next();
        settings.basisUp = numbers.next();
        settings.basisDown = numbers.next();
        settings.basisAdd = numbers.next();
        settings.basisMult = numbers.next();
        settings.perpPct = numbers.next();
        settings.perpInitialAddOn = numbers.next();
        settings.optionPct = numbers.next();
        settings.optionInitialAddOn = numbers.next();
        settings.confThreshold = numbers.next();
        settings.confMargin = numbers.next();
        settings.pegThreshold = numbers.next();
        settings.pegFactor = numbers.next();
        final int scenarios = numbers.nextInt();
        for (int i = 0; i < scenarios; i++)
        {
            settings.addScenario(numbers.next(), VolShock.ofCode(numbers.nextInt()), numbers.next());
        }
        return settings;
    }
}
