package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shocks of an expiry are those of the written formula, at its caps and floors and in the last minutes too. */
class ExpiryShocksTest
{
    private static final int RANDOM_EXPIRIES = Integer.getInteger("softlanding.expiries", 3_000);
    private static final double NS_PER_YEAR = 365.0 * 86_400 * 1e9;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final long FORWARD = decimal(1_000);
    private static final long ONE = decimal(1);

    private final PortfolioMarginSettings settings = DefaultMarginModel.settings();
    private final ExpiryShocks shocks = new ExpiryShocks();

    private static long decimal(final double value)
    {
        return Math.round(value * 1e8);
    }

    private void refresh(final long leftNs, final long rate)
    {
        shocks.refresh(
            new MarginModel(settings), FORWARD / 1e8, leftNs / 1e9, leftNs / NS_PER_YEAR, Math.max(rate, 0) / 1e8);
    }

    private static void assertNear(final double expected, final double actual, final String what)
    {
        assertEquals(expected, actual, 1e-12 * Math.max(1, Math.abs(expected)), what);
    }

    private static SlowShocks slow(
        final PortfolioMarginSettings model, final long forward, final long leftNs, final long rate)
    {
        return new SlowShocks(
            model, SlowShocks.decimal(forward), BigDecimal.valueOf(leftNs, 9), SlowShocks.decimal(rate));
    }

    private double volatility(final VolShock shock, final double strike, final double volatility)
    {
        settings.clearScenarios();
        settings.addScenario(ONE, shock, ONE);
        refresh(60 * DAY_NS, 0);
        return shockedVolatility(strike, volatility);
    }

    /** The shocked volatility of a strike in the first scenario. */
    private double shockedVolatility(final double strike, final double volatility)
    {
        final double[] out = new double[shocks.columns()];
        shocks.shockVolatility(volatility, Math.log(strike), out, 0);
        return out[0];
    }

    @Test
    void shouldShockEveryExpiryLikeTheWrittenFormula()
    {
        final SplittableRandom random = new SplittableRandom(411);
        final RandomModel models = new RandomModel(random);
        for (int i = 0; i < RANDOM_EXPIRIES; i++)
        {
            final PortfolioMarginSettings model = models.next(1 + random.nextInt(40));
            final long forward = models.between(0.01, 100_000);
            final long leftNs = random.nextInt(4) == 0 ?
                random.nextLong(-DAY_NS, 3_000 * SECOND_NS) : random.nextLong(800 * DAY_NS);
            final long rate = models.between(-0.2, 1);
            shocks.refresh(
                new MarginModel(model), forward / 1e8, leftNs / 1e9, leftNs / NS_PER_YEAR, Math.max(rate, 0) / 1e8);

            final String story = "expiry " + i;
            final SlowShocks expected = slow(model, forward, leftNs, rate);
            assertForwards(expected, story);
            assertDiscounts(expected, story);
            assertVolatilities(
                expected, models.between(0, 3), Math.max(1, Math.round(forward * random.nextDouble(0.1, 8))), story);
        }
    }

    private void assertForwards(final SlowShocks expected, final String story)
    {
        final double[] forwards = expected.forwards();
        assertEquals(forwards.length, shocks.columns(), story);
        for (int column = 0; column < forwards.length; column++)
        {
            final String where = story + " column " + column;
            assertEquals(forwards[column], shocks.forwards()[column], 1e-12 * forwards[column], where);
            assertNear(StrictMath.log(forwards[column]), shocks.logForwards()[column], where);
        }
    }

    private void assertDiscounts(final SlowShocks expected, final String story)
    {
        assertNear(expected.years(), shocks.years(), story);
        assertNear(expected.longDiscount(), shocks.longDiscount(), story);
        assertNear(expected.shortDiscount(), shocks.shortDiscount(), story);
        assertNear(expected.discountFactor(), shocks.discountFactor(), story);
        assertNear(expected.basisWeight(), shocks.basisWeight(), story);
    }

    private void assertVolatilities(
        final SlowShocks expected, final long volatility, final long strike, final String story)
    {
        final double[] volatilities = expected.volatilities(SlowShocks.decimal(volatility), SlowShocks.decimal(strike));
        final double[] out = new double[volatilities.length + 2];
        out[0] = -1;
        out[out.length - 1] = -1;
        shocks.shockVolatility(volatility / 1e8, StrictMath.log(strike / 1e8), out, 1);
        for (int column = 0; column < volatilities.length; column++)
        {
            // A power of many days in a fraction of one is large, and its error with it.
            assertEquals(
                volatilities[column], out[1 + column], 1e-11 * Math.max(1, volatilities[column]),
                story + " column " + column);
        }
        assertEquals(-1, out[0], "nothing is written before the place asked for");
        assertEquals(-1, out[out.length - 1], "nothing is written behind the last column");
    }

    @ParameterizedTest
    @CsvSource({
        "1801, 1200", "1800, 1200", "1799.999999999, 1199.9999999998889", "900, 1100", "1, 1000.1111111111111",
        "0, 1000", "-5, 1000"})
    void shouldMoveOnlyWhatIsNotYetKnownOfTheSettlementAverage(final BigDecimal seconds, final double expected)
    {
        settings.clearScenarios();
        settings.addScenario(decimal(1.2), VolShock.NONE, ONE);
        refresh(seconds.movePointRight(9).longValueExact(), 0);

        assertEquals(expected, shocks.forwards()[0], 1e-9);
        assertEquals(1_000, shocks.forwards()[1], 0, "the forward itself does not move");
    }

    @ParameterizedTest
    @CsvSource({"1800, 1045, 955", "450, 1011.25, 988.75", "0, 1000, 1000"})
    void shouldMoveTheBasisForwardsByThatShareToo(final int seconds, final double up, final double down)
    {
        refresh(seconds * SECOND_NS, 0);

        final int scenarios = settings.scenarios();
        assertEquals(up, shocks.forwards()[scenarios + 1], 1e-9);
        assertEquals(down, shocks.forwards()[scenarios + 2], 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"3600, 1", "1800, 1", "900, 0.5", "0, 0", "-1, 0"})
    void shouldTellTheShareOfAForwardThatStillMoves(final double seconds, final double share)
    {
        assertEquals(share, ExpiryShocks.movingShare(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1e-9, -0.3", "999.9, -0.00001", "1000, 0", "1000.1, 0.00001", "1e9, 0.3"})
    void shouldTiltLinearlyUpToItsCapOnEitherSide(final double strike, final double least)
    {
        settings.linearCBase = 0;
        settings.linearScaleCap = decimal(0.3);

        final double tilt = volatility(VolShock.LINEAR, strike, 0.5) / 0.5 - 1;

        assertEquals(Math.signum(least), Math.signum(tilt), "wings lean in opposite ways");
        assertTrue(Math.abs(tilt) >= Math.abs(least) - 1e-12 && Math.abs(tilt) <= 0.3 + 1e-12, () -> "tilt " + tilt);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e9})
    void shouldBendBothWingsUpToTheSameCap(final double strike)
    {
        settings.absCBase = 0;
        settings.absScaleCap = decimal(0.3);

        assertEquals(0.65, volatility(VolShock.ABS, strike, 0.5), 1e-12);
        assertEquals(0.5, volatility(VolShock.ABS, 1_000, 0.5), 1e-12);
    }

    @Test
    void shouldNotTiltAVolatilityBelowZero()
    {
        settings.linearCBase = 0;
        settings.linearScaleCap = decimal(1.5);

        assertEquals(0, volatility(VolShock.LINEAR, 1e-9, 0.5), 0);
        assertEquals(1.25, volatility(VolShock.LINEAR, 1e9, 0.5), 1e-12);
    }

    @Test
    void shouldReachTheCapAtTheLeastWidthWhereTheModelGivesALesserOne()
    {
        settings.linearCBase = 0;
        settings.linearScaleCap = decimal(0.3);
        settings.widthScale = 0;
        settings.minKStar = decimal(0.1);

        assertEquals(0.5 * 1.3, volatility(VolShock.LINEAR, 1_000 * Math.exp(0.1), 0.5), 1e-12);
        assertEquals(0.5 * 1.15, volatility(VolShock.LINEAR, 1_000 * Math.exp(0.05), 0.5), 1e-12);
    }

    @Test
    void shouldHoldARisenVolatilityAtItsLeast()
    {
        settings.minShockedVol = decimal(0.45);

        assertEquals(0.45, volatility(VolShock.UP, 1_000, 0.01), 0);
        assertEquals(0.45, volatility(VolShock.UP, 1_000, 0), 0);
        assertTrue(volatility(VolShock.UP, 1_000, 0.45) > 0.45);
    }

    @Test
    void shouldNotLowerAVolatilityBelowZero()
    {
        settings.volRangeDown = decimal(50);

        assertEquals(0, volatility(VolShock.DOWN, 1_000, 0.5), 0);
    }

    @ParameterizedTest
    @CsvSource({
        "90, 0.3333333333333333, 2", "30.0001, 0.9999966666777778, 2", "30, 1, 0.5", "7.5, 4, 0.5", "1, 30, 0.5",
        "0.5, 30, 0.5", "0, 30, 0.5"})
    void shouldScaleByThePowerOfTheTermAndStopAtTheLeastDays(
        final double days, final double tau, final double power)
    {
        settings.shortTermPower = decimal(0.5);
        settings.longTermPower = decimal(2);
        settings.dteFloor = decimal(1);

        assertEquals(Math.pow(tau, power), ExpiryShocks.term(new MarginModel(settings), days / 365), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"29.999, 0.25", "30, 0.25", "30.001, 0.5"})
    void shouldTakeTheShortPowerUpToThirtyDays(final BigDecimal days, final double expected)
    {
        settings.shortTermPower = decimal(2);
        settings.longTermPower = decimal(1);
        settings.dteFloor = decimal(60);
        final double years = days.multiply(BigDecimal.valueOf(DAY_NS)).doubleValue() / NS_PER_YEAR;

        assertEquals(expected, ExpiryShocks.term(new MarginModel(settings), years), 1e-12);
    }

    @Test
    void shouldMarkUpADebtByNoMoreThanTheDiscountThatIsInIt()
    {
        settings.baseShort = decimal(1.5);
        refresh(365 * DAY_NS, decimal(0.1));
        assertNear(Math.exp(0.1), shocks.shortDiscount(), "the price is discounted by that");

        settings.baseShort = ONE;
        settings.shortRateMult = decimal(0.5);
        settings.shortRateAdd = 0;
        refresh(365 * DAY_NS, decimal(0.1));
        assertNear(Math.exp(0.05), shocks.shortDiscount(), "the lesser of the two");
    }

    @Test
    void shouldWorkEverythingOutAfreshForAnotherModelAndAnotherExpiry()
    {
        refresh(60 * DAY_NS, decimal(0.05));
        final PortfolioMarginSettings other = new RandomModel(new SplittableRandom(5)).next(7);
        shocks.refresh(new MarginModel(other), 50, 3_600, 3_600 * SECOND_NS / NS_PER_YEAR, 0);

        final SlowShocks expected = slow(other, decimal(50), 3_600 * SECOND_NS, 0);
        assertForwards(expected, "another model");
        assertDiscounts(expected, "another model");
        assertVolatilities(expected, decimal(0.7), decimal(60), "another model");
    }
}
