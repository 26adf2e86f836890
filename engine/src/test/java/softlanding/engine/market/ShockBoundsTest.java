package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import softlanding.engine.state.Decimal8;

/** What screening takes for the most that a shock can do is never exceeded by a shock that was worked out. */
class ShockBoundsTest
{
    private static final double FORWARD = 1_000;
    private static final double SECONDS_PER_YEAR = 365.0 * 86_400;
    private static final int MOVES = Integer.getInteger("softlanding.moves", 10_000);
    private static final double NOISE = 1e-12;
    private static final int LINEAR = 0;
    private static final int ABS = 1;

    private final ExpiryShocks shocks = new ExpiryShocks();
    private SplittableRandom random;
    private MarginModel model;
    private double narrowest;
    private double widest;

    @BeforeEach
    void forgetTightness(final RepetitionInfo repetition)
    {
        random = new SplittableRandom(repetition.getCurrentRepetition());
        narrowest = Double.MAX_VALUE;
        widest = 0;
    }

    private void nextModel()
    {
        final PortfolioMarginSettings settings = new RandomModel(random).next(1);
        settings.clearScenarios();
        settings.addScenario(Decimal8.ONE, VolShock.LINEAR, Decimal8.ONE);
        settings.addScenario(Decimal8.ONE, VolShock.ABS, Decimal8.ONE);
        model = new MarginModel(settings);
    }

    /** By how much a volatility changes, as a share of it. */
    private double tilt(final int shock, final double years, final double logMoneyness)
    {
        shocks.refresh(model, FORWARD, years * SECONDS_PER_YEAR, years, 0);
        final double[] out = new double[shocks.columns()];
        shocks.shockVolatility(1, shocks.logForwards()[shock] + logMoneyness, out, 0);
        return out[shock] - 1;
    }

    private void note(final double used, final double bound, final String what)
    {
        assertTrue(used <= bound + NOISE, () -> what + ": " + used + " exceeds " + bound);
        widest = Math.max(widest, bound == 0 ? 0 : used / bound);
        narrowest = Math.min(narrowest, bound);
    }

    /** A bound that no move comes near would be safe and of no use. */
    private void assertUseful(final double share)
    {
        assertTrue(widest >= share, () -> "the greatest move was " + widest + " of its bound");
        assertTrue(narrowest >= 0, () -> "bound below zero: " + narrowest);
    }

    private double anyYears()
    {
        return random.nextInt(5) == 0 ? random.nextDouble(0.01) : random.nextDouble(3);
    }

    @RepeatedTest(10)
    void shouldBoundATiltUntilSettlement()
    {
        for (int i = 0; i < MOVES; i++)
        {
            nextModel();
            final double from = anyYears();
            final double later = random.nextInt(4) == 0 ? from : random.nextDouble(from);
            final double tilt = tilt(random.nextInt(2), later, random.nextDouble(-4, 4));
            note(Math.abs(tilt), ExpiryShocks.greatestTilt(model, from), "tilt after " + from + " at " + later);
        }
        assertUseful(0.999);
    }

    @RepeatedTest(10)
    void shouldBoundTheChangeOfATiltAlongMoneyness()
    {
        for (int i = 0; i < MOVES; i++)
        {
            nextModel();
            final double years = anyYears();
            final int shock = random.nextInt(2);
            final double from = random.nextDouble(-1, 1);
            final double to = from + random.nextDouble(0.001, 0.2);
            final double slope = Math.abs(tilt(shock, years, to) - tilt(shock, years, from)) / (to - from);
            note(slope * (1 - 1e-9), ExpiryShocks.tiltSlope(model, years), "slope at " + years);
        }
        assertUseful(0.999);
    }

    @RepeatedTest(10)
    void shouldBoundTheChangeOfATiltWhileTimePasses()
    {
        for (int i = 0; i < MOVES; i++)
        {
            nextModel();
            final double from = anyYears();
            final double to = random.nextDouble(from);
            final double between = random.nextInt(3) == 0 ? to : random.nextDouble(to, from);
            final int shock = random.nextInt(2);
            final double logMoneyness = random.nextDouble(-1, 1);
            final double drift = Math.abs(tilt(shock, from, logMoneyness) - tilt(shock, between, logMoneyness));
            note(drift, ExpiryShocks.tiltDrift(model, from, to), "drift from " + from + " to " + between);
        }
        assertUseful(0.9);
    }

    @RepeatedTest(10)
    void shouldRaiseTheTermAsSettlementComes()
    {
        for (int i = 0; i < MOVES; i++)
        {
            nextModel();
            // Up to 30 days and beyond they are two powers, and with more days at least than 30 they do not meet.
            final boolean isShort = random.nextBoolean();
            final double from = isShort ? random.nextDouble(30) / 365 : random.nextDouble(31, 900) / 365;
            final double to = isShort ? random.nextDouble(from) : random.nextDouble(30.5 / 365, from);
            assertTrue(ExpiryShocks.term(model, to) >= ExpiryShocks.term(model, from) - NOISE, "from " + from);
        }
    }

    @RepeatedTest(1)
    void shouldMeasureEachTiltByItself()
    {
        nextModel();
        final double asymmetry = tilt(LINEAR, 0.5, -0.05) + tilt(LINEAR, 0.5, 0.05);
        assertEquals(0, asymmetry, NOISE, "LINEAR leans");
        assertEquals(tilt(ABS, 0.5, -0.05), tilt(ABS, 0.5, 0.05), NOISE, "ABS bends");
    }
}
