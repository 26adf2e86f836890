package softlanding.engine.market;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.FieldRange;
import softlanding.engine.state.copy.Numbers;

/**
 * Holds the parameters of standard margin as received: Decimal8 mantissas, named as in the event {@code
 * StandardMarginSet}. The schema gives the meaning of each.
 */
public final class StandardMarginSettings
{
    public long perpIm;
    public long perpMm;
    public long optMax;
    public long optMin;
    public long mmCall;
    public long mmPutSpot;
    public long mmPutMark;
    public long unpairedIm;
    public long unpairedMm;
    public long mmOffsetScale;
    public long confThreshold;
    public long confFactor;
    public long pegThreshold;
    public long pegFactor;
    public long collateralFactor;
    public long collateralInitialScale;

    /** Returns the parameters before the first {@code StandardMarginSet}, published by Derive (v2-core). */
    public static StandardMarginSettings published()
    {
        final StandardMarginSettings settings = new StandardMarginSettings();
        settings.perpIm = thousandths(65);
        settings.perpMm = thousandths(50);
        settings.optMax = thousandths(150);
        settings.optMin = thousandths(100);
        settings.mmCall = thousandths(75);
        settings.mmPutSpot = thousandths(75);
        settings.mmPutMark = thousandths(75);
        settings.unpairedIm = thousandths(1_200);
        settings.unpairedMm = thousandths(1_100);
        settings.mmOffsetScale = thousandths(1_050);
        settings.confThreshold = thousandths(400);
        settings.confFactor = thousandths(400);
        settings.pegThreshold = thousandths(980);
        settings.pegFactor = thousandths(1_200);
        settings.collateralFactor = thousandths(100);
        settings.collateralInitialScale = thousandths(1_000);
        return settings;
    }

    /** Returns the first field out of range, or null. */
    public @Nullable String faultyField()
    {
        final FieldRange range = new FieldRange();
        range.within("perpMm", perpMm, 0, 1);
        range.within("perpIm", perpIm, 0, 1);
        range.holds("perpIm", perpIm >= perpMm);
        range.within("optMin", optMin, 0, 10);
        range.within("optMax", optMax, 0, 10);
        range.holds("optMax", optMax >= optMin);
        range.within("mmCall", mmCall, 0, 10);
        range.within("mmPutSpot", mmPutSpot, 0, 10);
        range.within("mmPutMark", mmPutMark, 0, 10);
        range.within("unpairedMm", unpairedMm, 0, 100);
        range.within("unpairedIm", unpairedIm, 0, 100);
        range.holds("unpairedIm", unpairedIm >= unpairedMm);
        range.within("mmOffsetScale", mmOffsetScale, 0, 100);
        range.within("confThreshold", confThreshold, 0, 1);
        range.within("confFactor", confFactor, 0, 100);
        range.within("pegThreshold", pegThreshold, 0, 100);
        range.within("pegFactor", pegFactor, 0, 1_000);
        range.within("collateralFactor", collateralFactor, 0, 1);
        range.within("collateralInitialScale", collateralInitialScale, 0, 1);
        return range.faultyField();
    }

    private static long thousandths(final long value)
    {
        return value * (Decimal8.ONE / 1_000);
    }

    /** Returns all parameters as numbers from which {@link #of} makes them again. */
    long[] numbers()
    {
        return new long[]
        {
            perpIm, perpMm, optMax, optMin, mmCall, mmPutSpot, mmPutMark, unpairedIm, unpairedMm, mmOffsetScale,
            confThreshold, confFactor, pegThreshold, pegFactor, collateralFactor, collateralInitialScale
        };
    }

    /** Returns the parameters of which {@link #numbers} were made. */
    static StandardMarginSettings of(final Numbers numbers)
    {
        final StandardMarginSettings settings = new StandardMarginSettings();
        settings.perpIm = numbers.next();
        settings.perpMm = numbers.next();
        settings.optMax = numbers.next();
        settings.optMin = numbers.next();
        settings.mmCall = numbers.next();
        settings.mmPutSpot = numbers.next();
        settings.mmPutMark = numbers.next();
        settings.unpairedIm = numbers.next();
        settings.unpairedMm = numbers.next();
        settings.mmOffsetScale = numbers.next();
        settings.confThreshold = numbers.next();
        settings.confFactor = numbers.next();
        settings.pegThreshold = numbers.next();
        settings.pegFactor = numbers.next();
        settings.collateralFactor = numbers.next();
        settings.collateralInitialScale = numbers.next();
        return settings;
    }
}
