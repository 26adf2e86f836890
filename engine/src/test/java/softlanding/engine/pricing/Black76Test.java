package softlanding.engine.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class Black76Test
{
    private static final long SEED = 76L;
    private static final int POINTS = 2_500;

    @Test
    void shouldPriceLikeTheTextbookToFiftyDigits()
    {
        final RandomOption.Source source = new RandomOption.Source(SEED);
        for (int i = 0; i < POINTS; i++)
        {
            final RandomOption option = source.next();
            final double expected = BigBlack76.of(option).price().doubleValue();
            // An option in the money can be worth a million forwards: there the last digit of the value is the limit.
            final double tolerance = 1e-13 * option.forward() + 2.0 * Math.ulp(expected);
            assertEquals(expected, option.price(), tolerance, option::toString);
        }
    }

    @Test
    void shouldKeepRelativeAccuracyInTheWings()
    {
        final RandomOption.Source source = new RandomOption.Source(SEED);
        int inTheWings = 0;
        for (int i = 0; i < POINTS; i++)
        {
            final RandomOption option = source.usual();
            final double expected = BigBlack76.of(option).price().doubleValue();
            if (expected > 1e-250)
            {
                assertEquals(1.0, option.price() / expected, 1e-11, option::toString);
                inTheWings += expected < 1e-13 * option.forward() ? 1 : 0;
            }
        }
        assertTrue(inTheWings > POINTS / 50, "too few points in the wings: " + inTheWings);
    }

    @Test
    void shouldTakeTheGreeksOfTheTextbook()
    {
        final RandomOption.Source source = new RandomOption.Source(SEED + 1);
        for (int i = 0; i < POINTS; i++)
        {
            final RandomOption option = source.next();
            final BigBlack76 exact = BigBlack76.of(option);
            // ln F - ln K carries an absolute error, which d1 divides by the deviation.
            final double v = option.volatility() * Math.sqrt(option.years());
            final double relative = 1e-13 + 1e-14 / v;
            final double forward = option.forward();
            assertNear(exact.delta(), option.delta(), relative, 1.0, option);
            assertNear(exact.gamma(), option.gamma(), relative, 1.0 / (forward * v), option);
            assertNear(exact.vega(), option.vega(), relative, forward * Math.sqrt(option.years()), option);
            final double day = forward * v / option.years() / 365.0;
            assertNear(exact.theta(), option.theta(), relative, day + option.rate() * option.price(), option);
        }
    }

    @Test
    void shouldBeWorthTheIntrinsicValueWhenExpiredOrWithoutVolatility()
    {
        for (final double[] volatilityAndYears : new double[][]{{0.5, 0.0}, {0.5, -1.0}, {0.0, 1.0}, {-0.2, 1.0}})
        {
            final double volatility = volatilityAndYears[0];
            final double years = volatilityAndYears[1];
            assertEquals(0.9 * 10.0, Black76.price(true, 110, 100, volatility, years, 0.9));
            assertEquals(0.0, Black76.price(true, 90, 100, volatility, years, 0.9));
            assertEquals(0.9 * 10.0, Black76.price(false, 90, 100, volatility, years, 0.9));
            assertEquals(0.0, Black76.price(false, 100, 100, volatility, years, 0.9));
            assertEquals(0.9, Black76.delta(true, 110, 100, volatility, years, 0.9));
            assertEquals(0.0, Black76.delta(true, 90, 100, volatility, years, 0.9));
            assertEquals(-0.9, Black76.delta(false, 90, 100, volatility, years, 0.9));
            assertEquals(-0.45, Black76.delta(false, 100, 100, volatility, years, 0.9), 1e-15);
            assertEquals(0.0, Black76.gamma(100, 100, volatility, years, 0.9));
            assertEquals(0.0, Black76.vega(110, 100, volatility, years, 0.9));
        }
        assertEquals(0.0, Black76.theta(true, 110, 100, 0.5, 0.0, 1.0, 0.05));
        assertEquals(0.05 * 9.0 / 365.0, Black76.theta(true, 110, 100, 0.0, 1.0, 0.9, 0.05), 1e-18);
        assertEquals(0.0, Black76.theta(true, 110, 100, 0.0, 1.0, 1.0, -0.05));
    }

    @Test
    void shouldBeZeroAndNeverNaNInTheFarWings()
    {
        for (final double years : new double[]{1e-9, 3e-8, 1e-3, 1.0, 10.0})
        {
            for (final double volatility : new double[]{1e-6, 0.01, 0.5, 5.0, 1000.0})
            {
                for (final double strike : new double[]{1e-8, 0.1, 1e5, 1e11, 9.2e10})
                {
                    for (final boolean call : new boolean[]{true, false})
                    {
                        assertFinite(new RandomOption(call, 1e5, strike, volatility, years, 1.0, 0.0));
                    }
                }
            }
        }
        assertEquals(0.0, Black76.price(true, 1e5, 1e11, 0.5, 1e-3, 1.0));
        assertEquals(0.0, Black76.price(false, 1e5, 0.1, 0.5, 1e-3, 1.0));
    }

    @Test
    void shouldRiseWithVolatilityAndLieBetweenIntrinsicValueAndForward()
    {
        final RandomOption.Source source = new RandomOption.Source(SEED + 2);
        for (int i = 0; i < 20_000; i++)
        {
            final RandomOption o = source.next();
            final double scale = Math.max(o.forward(), o.strike());
            final double call = Black76.price(true, o.forward(), o.strike(), o.volatility(), o.years(), 1.0);
            final double put = Black76.price(false, o.forward(), o.strike(), o.volatility(), o.years(), 1.0);
            final double dearer = Black76.price(true, o.forward(), o.strike(), 1.01 * o.volatility(), o.years(), 1.0);
            assertTrue(call >= Math.max(o.forward() - o.strike(), 0.0), o::toString);
            assertTrue(put >= Math.max(o.strike() - o.forward(), 0.0), o::toString);
            assertTrue(call <= o.forward() * (1.0 + 1e-15), o::toString);
            assertTrue(put <= o.strike() * (1.0 + 1e-15), o::toString);
            assertTrue(dearer >= call - 4e-15 * scale, o::toString);
            assertEquals(o.forward() - o.strike(), call - put, 1e-15 * scale, o::toString);
        }
    }

    @Test
    void shouldBeConvexInTheForwardWithDeltaRising()
    {
        final RandomOption.Source source = new RandomOption.Source(SEED + 3);
        for (int i = 0; i < 20_000; i++)
        {
            final RandomOption o = source.usual();
            final double step = 0.01 * o.forward();
            final double below = atForward(o, o.forward() - step).price();
            final double above = atForward(o, o.forward() + step).price();
            assertTrue(below + above - 2.0 * o.price() >= -1e-14 * o.forward(), o::toString);
            assertTrue(atForward(o, o.forward() + step).delta() >= o.delta() - 1e-14, o::toString);
            final double slope = (above - below) / (2.0 * step);
            assertTrue(slope >= atForward(o, o.forward() - step).delta() - 1e-12, o::toString);
            assertTrue(slope <= atForward(o, o.forward() + step).delta() + 1e-12, o::toString);
        }
    }

    private static RandomOption atForward(final RandomOption o, final double forward)
    {
        return new RandomOption(o.call(), forward, o.strike(), o.volatility(), o.years(), o.discount(), o.rate());
    }

    private static void assertFinite(final RandomOption option)
    {
        assertTrue(option.price() >= 0.0 && option.price() < Double.MAX_VALUE, option::toString);
        assertTrue(Math.abs(option.delta()) <= 1.0, option::toString);
        assertTrue(option.gamma() >= 0.0 && option.gamma() < Double.MAX_VALUE, option::toString);
        assertTrue(option.vega() >= 0.0 && option.vega() < Double.MAX_VALUE, option::toString);
        assertTrue(Math.abs(option.theta()) < Double.MAX_VALUE, option::toString);
    }

    private static void assertNear(
        final BigDecimal expected,
        final double actual,
        final double relative,
        final double unit,
        final RandomOption option)
    {
        assertEquals(expected.doubleValue(), actual, relative * unit, option::toString);
    }
}
