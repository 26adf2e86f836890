package softlanding.engine.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DeterministicMathTest
{
    private static final long SEED = 20260105L;

    @Test
    void shouldTakeExponentialsWithinOneUlp()
    {
        final RandomOption.Source source = new RandomOption.Source(SEED);
        for (int i = 0; i < 2_000; i++)
        {
            final double x = 1400.0 * (source.unit() - 0.5) * (i % 3 == 0 ? 0.01 : 1.0);
            assertWithinUlps(BigMath.exp(new BigDecimal(x)), DeterministicMath.exp(x), 1.0, "exp " + x);
        }
    }

    @Test
    void shouldTakeLogarithmsWithinOneUlp()
    {
        final RandomOption.Source source = new RandomOption.Source(SEED);
        for (int i = 0; i < 2_000; i++)
        {
            final double x = i % 3 == 0 ? 0.75 + 0.5 * source.unit() : source.scaled(-1000, 1000);
            assertWithinUlps(BigMath.ln(new BigDecimal(x)), DeterministicMath.log(x), 1.0, "log " + x);
        }
    }

    @Test
    void shouldKeepTheConventionsOfTheLanguageAtTheEnds()
    {
        for (final double x : new double[]{
            0.0, -0.0, 1.0, -1.0, 709.0, 709.9, 710.0, -745.0, -746.0, 1e300, -1e300,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN})
        {
            final double expected = StrictMath.exp(x);
            assertWithinUlp(expected, DeterministicMath.exp(x), "exp " + x);
        }
        for (final double x : new double[]{
            0.0, -0.0, 1.0, -1.0, Double.MIN_VALUE, 1e-310, Double.MIN_NORMAL, Double.MAX_VALUE,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN})
        {
            final double expected = StrictMath.log(x);
            assertWithinUlp(expected, DeterministicMath.log(x), "log " + x);
        }
    }

    @Test
    void shouldTakePowersWithinTwoUlps()
    {
        final RandomOption.Source source = new RandomOption.Source(SEED);
        for (int i = 0; i < 500; i++)
        {
            final double base = source.scaled(-10, 10);
            final double exponent = 4.0 * (source.unit() - 0.5);
            final BigDecimal expected = BigMath.exp(
                BigMath.ln(new BigDecimal(base)).multiply(new BigDecimal(exponent), BigMath.DIGITS));
            assertWithinUlps(expected, DeterministicMath.pow(base, exponent), 2.0, base + " ^ " + exponent);
        }
        assertEquals(1.0, DeterministicMath.pow(7.0, 0.0));
        assertEquals(0.0, DeterministicMath.pow(0.0, 0.3));
    }

    @Test
    void shouldBeAccurateInBothTailsOfTheNormalDistribution()
    {
        for (double x = -37.4; x < 37.4; x += 0.0371)
        {
            final BigDecimal exact = new BigDecimal(x);
            assertWithinUlps(BigMath.cumulative(exact), NormalDistribution.cumulative(x), 8.0, "N " + x);
            assertWithinUlps(BigMath.density(exact), NormalDistribution.density(x), 4.0, "phi " + x);
        }
    }

    @Test
    void shouldReachTheEndsOfTheNormalDistribution()
    {
        assertEquals(0.5, NormalDistribution.cumulative(0.0), 2e-16);
        assertEquals(0.0, NormalDistribution.cumulative(-60.0));
        assertEquals(1.0, NormalDistribution.cumulative(60.0));
        assertEquals(0.0, NormalDistribution.cumulative(Double.NEGATIVE_INFINITY));
        assertEquals(1.0, NormalDistribution.cumulative(Double.POSITIVE_INFINITY));
        assertEquals(0.0, NormalDistribution.density(Double.NEGATIVE_INFINITY));
        assertEquals(0.0, NormalDistribution.density(1e200));
    }

    private static void assertWithinUlp(final double expected, final double actual, final String what)
    {
        final boolean same = Double.compare(expected, actual) == 0;
        assertTrue(same || Math.abs(expected - actual) <= Math.ulp(expected), () -> what + ": " + actual);
    }

    private static void assertWithinUlps(
        final BigDecimal expected, final double actual, final double ulps, final String what)
    {
        final double nearest = expected.doubleValue();
        final double error = new BigDecimal(actual).subtract(expected).abs().doubleValue() / Math.ulp(nearest);
        assertTrue(error <= ulps, () -> what + ": expected=" + nearest + " actual=" + actual + " ulps=" + error);
    }
}
