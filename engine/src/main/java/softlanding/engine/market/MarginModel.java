package softlanding.engine.market;

import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;

/** Holds the parameters of scenario portfolio margin of one underlying, prepared for calculation. Immutable. */
public final class MarginModel
{
    public final double mmFactor;
    public final double imFactor;
    public final double volRangeUp;
    public final double volRangeDown;
    public final double minShockedVol;
    public final double shortTermPower;
    public final double longTermPower;
    public final double dteFloor;
    public final double linearCBase;
    public final double linearScaleCap;
    public final double absCBase;
    public final double absScaleCap;
    public final double minKStar;
    public final double widthScale;
    public final double volParamStatic;
    public final double volParamScale;
    public final double baseLong;
    public final double longRateMult;
    public final double longRateAdd;
    public final double baseShort;
    public final double shortRateMult;
    public final double shortRateAdd;
    public final double basisUp;
    public final double basisDown;
    public final double basisAdd;
    public final double basisMult;
    public final double perpPct;
    public final double perpInitialAddOn;
    public final double optionPct;
    public final double optionInitialAddOn;
    public final double confThreshold;
    public final double confMargin;
    public final double pegThreshold;
    public final double pegFactor;

    private final double[] spotShocks;
    private final double[] weights;
    private final double[] tiltSigns;
    private final double[] weightedMoves;
    private final VolShock[] volShocks;
    private final long[] numbers;
    private final long hash;

    /** Converts settings in which {@link PortfolioMarginSettings#faultyField()} finds nothing. */
    public MarginModel(final PortfolioMarginSettings settings)
    {
        numbers = settings.numbers();
        mmFactor = Decimal8.toDouble(settings.mmFactor);
        imFactor = Decimal8.toDouble(settings.imFactor);
        volRangeUp = Decimal8.toDouble(settings.volRangeUp);
        volRangeDown = Decimal8.toDouble(settings.volRangeDown);
        minShockedVol = Decimal8.toDouble(settings.minShockedVol);
        shortTermPower = Decimal8.toDouble(settings.shortTermPower);
        longTermPower = Decimal8.toDouble(settings.longTermPower);
        dteFloor = Decimal8.toDouble(settings.dteFloor);
        linearCBase = Decimal8.toDouble(settings.linearCBase);
        linearScaleCap = Decimal8.toDouble(settings.linearScaleCap);
        absCBase = Decimal8.toDouble(settings.absCBase);
        absScaleCap = Decimal8.toDouble(settings.absScaleCap);
        minKStar = Decimal8.toDouble(settings.minKStar);
        widthScale = Decimal8.toDouble(settings.widthScale);
        volParamStatic = Decimal8.toDouble(settings.volParamStatic);
        volParamScale = Decimal8.toDouble(settings.volParamScale);
        baseLong = Decimal8.toDouble(settings.baseLong);
        longRateMult = Decimal8.toDouble(settings.longRateMult);
        longRateAdd = Decimal8.toDouble(settings.longRateAdd);
        baseShort = Decimal8.toDouble(settings.baseShort);
        shortRateMult = Decimal8.toDouble(settings.shortRateMult);
        shortRateAdd = Decimal8.toDouble(settings.shortRateAdd);
        basisUp = Decimal8.toDouble(settings.basisUp);
        basisDown = Decimal8.toDouble(settings.basisDown);
        basisAdd = Decimal8.toDouble(settings.basisAdd);
        basisMult = Decimal8.toDouble(settings.basisMult);
        perpPct = Decimal8.toDouble(settings.perpPct);
        perpInitialAddOn = Decimal8.toDouble(settings.perpInitialAddOn);
        optionPct = Decimal8.toDouble(settings.optionPct);
        optionInitialAddOn = Decimal8.toDouble(settings.optionInitialAddOn);
        confThreshold = Decimal8.toDouble(settings.confThreshold);
        confMargin = Decimal8.toDouble(settings.confMargin);
        pegThreshold = Decimal8.toDouble(settings.pegThreshold);
        pegFactor = Decimal8.toDouble(settings.pegFactor);

        final int scenarios = settings.scenarios();
        spotShocks = new double[scenarios];
        weights = new double[scenarios];
        tiltSigns = new double[scenarios];
        weightedMoves = new double[scenarios];
        volShocks = new VolShock[scenarios];
        long scenarioHash = 0;
        for (int i = 0; i < scenarios; i++)
        {
            spotShocks[i] = Decimal8.toDouble(settings.spotShocks[i]);
            weights[i] = Decimal8.toDouble(settings.weights[i]);
            volShocks[i] = settings.volShocks[i];
            tiltSigns[i] = volShocks[i].isTilt() ? -1 : 1;
            weightedMoves[i] = (spotShocks[i] - 1) * weights[i];
            scenarioHash = StateHash.mix(
                StateHash.mix(StateHash.mix(scenarioHash + settings.spotShocks[i]) + settings.weights[i]) +
                settings.volShocks[i].code());
        }
        hash = StateHash.mix(scenarioHash + parameterHash());
    }

    /** Returns the number of scenarios; a scenario's index counts from 0. */
    public int scenarios()
    {
        return spotShocks.length;
    }

    /** Returns shocked spot divided by current spot. */
    public double spotShock(final int scenario)
    {
        return spotShocks[scenario];
    }

    /** Returns, for each scenario, the share of its profit or loss that counts. Callers must not write to the array. */
    public double[] weights()
    {
        return weights;
    }

    /**
     * Returns, for each scenario, -1 for a tilt, whose profit counts as a loss, otherwise 1. Callers must not write to
     * the array.
     */
    public double[] tiltSigns()
    {
        return tiltSigns;
    }

    /** Returns, for each scenario, (spot shock - 1) times weight. Callers must not write to the array. */
    public double[] weightedMoves()
    {
        return weightedMoves;
    }

    /** Returns whether a scenario raises, lowers, tilts, bends or keeps volatility. */
    public VolShock volShock(final int scenario)
    {
        return volShocks[scenario];
    }

    /** Returns the hash over every parameter; models with equal parameters have equal hashes. */
    public long hash()
    {
        return hash;
    }

    private long parameterHash()
    {
        final double[] parameters =
        {
            mmFactor, imFactor, volRangeUp, volRangeDown, minShockedVol, shortTermPower, longTermPower, dteFloor,
            linearCBase, linearScaleCap, absCBase, absScaleCap, minKStar, widthScale, volParamStatic, volParamScale,
            baseLong, longRateMult, longRateAdd, baseShort, shortRateMult, shortRateAdd,
            basisUp, basisDown, basisAdd, basisMult, perpPct, perpInitialAddOn, optionPct, optionInitialAddOn,
            confThreshold, confMargin, pegThreshold, pegFactor,
        };
        long parameterHash = 0;
        for (final double parameter : parameters)
        {
            parameterHash = StateHash.mix(parameterHash + Double.doubleToLongBits(parameter));
        }
        return parameterHash;
    }

    /** Returns the settings as numbers; a model of equal numbers is the same. */
    long[] numbers()
    {
        return numbers.clone();
    }
}
