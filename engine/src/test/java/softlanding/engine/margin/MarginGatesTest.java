package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.margin.HandVenue.DAY;
import static softlanding.engine.margin.HandVenue.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What initial margin lets an account do. A perpetual of 1,000 requires 200; the account has 300. */
class MarginGatesTest
{
    private static final int PERPETUAL = 1;

    private final HandVenue venue = new HandVenue();

    @BeforeEach
    void openPosition()
    {
        venue.model(1, scenario("0.8", "NONE", "1"), "mmFactor", "0.1");
        venue.listPerpetual(PERPETUAL, 1);
        venue.perpetual(PERPETUAL, "1000", "1");
        venue.cash("300");
        venue.trade(PERPETUAL, "1", "1000");
    }

    private static void assertVerdict(final String verdict, final double initialExcessAfter, final JsonNode decision)
    {
        assertEquals(verdict, decision.get("verdict").asText());
        assertEquals(initialExcessAfter, decision.get("initialExcessAfter").asDouble(), 1e-9);
    }

    @Test
    void shouldLetCashGoDownToInitialMargin()
    {
        assertVerdict("INITIAL_MARGIN_TOO_LOW", -0.00000001, venue.cash("-100.00000001"));
        venue.assertMargin(300, 20, 200);

        assertVerdict("ACCEPTED", 0, venue.cash("-100"));
        venue.assertMargin(200, 20, 200);
    }

    @Test
    void shouldTakeADepositThatIsTooSmall()
    {
        venue.perpetual(PERPETUAL, "800", "1");

        // 300 - 200 lost - 160 required + 10.
        assertVerdict("ACCEPTED", -50, venue.cash("10"));
    }

    @Test
    void shouldLetCollateralGoDownToInitialMargin()
    {
        // 2 coins of 100 less 20 %: 300 + 200 - 200 - 40 = 260, of which 180 cash go; each coin is good for 80.
        venue.listCollateral(1, 0, "0.1", "0.1");
        venue.collateralPrice(1, "100", "1");
        venue.collateral(1, "2");
        venue.cash("-180");

        assertVerdict("INITIAL_MARGIN_TOO_LOW", -40, venue.collateral(1, "-1.5"));
        assertVerdict("INSUFFICIENT_BALANCE", 80, venue.collateral(1, "-2.00000001"));
        assertVerdict("ACCEPTED", 0, venue.collateral(1, "-1"));
        venue.assertMargin(220, 30, 220);
    }

    @Test
    void shouldLetAnOrderUseUpInitialMarginAndNoMore()
    {
        // Half a perpetual more requires 100 more, which is all there is.
        assertVerdict("ACCEPTED", 0, venue.order(PERPETUAL, "0.5", "1000"));
        assertVerdict("INITIAL_MARGIN_TOO_LOW", -20, venue.order(PERPETUAL, "0.6", "1000"));
    }

    @Test
    void shouldJudgeAnOrderAsFilledAtItsLimit()
    {
        // Bought 100 above the mark, half a coin loses 50 at once.
        assertVerdict("INITIAL_MARGIN_TOO_LOW", -50, venue.order(PERPETUAL, "0.5", "1100"));
        venue.assertMargin(300, 20, 200);
    }

    @Test
    void shouldAcceptAnOrderThatReducesRiskBelowInitialMargin()
    {
        // At 850: 150 left, 170 required, net -20. Selling a half at the mark frees 85.
        venue.perpetual(PERPETUAL, "850", "1");
        assertVerdict("INITIAL_MARGIN_TOO_LOW", -37, venue.order(PERPETUAL, "0.1", "850"));
        assertVerdict("ACCEPTED", -3, venue.order(PERPETUAL, "-0.1", "850"));
        assertVerdict("ACCEPTED", 65, venue.order(PERPETUAL, "-0.5", "850"));
    }

    @Test
    void shouldAcceptAnOrderThatLeavesInitialMarginWhereItIs()
    {
        // Selling 0.1 at 680 instead of 850 loses the 17 that it frees.
        venue.perpetual(PERPETUAL, "850", "1");

        assertVerdict("ACCEPTED", -20, venue.order(PERPETUAL, "-0.1", "680"));
        assertVerdict("INITIAL_MARGIN_TOO_LOW", -20.01, venue.order(PERPETUAL, "-0.1", "679.9"));
    }

    @Test
    void shouldDecideWithoutMarksOnlyWhatTheirBoundsAllow()
    {
        venue.listExpiry(1, 10 * DAY);
        venue.listOption(10, 1, "1000", "CALL");
        assertEquals("UNPRICED", venue.order(10, "1", "50").get("verdict").asText());

        venue.trade(10, "1", "50");
        final JsonNode withdrawal = venue.cash("-1");
        assertEquals("ACCEPTED", withdrawal.get("verdict").asText(), "the option may be worth nothing");
        assertEquals("UNPRICED", venue.cash("-100000").get("verdict").asText());
        assertEquals("ACCEPTED", venue.cash("1").get("verdict").asText());
    }
}
