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

    @Test
    void shouldOrderAHedgedShortAsOneWhereTheVenueTradesCombos()
    {
        hedgedShort("venueHasCombos", "YES");
        final List<JsonNode> combos = venue.engine().decisions("ComboOrdered");

        if (combos.isEmpty())
        {
            // A part of one leg was right alone.
            assertTrue(!venue.engine().decisions("LiquidationOrdered").isEmpty());
            return;
        }
        final JsonNode combo = combos.get(0);
        assertEquals(2, combo.get("legs").size());
        for (final JsonNode leg : combo.get("legs"))
        {
            venue.apply(venue.event("LiquidationOrderFilled").raw("orderId", combo.get("orderId").toString())
                .id("accountId", A).id("instrumentId", leg.get("instrumentId").asInt()).id("fillId", 1)
                .text("quantity", leg.get("quantity").asText().replace("-", ""))
                .text("price", "1000").text("fee", "0"));
        }
        assertEquals(2, venue.engine().decisions("LiquidationOrderCompleted").size());
    }

    private void hedgedShort(final String... more)
    {
        venue.policyWithTiers("OPTIMAL", "[" + tier("1.05", "1", "ALL") + "]", join(more, "feeRate", "0"));
        venue.option(SHORT_CALL, "1000", "CALL", "0.1");
        venue.volatility("1000", "0.8");
        venue.liquidity(SHORT_CALL, "1", "1000");
        venue.liquidity(PERPETUAL, "0.1", "1000");
        venue.account(A, "100000");
        venue.trade(A, SHORT_CALL, "-10", "91");
        venue.trade(A, PERPETUAL, "5.5", "1000");
        final JsonNode report = venue.report(A);
        final double fee = report.get("equity").asDouble() - 0.95 * report.get("maintenanceRequirement").asDouble();
        venue.apply(venue.event("TradeExecuted").id("accountId", A).id("tradeId", 999)
            .id("instrumentId", PERPETUAL).text("quantity", "0.1").text("price", "1000")
            .text("fee", String.format(java.util.Locale.ROOT, "%.4f", fee)));
    }
}
