package softlanding.engine.market;

import softlanding.engine.state.Decimal8;

/**
 * Defines the margin model of an underlying before its first {@code PortfolioMarginSet}: the parameters and scenarios
 * that
 * Derive published for its portfolio margin (v2-core, PMRM_2).
 */
public final class DefaultMarginModel
{
    private DefaultMarginModel()
    {
    }

    /** Returns a new instance of the settings. */
    public static PortfolioMarginSettings settings()
    {
        final PortfolioMarginSettings settings = new PortfolioMarginSettings();
        settings.mmFactor = decimal(0.8);
        settings.imFactor = decimal(1);
        settings.volRangeUp = decimal(0.5);
        settings.volRangeDown = decimal(0.275);
        settings.minShockedVol = decimal(0.45);
        settings.shortTermPower = decimal(0.3);
        settings.longTermPower = decimal(0.13);
        settings.dteFloor = decimal(1);
        settings.linearCBase = decimal(-0.05);
        settings.linearScaleCap = decimal(0.15);
        settings.absCBase = decimal(-0.05);
        settings.absScaleCap = decimal(0.15);
        settings.minKStar = decimal(0.01);
        settings.widthScale = decimal(4);
        settings.volParamStatic = decimal(0.6);
        settings.volParamScale = decimal(-0.1);
        settings.baseLong = decimal(0.95);
        settings.longRateMult = decimal(1);
        settings.longRateAdd = decimal(0.08);
        settings.baseShort = decimal(1.04);
        settings.shortRateMult = decimal(0.5);
        settings.shortRateAdd = decimal(0.08);
        settings.basisUp = decimal(1.045);
        settings.basisDown = decimal(0.955);
        settings.basisAdd = decimal(0.5);
        settings.basisMult = decimal(2);
        settings.perpPct = decimal(0.015);
        settings.perpInitialAddOn = decimal(0.005);
        settings.optionPct = decimal(0.003);
        settings.optionInitialAddOn = decimal(0.002);
        settings.confThreshold = decimal(0.55);
        settings.confMargin = decimal(1);
        settings.pegThreshold = decimal(0.98);
        settings.pegFactor = decimal(2);
        addScenarios(settings);
        return settings;
    }

    private static void addScenarios(final PortfolioMarginSettings settings)
    {
        add(settings, 1.18, VolShock.UP, 1);
        for (final double spotShock : new double[] {1.135, 1.09, 1.045, 1, 0.955, 0.91, 0.865})
        {
            add(settings, spotShock, VolShock.DOWN, 1);
            add(settings, spotShock, VolShock.NONE, 1);
            add(settings, spotShock, VolShock.UP, 1);
        }
        add(settings, 0.82, VolShock.UP, 1);
        add(settings, 0.34, VolShock.UP, 0.054545455);
        add(settings, 0.67, VolShock.UP, 0.10909091);
        add(settings, 1.5, VolShock.UP, 0.072);
        add(settings, 2, VolShock.UP, 0.036);
        add(settings, 3, VolShock.UP, 0.018);
        add(settings, 4, VolShock.UP, 0.012);
        add(settings, 1, VolShock.LINEAR, 1);
        add(settings, 1, VolShock.ABS, 1);
    }

    private static void add(
        final PortfolioMarginSettings settings, final double spotShock, final VolShock volShock, final double weight)
    {
        settings.addScenario(decimal(spotShock), volShock, decimal(weight));
    }

    private static long decimal(final double value)
    {
        return Math.round(value * Decimal8.ONE);
    }
}
