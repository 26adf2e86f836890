package softlanding.workload.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SquareRootImpactTest
{
    private static final long HOUR = 3_600_000_000_000L;
    private static final ImpactSettings SETTINGS = new ImpactSettings(1, 0.04, 1, 10 * HOUR);

    private final SquareRootImpact impact = new SquareRootImpact(SETTINGS, 400);

    @Test
    void shouldLeaveThePriceAloneWhereNobodySells()
    {
        assertEquals(1, impact.factor(HOUR));
    }

    @Test
    void shouldMoveThePriceByTheRootOfTheShareOfADaysVolume()
    {
        impact.trade(-100, HOUR);

        // A quarter of the daily volume gives half of the daily volatility.
        assertEquals(-0.02, Math.log(impact.factor(HOUR)), 1e-15);
    }

    @Test
    void shouldMoveThePriceAsFarInManyPartsAsInOne()
    {
        for (int i = 0; i < 100; i++)
        {
            impact.trade(-1, HOUR);
        }

        assertEquals(-0.02, Math.log(impact.factor(HOUR)), 1e-12);
    }

    @Test
    void shouldLetPurchasesUndoSales()
    {
        impact.trade(-100, HOUR);
        impact.trade(100, HOUR);

        assertEquals(1, impact.factor(HOUR));
    }

    @Test
    void shouldForgetWithTime()
    {
        impact.trade(-100, 0);

        // After one relaxation time 1/e of the volume remains.
        assertEquals(-0.02 * Math.sqrt(Math.exp(-1)), Math.log(impact.factor(10 * HOUR)), 1e-15);
    }

    @Test
    void shouldKeepTwoThirdsOfTheImpactForADayByDefault()
    {
        final SquareRootImpact ordinary = new SquareRootImpact(ImpactSettings.ORDINARY, 400);
        ordinary.trade(-100, 0);

        assertEquals(-0.02 * 2 / 3, Math.log(ordinary.factor(24 * HOUR)), 1e-12);
    }

    @Test
    void shouldRefuseSettingsThatMakeNoSense()
    {
        assertThrows(IllegalArgumentException.class, () -> new ImpactSettings(-1, 0.04, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ImpactSettings(1, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ImpactSettings(1, 0.04, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ImpactSettings(1, 0.04, 1, 0));
    }
}
