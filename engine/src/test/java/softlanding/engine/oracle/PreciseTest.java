package softlanding.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The reference's functions against constants that everybody can look up, and against each other. */
class PreciseTest
{
    private static final BigDecimal FORTY_DIGITS = new BigDecimal("1e-40");

    @Test
    void shouldGiveKnownConstants()
    {
        assertNear("2.7182818284590452353602874713526624977572470937", Precise.exp(BigDecimal.ONE));
        assertNear("0.69314718055994530941723212145817656807550013436", Precise.ln(BigDecimal.valueOf(2)));
        assertNear("1.4142135623730950488016887242096980785696718754",
            Precise.pow(BigDecimal.valueOf(2), new BigDecimal("0.5")));
        assertNear("0.39894228040143267793994605993438186847585863116", Precise.density(BigDecimal.ZERO));
    }

    @Test
    void shouldSplitTheNormalDistributionInTwo()
    {
        for (int i = 0; i <= 160; i++)
        {
            final BigDecimal x = new BigDecimal(i).movePointLeft(1);
            final BigDecimal both = Precise.cumulative(x).add(Precise.cumulative(x.negate()));
            assertNear("1", both);
        }
    }

    @Test
    void shouldHaveTheDensityAsSlopeOfTheDistribution()
    {
        final BigDecimal step = new BigDecimal("1e-15");
        for (int i = -80; i <= 80; i++)
        {
            final BigDecimal x = new BigDecimal(i).movePointLeft(1);
            final BigDecimal slope = Precise.cumulative(x.add(step)).subtract(Precise.cumulative(x.subtract(step)))
                .divide(step.add(step), Precise.DIGITS);
            assertTrue(slope.subtract(Precise.density(x)).abs().compareTo(new BigDecimal("1e-29")) < 0, "x=" + x);
        }
    }

    private static void assertNear(final String expected, final BigDecimal actual)
    {
        assertTrue(actual.subtract(new BigDecimal(expected)).abs().compareTo(FORTY_DIGITS) < 0,
            () -> expected + " but was " + actual);
    }
}
