package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which legs of a round go out at once, and when the others follow. */
class LegStoryTest
{
    private static final long A = 7;
    private static final int SHORT_CALL = 2;
    private static final int OTHER = 50;
    private static final int LONG_CALL = 3;

    private final SmallVenue venue = new SmallVenue();

    /** Twenty verticals that are a package; a fee brings the account to a ratio. */
    private List<JsonNode> verticalAt(final double ratio, final String... more)
    {
        venue.policyWithTiers(
            "TIERED", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]",
            join(more, "feeRate", "0", "roundIntervalNs", "0"));
        venue.option(SHORT_CALL, "1100", "CALL", "0.1");
        venue.option(LONG_CALL, "1200", "CALL", "0.1");
        venue.volatility("1100", "0.5");
        venue.volatility("1200", "0.55");
        venue.liquidity(SHORT_CALL, "0.2", "1000");
        venue.liquidity(LONG_CALL, "0.2", "1000");
        venue.account(A, "10000");
        venue.apply(venue.event("PackageRegistered").id("accountId", A).id("packageId", 1).raw("legs",
            "[{\"instrumentId\":2,\"ratio\":\"-1\"},{\"instrumentId\":3,\"ratio\":\"1\"}]"));
        venue.trade(A, SHORT_CALL, "-20", "22");
        venue.trade(A, LONG_CALL, "20", "7");
        final JsonNode report = venue.report(A);
        final double fee = report.get("equity").asDouble() -
            ratio * report.get("maintenanceRequirement").asDouble();
        return venue.apply(venue.event("TradeExecuted").id("accountId", A).id("tradeId", 999)
            .id("instrumentId", PERPETUAL).text("quantity", "0.1").text("price", "1000")
            .text("fee", String.format(java.util.Locale.ROOT, "%.4f", fee)));
    }

    private static String[] join(final String[] more, final String... first)
    {
        final String[] all = new String[first.length + more.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void shouldReleaseTheLongLegOnlyAgainstFillsOfTheShortLeg()
    {
        final JsonNode bought = only(verticalAt(1), "LiquidationOrdered");
        assertEquals("PACKAGE", bought.get("unitKind").asText());
        assertEquals(SHORT_CALL, bought.get("instrumentId").asInt());
        assertTrue(bought.get("quantity").asDouble() > 0.5, bought::toString);

        // The sale follows in ratio, rounded down to lots.
        final JsonNode sold = only(venue.fill(bought, "0.35", "22"), "LiquidationOrdered");
        assertEquals(LONG_CALL, sold.get("instrumentId").asInt());
        assertEquals("-0.3", sold.get("quantity").asText());
        assertEquals(bought.get("planId"), sold.get("planId"));
        assertEquals(1, sold.get("legIndex").asInt());

        final JsonNode soldNext = only(venue.fill(bought, "0.15", "22"), "LiquidationOrdered");
        assertEquals("-0.2", soldNext.get("quantity").asText());
        assertEquals(0, all(venue.close(bought), "LiquidationOrdered").size(), "nothing more was filled");
        assertEquals(0, all(venue.fill(sold, "0.3", "7"), "LiquidationOrdered").size());
    }

    @Test
    void shouldNeverSellTheLongLegWhereTheShortLegFindsNobody()
    {
        final JsonNode bought = only(verticalAt(1), "LiquidationOrdered");
        venue.close(bought);
        for (int second = 0; second < 30; second++)
        {
            venue.pass(1);
            for (final JsonNode order : all(venue.time(), "LiquidationOrdered"))
            {
                assertEquals(SHORT_CALL, order.get("instrumentId").asInt());
                venue.close(order);
            }
        }
        assertTrue(venue.ratio(A) > 1);
    }

    /**
     * A package of ten perpetuals against eight of another one: either leg alone, whole or halved, turns the risk over,
     * so the whole package goes out as one order.
     */
    @Test
    void shouldOrderAPackageAsOneWhereTheVenueTradesCombos()
    {
        final List<JsonNode> decisions = perpetualsAgainstEachOther("YES");
        final JsonNode combo = only(decisions, "ComboOrdered");
        final JsonNode plan = only(decisions, "LiquidationPlanned");

        assertEquals(2, combo.get("legs").size());
        assertEquals("10", plan.get("chosenLots").asText());
        assertEquals("10", plan.get("orderedLots").asText());
        assertEquals(2, plan.get("orderedLegs").asInt());
        assertEquals("NONE", plan.get("limitedBy").asText());
        for (final JsonNode leg : combo.get("legs"))
        {
            venue.apply(venue.event("LiquidationOrderFilled").raw("orderId", combo.get("orderId").toString())
                .id("accountId", A).id("instrumentId", leg.get("instrumentId").asInt()).id("fillId", 1)
                .text("quantity", leg.get("quantity").asText().replace("-", ""))
                .text("price", "1000").text("fee", "0"));
        }
        assertEquals(2, venue.engine().decisions("LiquidationOrderCompleted").size());
    }

    /** Without combos a quarter goes out: 2.5 sold of 10 leave 0.5 short of 2 long, and 2 of the other leg wait. */
    @Test
    void shouldOrderAPartWhereNoLegOfTheWholeMayGoFirst()
    {
        final List<JsonNode> decisions = perpetualsAgainstEachOther("NO");
        final JsonNode plan = only(decisions, "LiquidationPlanned");
        final JsonNode order = only(decisions, "LiquidationOrdered");

        assertEquals("-2.5", order.get("quantity").asText());
        assertEquals("10", plan.get("chosenLots").asText());
        assertEquals("2.5", plan.get("orderedLots").asText());
        assertEquals(1, plan.get("orderedLegs").asInt());
        assertEquals(1, plan.get("waitingLegs").asInt());
        assertEquals("NEVER_WORSE", plan.get("limitedBy").asText());
        assertTrue(plan.get("orderedCost").asDouble() < plan.get("chosenCost").asDouble(), plan::toString);
    }

    private List<JsonNode> perpetualsAgainstEachOther(final String venueHasCombos)
    {
        venue.policyWithTiers(
            "TIERED", "[" + tier("1.05", "1", "ALL") + "]", "feeRate", "0", "venueHasCombos", venueHasCombos);
        venue.apply(venue.event("PerpetualListed").id("instrumentId", OTHER).id("underlyingId", 1)
            .text("contractSize", "1").text("lotSize", "0.1"));
        venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", OTHER)
            .text("price", "1000").text("confidence", "1"));
        venue.liquidity(PERPETUAL, "0.1", "1000");
        venue.liquidity(OTHER, "0.1", "1000");
        venue.account(A, "100000");
        venue.apply(venue.event("PackageRegistered").id("accountId", A).id("packageId", 1).raw("legs",
            "[{\"instrumentId\":1,\"ratio\":\"5\"},{\"instrumentId\":50,\"ratio\":\"-4\"}]"));
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.trade(A, OTHER, "-7.9", "1000");
        final JsonNode report = venue.report(A);
        final double fee = report.get("equity").asDouble() - report.get("maintenanceRequirement").asDouble();
        return venue.apply(venue.event("TradeExecuted").id("accountId", A).id("tradeId", 999)
            .id("instrumentId", OTHER).text("quantity", "-0.1").text("price", "1000")
            .text("fee", String.format(java.util.Locale.ROOT, "%.4f", fee)));
    }
}
