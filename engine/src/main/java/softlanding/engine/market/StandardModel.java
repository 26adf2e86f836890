package softlanding.engine.market;

import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;

/** Holds the parameters of standard margin of one underlying, prepared for calculation. Immutable. */
public final class StandardModel
{
    public final double perpIm;
    public final double perpMm;
    public final double optMax;
    public final double optMin;
    public final double mmCall;
    public final double mmPutSpot;
    public final double mmPutMark;
    public final double unpairedIm;
    public final double unpairedMm;
    public final double mmOffsetScale;
    public final double confThreshold;
    public final double confFactor;
    public final double pegThreshold;
    public final double pegFactor;
    public final double collateralFactor;
    public final double collateralInitialScale;

    private final long[] numbers;

    /** Converts settings in which {@link StandardMarginSettings#faultyField()} finds nothing. */
    public StandardModel(final StandardMarginSettings settings)
    {
        numbers = settings.numbers();
        perpIm = Decimal8.toDouble(settings.perpIm);
        perpMm = Decimal8.toDouble(settings.perpMm);
        optMax = Decimal8.toDouble(settings.optMax);
        optMin = Decimal8.toDouble(settings.optMin);
        mmCall = Decimal8.toDouble(settings.mmCall);
        mmPutSpot = Decimal8.toDouble(settings.mmPutSpot);
        mmPutMark = Decimal8.toDouble(settings.mmPutMark);
        unpairedIm = Decimal8.toDouble(settings.unpairedIm);
        unpairedMm = Decimal8.toDouble(settings.unpairedMm);
        mmOffsetScale = Decimal8.toDouble(settings.mmOffsetScale);
        confThreshold = Decimal8.toDouble(settings.confThreshold);
        confFactor = Decimal8.toDouble(settings.confFactor);
        pegThreshold = Decimal8.toDouble(settings.pegThreshold);
        pegFactor = Decimal8.toDouble(settings.pegFactor);
        collateralFactor = Decimal8.toDouble(settings.collateralFactor);
        collateralInitialScale = Decimal8.toDouble(settings.collateralInitialScale);
    }

    long hash()
    {
        final double[] parameters =
        {
            perpIm, perpMm, optMax, optMin, mmCall, mmPutSpot, mmPutMark, unpairedIm, unpairedMm, mmOffsetScale,
            confThreshold, confFactor, pegThreshold, pegFactor, collateralFactor, collateralInitialScale,
        };
        long hash = 0;
        for (final double parameter : parameters)
        {
            hash = StateHash.mix(hash + Double.doubleToLongBits(parameter));
        }
        return hash;
    }

    /** Returns the isolated maintenance requirement of one short coin of an option. */
    public double maintenance(final boolean call, final double spot, final double mark)
    {
        return mark + (call ? mmCall * spot : Math.max(mmPutSpot * spot, mmPutMark * mark));
    }

    /** Returns the settings as numbers; a model of equal numbers is the same. */
    long[] numbers()
    {
        return numbers.clone();
    }
}
