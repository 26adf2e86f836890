package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The naive readings of "riskiest" beside the default, on a book that a rise hurts: calls sold at three strikes, hedged
 * by a long perpetual. The hedge is what looks riskiest alone; and what loses most in the worst scenario is a call that
 * nobody sells back at a fair price.
 */
class NaiveSelectionTest
{
    private static final long RICH = 6;
    private static final long A = 7;
    private static final int DEAR_CALL = 2;
    private static final double RATIO = 1.03;

    private final SmallVenue venue = new SmallVenue();

    private void fillTheBook(final String quantityOfDear)
    {
        venue.policyWithTiers("TIERED", "[" + tier("0.00001", "0.1", "JUST_ENOUGH") + "]", "feeRate", "0");
        for (int call = 0; call < 3; call++)
        {
            final String strike = Integer.toString(1_100 + 50 * call);
            venue.option(DEAR_CALL + call, strike, "CALL", "0.1");
            venue.volatility(strike, "0.6");
            venue.liquidity(DEAR_CALL + call, call == 0 ? "150" : "1", "1000");
        }
        venue.liquidity(PERPETUAL, "1", "1000");
        open(RICH, 1_000_000, quantityOfDear);
        final JsonNode report = venue.report(RICH);
        final double requirement = report.get("maintenanceRequirement").asDouble();
        open(A, 1_000_000 - report.get("equity").asDouble() + RATIO * requirement, quantityOfDear);
    }

    private void open(final long account, final double cash, final String quantityOfDear)
    {
        venue.account(account, String.format(Locale.ROOT, "%.2f", cash));
        venue.trade(account, DEAR_CALL, quantityOfDear, "36");
        venue.trade(account, DEAR_CALL + 1, "-9", "24");
        venue.trade(account, DEAR_CALL + 2, "-9", "16");
        venue.trade(account, PERPETUAL, "7", "1000");
    }

    private JsonNode step(final String selection)
    {
        return only(venue.policyWithTiers("TIERED", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]",
            "feeRate", "0", "selection", selection, "priceBand", "1"), "LiquidationOrdered");
    }

    private double ratioAfter(final JsonNode order, final double halfSpread)
    {
        final double quantity = order.get("quantity").asDouble();
        final double cost = order.get("costExpected").asDouble();
        assertEquals(halfSpread * Math.abs(quantity), cost, 1e-4);
        return order.get("ratioAfterExpected").asDouble();
    }

    @ParameterizedTest
    @CsvSource({"STAND_ALONE_MARGIN, -9", "ABSOLUTE_DELTA, -9"})
    void shouldSellTheHedgeAndMakeItWorseByANaiveSelection(final String selection, final String quantityOfDear)
    {
        fillTheBook(quantityOfDear);
        final JsonNode order = step(selection);

        assertEquals(PERPETUAL, order.get("instrumentId").asInt());
        assertEquals("-0.7", order.get("quantity").asText(), "the whole cap, whether it helps or not");
        assertTrue(ratioAfter(order, 1) < order.get("ratioBefore").asDouble(), order.toString());
        venue.fill(order, "0.7", "999");
        assertTrue(venue.ratio(A) < RATIO, "and so it came: " + venue.ratio(A));
    }

    @Test
    void shouldPayTooMuchForWhatLosesMostInTheWorstScenario()
    {
        fillTheBook("-20");
        final JsonNode order = step("WORST_SCENARIO_LOSS");

        assertEquals(DEAR_CALL, order.get("instrumentId").asInt());
        assertEquals("2", order.get("quantity").asText());
        assertTrue(ratioAfter(order, 150) < order.get("ratioBefore").asDouble(), order.toString());
    }

    @ParameterizedTest
    @CsvSource({"-9", "-20"})
    void shouldMakeTheSameBookBetterByTheDefault(final String quantityOfDear)
    {
        fillTheBook(quantityOfDear);
        final JsonNode order = step("RELEASE_PER_COST");

        assertTrue(order.get("instrumentId").asInt() > DEAR_CALL, order.toString());
        assertTrue(order.get("ratioAfterExpected").asDouble() > order.get("ratioBefore").asDouble());
    }

    @Test
    void shouldCloseJustEnoughOfTheNaiveChoiceWhereThatReachesTheTarget()
    {
        venue.account(A, "1800");
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.policyWithTiers("TIERED", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]",
            "feeRate", "0", "selection", "ABSOLUTE_DELTA");
        venue.spot("984");

        // As the default does: 1,640 = 1.1 * 156.456 q -> 0.4707 coins must go.
        assertEquals("-0.5", only(venue.perpetual("984"), "LiquidationOrdered").get("quantity").asText());
    }

    @Test
    void shouldNotAskTheNaiveSelectionUnderTheOtherPolicies()
    {
        fillTheBook("-9");
        final JsonNode order = only(venue.policyWithTiers("OPTIMAL", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]",
            "feeRate", "0", "selection", "ABSOLUTE_DELTA", "priceBand", "1"), "LiquidationOrdered");

        assertTrue(order.get("instrumentId").asInt() > DEAR_CALL, order.toString());
    }
}
