package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What OPTIMAL does with books that can be thought through. */
class OptimalStoryTest
{
    private static final String CAPPED = "[" + SmallVenue.tier("1.05", "0.1", "JUST_ENOUGH") + "," +
        SmallVenue.tier("1", "1", "ALL") + "]";
    private static final String UNCAPPED = "[" + SmallVenue.tier("1.05", "1", "JUST_ENOUGH") + "]";
    private static final int CALL = 2;
    private static final int PUT = 3;

    @Test
    void shouldCloseAsMuchOfASinglePerpetualAsTieredWithoutCap()
    {
        for (final String depth : List.of("1000", "1"))
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
        venue.policyWithTiers(policy, tiers, "feeRate", "0.0005", "maxDepthShare", "1000");
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

        final JsonNode hedge = SmallVenue.only(orders, "LiquidationOrdered");
        assertEquals(SmallVenue.PERPETUAL, hedge.get("instrumentId").asInt());
        final JsonNode call = SmallVenue.only(venue.fill(hedge, hedge.get("quantity").asText().substring(1),
            "1000"), "LiquidationOrdered");
        assertEquals(CALL, call.get("instrumentId").asInt());
        assertEquals(hedge.get("planId"), call.get("planId"));
    }

    private static double contracts(final List<JsonNode> orders, final int instrumentId)
    {
        return orders.stream().filter(order -> order.get("instrumentId").asInt() == instrumentId)
            .mapToDouble(order -> order.get("quantity").asDouble()).sum();
    }

    @Test
    void shouldKeepPackagesInRatio()
    {
        final SmallVenue venue = hedged("OPTIMAL");
        venue.option(PUT, "900", "PUT", "0.1");
        venue.volatility("900", "0.62");
        venue.liquidity(PUT, "2", "1000");
        venue.apply(venue.event("PackageRegistered").id("accountId", 1).id("packageId", 1).raw("legs",
            "[{\"instrumentId\":2,\"ratio\":\"-1\"},{\"instrumentId\":3,\"ratio\":\"-2\"}]"));
        venue.trade(1, PUT, "-20", "20");

        final List<JsonNode> orders = SmallVenue.all(fundTo(venue, 0.6), "LiquidationOrdered");

        final List<JsonNode> ofPlan = new ArrayList<>(orders);
        for (int i = 0; i < ofPlan.size(); i++)
        {
            final String contracts = ofPlan.get(i).get("quantity").asText().replace("-", "");
            for (final JsonNode next : SmallVenue.all(
                venue.fill(ofPlan.get(i), contracts, ofPlan.get(i).get("limitPrice").asText()), "LiquidationOrdered"))
            {
                if (next.get("planId").equals(orders.get(0).get("planId")))
                {
                    ofPlan.add(next);
                }
            }
        }
        assertEquals("PACKAGE", orders.get(0).get("unitKind").asText());
        assertEquals(2 * contracts(ofPlan, CALL), contracts(ofPlan, PUT), 1e-9);
        assertTrue(contracts(ofPlan, PUT) > 0);
    }

    @Test
    void shouldCloseTheCheapestUnitOfAnAccountWithStandardMarginAndClaimNoBound()
    {
        final SmallVenue venue = new SmallVenue();
        venue.policyWithTiers("OPTIMAL", CAPPED);
        venue.apply(venue.event("AccountOpened").id("accountId", 1).text("marginMode", "STANDARD"));
        venue.apply(venue.event("CashTransferRequested").id("accountId", 1).id("transferId", 1).text("amount",
            "100000"));
        venue.trade(1, SmallVenue.PERPETUAL, "10", "1000");

        final JsonNode order = SmallVenue.only(fundTo(venue, 0.95), "LiquidationOrdered");

        assertTrue(order.get("ratioAfterExpected").asDouble() >= 1.1, order::toString);
        assertFalse(order.has("optimalityGap"));
    }

    private static SmallVenue hedged(final String policy)
    {
        final SmallVenue venue = new SmallVenue();
        // The horizon would close everything at this ratio.
        venue.policyWithTiers(policy, CAPPED, "horizonFactor", "0");
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
            .text("fee", BigDecimal.valueOf(taken).setScale(8, RoundingMode.HALF_EVEN).toPlainString()));
    }
}
