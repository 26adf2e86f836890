package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told with every order: why this one. */
class PlannedRoundTest
{
    private static final long ACCOUNT = 7;
    private static final double CENT = 1e-6;

    private final SmallVenue venue = new SmallVenue();

    private List<JsonNode> fall(final String cash, final String... policy)
    {
        venue.policy("TIERED", policy);
        venue.account(ACCOUNT, cash);
        venue.trade(ACCOUNT, PERPETUAL, "10", "1000");
        venue.spot("980");
        return venue.perpetual("980");
    }

    @Test
    void shouldExplainEveryRoundBeforeItsOrders()
    {
        final List<JsonNode> decisions = fall("1800", "feeRate", "0");
        final JsonNode plan = only(decisions, "LiquidationPlanned");
        final JsonNode order = only(decisions, "LiquidationOrdered");

        assertTrue(decisions.indexOf(plan) < decisions.indexOf(order));
        assertEquals(order.get("planId"), plan.get("planId"));
        assertEquals("1.05", plan.get("threshold").asText());
        assertEquals("1.1", plan.get("targetRatio").asText());
        // 1.1 * 1,558.2 - 1,600.
        assertEquals(114.02, plan.get("shortfall").asDouble(), CENT);
        assertEquals(1_600, plan.get("marginEquity").asDouble(), CENT);
        assertEquals(1_558.2, plan.get("maintenanceRequirement").asDouble(), CENT);
        assertEquals("0.1", plan.get("maxShare").asText());
        assertEquals("POSITION", plan.get("chosenKind").asText());
        assertEquals(1, plan.get("chosenLegs").asInt());
        assertEquals(-order.get("quantity").asDouble(), plan.get("chosenLots").asDouble());
        assertEquals("BAND", plan.get("limitReason").asText());
        final JsonNode underlying = plan.get("underlyings").get(0);
        assertEquals(1, underlying.get("underlyingId").asInt());
        assertTrue(underlying.get("worstLoss").asDouble() > 1_000, plan::toString);
    }

    @Test
    void shouldNameTheNextBestUnit()
    {
        venue.policy("TIERED", "feeRate", "0");
        venue.account(ACCOUNT, "1800");
        venue.forward("980");
        venue.option(2, "1000", "CALL", "0.1");
        venue.volatility("1000", "0.5");
        venue.trade(ACCOUNT, 2, "0.1", "1");
        venue.trade(ACCOUNT, PERPETUAL, "10", "1000");
        venue.liquidity(2, "5", "10");
        venue.spot("980");
        final JsonNode plan = only(venue.perpetual("980"), "LiquidationPlanned");

        assertEquals(1, plan.get("unitsEvaluated").asInt(), plan::toString);
        assertEquals("POSITION", plan.get("chosenKind").asText());
    }

    @Test
    void shouldSayWhatLimitsTheRound()
    {
        fall("1600", "feeRate", "0", "targetRatio", "3");
        final JsonNode plan = venue.engine().decisions("LiquidationPlanned").get(0);
        assertEquals("CAP", plan.get("limitedBy").asText(), plan::toString);

        final SmallVenue thin = new SmallVenue();
        thin.policy("TIERED", "feeRate", "0");
        thin.account(ACCOUNT, "1650");
        thin.liquidity(PERPETUAL, "1", "2");
        thin.trade(ACCOUNT, PERPETUAL, "10", "1000");
        final JsonNode limited = thin.engine().decisions("LiquidationPlanned").get(0);
        assertEquals("DEPTH", limited.get("limitedBy").asText(), limited::toString);
    }

    @Test
    void shouldTellTheMarketThatAnOrderMeets()
    {
        venue.liquidity(PERPETUAL, "1", "200");
        final JsonNode order = only(fall("1800", "feeRate", "0"), "LiquidationOrdered");

        assertEquals("980", order.get("mark").asText());
        assertEquals("1", order.get("halfSpread").asText());
        assertEquals("200", order.get("depth").asText());
        assertFalse(order.has("packageId"));
    }
}
