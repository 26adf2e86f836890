package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How far limits go where liquidity is unknown, and where a tick is large beside the price. */
class LimitPricesTest
{
    private static final long A = 7;
    private static final int FAR = 2;
    private static final int NEAR = 3;
    private static final double BAND = 0.05;

    private final SmallVenue venue = new SmallVenue();

    private void option(final int instrumentId, final String strike, final String right, final String tick)
    {
        venue.apply(venue.event("OptionListed").id("instrumentId", instrumentId).id("expiryId", 1)
            .text("strike", strike).text("right", right).text("contractSize", "1").text("lotSize", "0.1")
            .text("tickSize", tick));
        venue.volatility(strike, "0.5");
    }

    /** Shorts of an option; a fee brings the account to a ratio. */
    private List<JsonNode> shortAt(final int instrumentId, final String quantity, final double ratio)
    {
        venue.account(A, "100000");
        venue.trade(A, instrumentId, quantity, "1");
        final JsonNode report = venue.report(A);
        final double fee = report.get("equity").asDouble() - ratio * report.get("maintenanceRequirement").asDouble();
        return venue.apply(venue.event("TradeExecuted").id("accountId", A).id("tradeId", 999)
            .id("instrumentId", instrumentId).text("quantity", "-0.1").text("price", "1")
            .text("fee", String.format(Locale.ROOT, "%.4f", fee)));
    }

    private void policy()
    {
        venue.policy("TIERED", "priceBand", Double.toString(BAND));
    }

    private static double number(final JsonNode order, final String field)
    {
        return order.get(field).asDouble();
    }

    @Test
    void shouldNotLetAWorthlessOptionMakeTheOthersOfItsExpiryDear()
    {
        policy();
        option(FAR, "550", "PUT", "0.00000001");
        option(NEAR, "1000", "CALL", "0.00000001");
        venue.liquidity(FAR, "0.05", "1000");

        final JsonNode order = only(shortAt(NEAR, "-5", 1.04), "LiquidationOrdered");

        assertTrue(number(order, "limitPrice") <= number(order, "mark") * (1 + BAND), order::toString);
        assertTrue(number(order, "quantity") < 5, () -> "not all of it: " + order);
        assertTrue(number(order, "costExpected") < number(order, "quantity") * number(order, "mark") * 0.06);
    }

    @Test
    void shouldExpectTheWorstSpreadOfAnExpiryButOrderWithinTheBand()
    {
        policy();
        option(FAR, "900", "PUT", "0.00000001");
        option(NEAR, "1000", "CALL", "0.00000001");
        venue.liquidity(FAR, "3", "1000");

        final JsonNode order = only(shortAt(NEAR, "-5", 1.04), "LiquidationOrdered");

        assertTrue(number(order, "limitPrice") <= number(order, "mark") * (1 + BAND), order::toString);
        assertTrue(
            number(order, "costExpected") > number(order, "quantity") * number(order, "mark") * 0.06, order::toString);
    }

    @Test
    void shouldNotPayMoreThanTheEquityForATick()
    {
        for (final String tick : List.of("0.5", "1", "2"))
        {
            assertEquityLeft(tick);
        }
    }

    private static void assertEquityLeft(final String tick)
    {
        final LimitPricesTest each = new LimitPricesTest();
        each.policy();
        each.option(FAR, "700", "PUT", tick);
        each.venue.liquidity(FAR, "0.05", "1000");

        final List<JsonNode> decisions = each.shortAt(FAR, "-20", 0.02);

        for (final JsonNode order : all(decisions, "LiquidationOrdered"))
        {
            assertEquals(0, number(order, "limitPrice") % Double.parseDouble(tick), 1e-9);
            each.venue.fill(order, order.get("quantity").asText(), order.get("limitPrice").asText());
        }
        assertTrue(number(each.venue.report(A), "equity") >= 0, () -> "bankrupt by a tick of " + tick);
        assertTrue(!all(decisions, "LiquidationOrdered").isEmpty() || !all(decisions, "RoundSkipped").isEmpty());
    }
}
