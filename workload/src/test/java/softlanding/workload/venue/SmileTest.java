package softlanding.workload.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmileTest
{
    @Test
    void shouldRevertFromThePresentToTheLongRunLevelWithTime()
    {
        assertEquals(0.9, Smile.atTheMoney(0.9, 1e-12), 1e-9);
        assertEquals(0.55, Smile.atTheMoney(0.9, 1_000), 1e-3);
        double last = 0.9;
        for (double years = 0.02; years < 2; years += 0.02)
        {
            final double volatility = Smile.atTheMoney(0.9, years);
            assertTrue(volatility < last && volatility > 0.55, "years=" + years + " volatility=" + volatility);
            last = volatility;
        }
    }

    @Test
    void shouldMakeLowStrikesDearerAndBothWingsDearerThanTheMiddle()
    {
        final double low = Smile.volatility(0.5, -0.25, -0.3, 0.1);
        final double middle = Smile.volatility(0.5, -0.25, 0, 0.1);
        final double high = Smile.volatility(0.5, -0.25, 0.3, 0.1);

        assertEquals(0.5, middle, 1e-12);
        assertTrue(low > high && high > middle, low + " " + middle + " " + high);
    }

    @Test
    void shouldGrowTotalVarianceWithTimeAtEveryMoneyness()
    {
        for (double moneyness = -1; moneyness <= 1; moneyness += 0.1)
        {
            double last = 0;
            for (double years = 0.02; years < 1; years += 0.02)
            {
                final double volatility =
                    Smile.volatility(Smile.atTheMoney(1.1, years), -0.45, moneyness, years);
                assertTrue(volatility * volatility * years > last, "moneyness=" + moneyness + " years=" + years);
                last = volatility * volatility * years;
            }
        }
    }
}
