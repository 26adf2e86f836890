package softlanding.engine.market;

import java.util.List;
import java.util.SplittableRandom;
import softlanding.engine.state.Decimal8;

/**
 * Margin models of all shapes that {@link PortfolioMarginSettings#faultyField()} lets through, with caps not below 0.
 */
final class RandomModel
{
    private static final List<VolShock> SHOCKS = List.of(VolShock.values());
    private final SplittableRandom random;

    RandomModel(final SplittableRandom random)
    {
        this.random = random;
    }

    /** A model with this number of scenarios. */
    PortfolioMarginSettings next(final int scenarios)
    {
        final PortfolioMarginSettings settings = new PortfolioMarginSettings();
        settings.mmFactor = between(0, 1);
        settings.imFactor = settings.mmFactor + between(0, 1);
        settings.volRangeUp = between(0, 3);
        settings.volRangeDown = between(0, 1.5);
        settings.minShockedVol = between(0, 1);
        settings.shortTermPower = between(0, 2);
        settings.longTermPower = between(0, 2);
        settings.dteFloor = between(0.001, random.nextBoolean() ? 2 : 60);
        settings.linearCBase = between(-0.05, 0.5);
        settings.linearScaleCap = between(0.1, 1.5);
        settings.absCBase = between(-0.05, 0.5);
        settings.absScaleCap = between(0.1, 1.5);
        settings.minKStar = between(0.001, 0.2);
        settings.widthScale = between(0, 6);
        settings.volParamStatic = between(-0.2, 1);
        settings.volParamScale = between(-0.5, 0.5);
        settings.baseLong = between(0.5, 1);
        settings.longRateMult = between(0, 3);
        settings.longRateAdd = between(0, 0.5);
        settings.baseShort = between(1, 1.5);
        settings.shortRateMult = between(0, 2);
        settings.shortRateAdd = between(0, 0.5);
        settings.basisUp = between(1, 1.2);
        settings.basisDown = between(0.8, 1);
        settings.basisAdd = between(0, 2);
        settings.basisMult = between(0, 4);
        for (int i = 0; i < scenarios; i++)
        {
            addScenario(settings);
        }
        return settings;
    }

    /** One in three differs from the one before in volatility alone. */
    private void addScenario(final PortfolioMarginSettings settings)
    {
        final int before = settings.scenarios() - 1;
        final long shock = before >= 0 && random.nextInt(3) == 0 ? settings.spotShocks[before] : between(0.05, 4);
        settings.addScenario(shock, SHOCKS.get(random.nextInt(SHOCKS.size())), between(0, 2));
    }

    /** A decimal between two numbers, both included. */
    long between(final double least, final double most)
    {
        final long from = Math.round(least * Decimal8.ONE);
        final long to = Math.round(most * Decimal8.ONE);
        return random.nextInt(8) == 0 ? from : random.nextInt(8) == 0 ? to : random.nextLong(from, to + 1);
    }
}
