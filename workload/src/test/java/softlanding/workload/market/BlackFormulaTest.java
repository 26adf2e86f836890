package softlanding.workload.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BlackFormulaTest
{
    @Test
    void shouldGiveTheTextbookValue()
    {
        // Haug, The Complete Guide to Option Pricing Formulas: F = X = 19, T = 0.75, r = 10 %, volatility 28 %.
        assertEquals(1.7011, BlackFormula.price(true, 19, 19, 0.28, 0.75, 0.10), 5e-5);
        assertEquals(1.7011, BlackFormula.price(false, 19, 19, 0.28, 0.75, 0.10), 5e-5);
    }

    @Test
    void shouldGiveTheTabulatedNormalDistribution()
    {
        assertEquals(0.5, BlackFormula.normal(0));
        assertEquals(0.975, BlackFormula.normal(1.959963984540054), 1e-15);
        assertEquals(0.0013498980316300933, BlackFormula.normal(-3), 1e-15);
        assertEquals(1, BlackFormula.normal(40));
        assertEquals(0, BlackFormula.normal(-40));
        assertTrue(Double.isNaN(BlackFormula.normal(Double.NaN)));
    }

    @Test
    void shouldKeepPutCallParityAndDeltaAsTheSlope()
    {
        for (double strike = 40_000; strike < 250_000; strike += 7_500)
        {
            final double call = BlackFormula.price(true, 95_000, strike, 0.6, 0.4, 0.04);
            final double put = BlackFormula.price(false, 95_000, strike, 0.6, 0.4, 0.04);
            assertEquals(BlackFormula.discount(0.04, 0.4) * (95_000 - strike), call - put, 1e-8);
            final double slope = (BlackFormula.price(true, 95_001, strike, 0.6, 0.4, 0) -
                BlackFormula.price(true, 94_999, strike, 0.6, 0.4, 0)) / 2;
            assertEquals(slope, BlackFormula.delta(true, 95_000, strike, 0.6, 0.4), 1e-7);
        }
    }

    @Test
    void shouldBeIntrinsicWithoutTimeOrVolatility()
    {
        assertEquals(5, BlackFormula.price(true, 105, 100, 0.5, 0, 0.1));
        assertEquals(0, BlackFormula.price(false, 105, 100, 0, 1, 0));
        assertTrue(Double.isNaN(BlackFormula.price(true, Double.NaN, 100, 0.5, 1, 0)));
    }
}
