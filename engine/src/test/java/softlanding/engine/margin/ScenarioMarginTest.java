package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.margin.HandVenue.DAY;
import static softlanding.engine.margin.HandVenue.NO_MOVE;
import static softlanding.engine.margin.HandVenue.SECOND;
import static softlanding.engine.margin.HandVenue.YEAR;
import static softlanding.engine.margin.HandVenue.scenario;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The formulas of scenario margin, one by one, against numbers worked out by hand. Where an option has a volatility,
 * its values come from the textbook formula F N(d1) - K N(d2) in 30 digits.
 */
class ScenarioMarginTest
{
    private final HandVenue venue = new HandVenue();

    @BeforeEach
    void fund()
    {
        venue.cash("5000");
    }

    private void expiry(final long lifeNs, final String rate)
    {
        venue.listExpiry(1, lifeNs);
        venue.forward(1, "1000", rate);
    }

    @Test
    void shouldRequireTheWeightedLossOfTheWorstScenario()
    {
        // 2 short calls lose 2 * 200 at 1.2, of which half counts; at 1.1 they lose 200 in full, at 0.8 nothing.
        venue.model(1, scenario("0.8", "NONE", "1") + "," + scenario("1.1", "NONE", "0.9") + "," +
            scenario("1.2", "NONE", "0.5"), "mmFactor", "0.8");
        expiry(YEAR, "0");
        venue.hold(10, 1, "1000", "CALL", "-2", "0");

        venue.assertMargin(5_000, 0.8 * 200, 200);
        assertEquals(2, venue.report().get("worstScenario").asInt());
    }

    @Test
    void shouldShockVolatilityMoreTheNearerTheExpiry()
    {
        // tau = 30 / 7.5 = 4, its root 2: up 0.6 (1 + 0.5 * 2) = 1.2, down 0.6 (1 - 0.25 * 2) = 0.3.
        assertShortAndLongLoss(7 * DAY + DAY / 2, "0.6", 68.539407182535 - 34.30138643878,
            34.30138643878 - 17.154657696001);
    }

    @Test
    void shouldTakeTheLongTermPowerBeyondThirtyDays()
    {
        // tau = 30 / 120 = 0.25, to the power of 1: up 0.6 * 1.125 = 0.675, down 0.6 * 0.9375 = 0.5625.
        assertShortAndLongLoss(120 * DAY, "0.6", 153.44550344495 - 136.57399129258,
            136.57399129258 - 128.11431760725);
    }

    @Test
    void shouldTakeNoFewerDaysThanTheFloor()
    {
        // One day counts as 7.5: up 1.2, down 0.3, with the deviation of one day.
        assertShortAndLongLoss(DAY, "0.6", 25.053793495886 - 12.528441128129, 12.528441128129 - 6.2644136383639);
    }

    @Test
    void shouldShockLowVolatilityUpToTheLeastShocked()
    {
        // 0.1 doubled is 0.2, below the 0.45 that a shocked volatility has at least.
        venue.model(1, scenario("1", "UP", "1"), "volRangeUp", "0.5", "shortTermPower", "0.5", "minShockedVol", "0.45");
        expiry(7 * DAY + DAY / 2, "0");
        venue.hold(10, 1, "1000", "CALL", "-1", "0.1");

        venue.assertMaintenance(25.729508445426 - 5.7186108908513);
    }

    private void assertShortAndLongLoss(
        final long lifeNs, final String volatility, final double shortLoss, final double longLoss)
    {
        venue.model(1, scenario("1", "UP", "1") + "," + scenario("1", "DOWN", "1"), "volRangeUp", "0.5",
            "volRangeDown", "0.25", "shortTermPower", "0.5", "longTermPower", "1", "dteFloor", "7.5");
        expiry(lifeNs, "0");
        venue.hold(10, 1, "1000", "CALL", "-1", volatility);
        venue.assertMaintenance(shortLoss);

        venue.trade(10, "2", "0");
        venue.assertMaintenance(longLoss);
    }

    /** One year: cap = 0.15 - 0.05 = 0.1 and k* = 0.3 - 0.1 = 0.2. */
    private void tilt(final String volShock, final String strike, final String quantity)
    {
        venue.model(1, scenario("1", volShock, "1"), "linearCBase", "-0.05", "linearScaleCap", "0.15",
            "absCBase", "-0.05", "absScaleCap", "0.15", "widthScale", "1", "volParamStatic", "0.3",
            "volParamScale", "-0.1");
        expiry(YEAR, "0");
        venue.hold(10, 1, strike, "CALL", quantity, "0.5");
    }

    @ParameterizedTest
    @CsvSource({"LINEAR, 1", "LINEAR, -1", "ABS, 1", "ABS, -1"})
    void shouldTiltNoFurtherThanTheCapAndCountItsGainAsALoss(final String volShock, final String quantity)
    {
        // k = ln 1.5 = 0.405 asks for 0.405 * 0.1 / 0.2 = 0.203: capped at 0.1, volatility 0.55.
        tilt(volShock, "1500", quantity);

        venue.assertMaintenance(88.387124474891 - 70.881343128705);
    }

    @ParameterizedTest
    @CsvSource({"LINEAR, 9.4536968004149", "ABS, 9.4447504313149"})
    void shouldTiltByLogMoneynessOrByItsMagnitude(final String volShock, final double loss)
    {
        // k = ln 0.9 = -0.10536, times 0.1 / 0.2 = -0.05268: LINEAR 0.5 * 0.94732, ABS 0.5 * 1.05268.
        tilt(volShock, "900", "1");

        venue.assertMaintenance(loss);
    }

    @Test
    void shouldMoveOnlyTheOpenPartOfTheAverageInTheLastHalfHour()
    {
        // With 900 of 1,800 seconds left 500 of 1,000 are fixed: 500 * 1.2 + 500 = 1,100.
        venue.model(1, scenario("1.2", "NONE", "1"));
        expiry(900 * SECOND, "0");
        venue.hold(10, 1, "1000", "CALL", "-1", "0");

        venue.assertMargin(5_000, 100, 100);
    }

    @Test
    void shouldMoveTheWholeForwardBeforeTheLastHalfHour()
    {
        venue.model(1, scenario("1.2", "NONE", "1"));
        expiry(1_800 * SECOND, "0");
        venue.hold(10, 1, "1000", "CALL", "-1", "0");

        venue.assertMaintenance(200);
    }

    @Test
    void shouldDiscountWhatAnExpiryIsWorthToALongOne()
    {
        // Value 500 e^-0.05; factor 0.9 e^-(0.05 * 1 + 0.08).
        venue.model(1, NO_MOVE, "baseLong", "0.9", "longRateMult", "1", "longRateAdd", "0.08");
        expiry(YEAR, "0.05");
        venue.hold(10, 1, "500", "CALL", "1", "0");

        venue.assertMargin(5_475.61471225036, 99.743117115285, 99.743117115285);
    }

    @Test
    void shouldRaiseWhatAnExpiryOwesByTheShortFactor()
    {
        // 1 e^(0.05 * 0 + 0.01), which is less than e^0.05.
        venue.model(1, NO_MOVE, "shortRateAdd", "0.01");
        expiry(YEAR, "0.05");
        venue.hold(10, 1, "500", "CALL", "-1", "0");

        venue.assertMaintenance(4.7800073258046);
    }

    @Test
    void shouldRaiseWhatAnExpiryOwesNoFurtherThanUndiscounted()
    {
        // 1.04 e^(0.05 / 2 + 0.08) is more than e^0.05: the debt counts 500, not more.
        venue.model(1, NO_MOVE, "baseShort", "1.04", "shortRateMult", "0.5", "shortRateAdd", "0.08");
        expiry(YEAR, "0.05");
        venue.hold(10, 1, "500", "CALL", "-1", "0");

        venue.assertMaintenance(24.385287749643);
    }

    @Test
    void shouldDiscountByTheSignOfTheWholeExpiry()
    {
        // 500 - 400 = 100 long: a tenth of it is lost. Leg by leg it would be a tenth of 500 and half of 400.
        venue.model(1, NO_MOVE, "baseLong", "0.9", "baseShort", "1.5", "shortRateAdd", "1");
        expiry(YEAR, "0");
        venue.hold(10, 1, "500", "CALL", "1", "0");
        venue.hold(11, 1, "600", "CALL", "-1", "0");

        venue.assertMaintenance(10);
    }

    @Test
    void shouldAddUpTheBasisContingencyOverExpiries()
    {
        // A year: the call loses 100 at 1.1, times 0.5 + 2. Half a year: the put loses 100 at 0.9, times 0.5 + 1.
        // A quarter: the straddle gains either way, which helps nobody else.
        venue.model(1, NO_MOVE, "basisUp", "1.1", "basisDown", "0.9", "basisAdd", "0.5", "basisMult", "2",
            "mmFactor", "0.5");
        expiry(YEAR, "0");
        venue.hold(10, 1, "1000", "CALL", "-1", "0");
        venue.listExpiry(2, YEAR / 2);
        venue.forward(2, "1000", "0");
        venue.hold(20, 2, "1000", "PUT", "-1", "0");
        venue.listExpiry(3, YEAR / 4);
        venue.forward(3, "1000", "0");
        venue.hold(30, 3, "1000", "CALL", "5", "0");
        venue.hold(31, 3, "1000", "PUT", "5", "0");

        venue.assertMargin(5_000, 200, 400);
        assertEquals(AccountMargin.BASIS_CONTINGENCY, venue.report().get("worstScenario").asInt());
    }

    @Test
    void shouldNotOffsetUnderlyings()
    {
        final String both = scenario("0.9", "NONE", "1") + "," + scenario("1.1", "NONE", "1");
        venue.listUnderlying(2);
        venue.spot(2, "100", "1");
        venue.model(1, both);
        venue.model(2, both);
        venue.listPerpetual(1, 1);
        venue.listPerpetual(2, 2);
        venue.perpetual(1, "1000", "1");
        venue.perpetual(2, "100", "1");
        venue.trade(1, "1", "1000");
        venue.trade(2, "-5", "100");

        // 1,000 long loses 100 at 0.9; 500 short loses 50 at 1.1.
        venue.assertMargin(5_000, 150, 150);
        assertEquals(0, venue.report().get("underlyings").get(0).get("worstScenario").asInt());
        assertEquals(1, venue.report().get("underlyings").get(1).get("worstScenario").asInt());
    }

    @Test
    void shouldRaiseTheInitialFactorByWhatThePegHasLost()
    {
        // 0.98 - 0.95 = 0.03, times 2: 200 (1 + 0.06) initial, 200 * 0.5 maintenance.
        venue.model(1, scenario("0.8", "NONE", "1"), "mmFactor", "0.5", "pegThreshold", "0.98", "pegFactor", "2");
        venue.listPerpetual(1, 1);
        venue.perpetual(1, "1000", "1");
        venue.trade(1, "1", "1000");
        venue.stablePrice("0.95");

        venue.assertMargin(5_000, 100, 212);
    }

    @Test
    void shouldNotReduceTheInitialFactorWhilePegHolds()
    {
        venue.model(1, scenario("0.8", "NONE", "1"), "pegThreshold", "0.98", "pegFactor", "2");
        venue.listPerpetual(1, 1);
        venue.perpetual(1, "1000", "1");
        venue.trade(1, "1", "1000");
        venue.stablePrice("1.02");

        venue.assertMargin(5_000, 200, 200);
    }
}
