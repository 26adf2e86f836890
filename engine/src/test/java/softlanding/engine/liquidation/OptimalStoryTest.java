package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What OPTIMAL does with books that can be thought through. */
class OptimalStoryTest
{
    private static final String CAPPED = "[" + SmallVenue.tier("1.05", "0.1", "JUST_ENOUGH") + "," +
        SmallVenue.tier("1", "1", "ALL") + "]";
    private static final String UNCAPPED = "[" + SmallVenue.tier("1.05", "1", "JUST_ENOUGH") + "]";
    private static final int CALL = 2;

    @Test
    void shouldCloseAsMuchOfASinglePerpetualAsTieredWithoutCap()
    {
        for (final String depth : List.of("1000", "1", "0"))
        {
            final JsonNode optimal = SmallVenue.only(perpetual("OPTIMAL", CAPPED, depth), "LiquidationOrdered");
            final JsonNode tiered = SmallVenue.only(perpetual("TIERED", UNCAPPED, depth), "LiquidationOrdered");

            assertEquals(tiered.get("quantity"), optimal.get("quantity"));
            assertEquals(tiered.get("costExpected"), optimal.get("costExpected"));
            assertEquals("OPTIMAL", optimal.get("policy").asText());
            assertEquals("POSITION", optimal.get("unitKind").asText());
            assertTrue(optimal.get("optimalityGap").asDouble() >= 0);
            assertFalse(tiered.has("optimalityGap"));
        }
    }

    private static List<JsonNode> perpetual(final String policy, final String tiers, final String depth)
    {
        final SmallVenue venue = new SmallVenue();
        venue.policyWithTiers(policy, tiers, "feeRate", "0.0005");
        venue.liquidity(SmallVenue.PERPETUAL, "0.5", depth);
        venue.account(1, "100000");
        venue.trade(1, SmallVenue.PERPETUAL, "10", "1000");
        return fundTo(venue, 0.95);
    }

    @Test
    void shouldNotTakeTheCheapHedgeFromAShortCall()
    {
        final SmallVenue venue = hedged("OPTIMAL");
        final List<JsonNode> orders = SmallVenue.all(fundTo(venue, 0.6), "LiquidationOrdered");

        assertTrue(orders.size() > 1, () -> "call and hedge together: " + orders);
        assertEquals(CALL, orders.get(0).get("instrumentId").asInt());
        assertEquals(SmallVenue.PERPETUAL, orders.get(1).get("instrumentId").asInt());
        for (final JsonNode order : orders)
        {
            venue.fill(order, order.get("quantity").asText().replace("-", ""),
                order.get("instrumentId").asInt() == CALL ? "70" : "1000");
        }
        assertTrue(venue.ratio(1) >= 1.09, () -> "ratio: " + venue.ratio(1));
    }

    private static SmallVenue hedged(final String policy)
    {
        final SmallVenue venue = new SmallVenue();
        venue.policyWithTiers(policy, CAPPED);
        venue.option(CALL, "1000", "CALL", "0.1");
        venue.volatility("1000", "0.6");
        venue.liquidity(SmallVenue.PERPETUAL, "0.1", "1000");
        venue.liquidity(CALL, "2", "1000");
        venue.account(1, "100000");
        venue.trade(1, CALL, "-10", "70");
        venue.trade(1, SmallVenue.PERPETUAL, "6", "1000");
        return venue;
    }

    private static List<JsonNode> fundTo(final SmallVenue venue, final double ratio)
    {
        final JsonNode report = venue.report(1);
        final double wanted = ratio * report.get("maintenanceRequirement").asDouble();
        final double taken = report.get("equity").asDouble() - wanted;
        return venue.apply(venue.event("TradeExecuted").id("accountId", 1).id("tradeId", 99)
            .id("instrumentId", SmallVenue.PERPETUAL).text("quantity", "0.00000001").text("price", "1000")
            .text("fee", String.format(java.util.Locale.ROOT, "%.8f", taken)));
    }
}
