package softlanding.engine.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.protection.ProtectedVenue.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;

/** Hedges that a liquidation opened, and hedges that their owner trades. */
class HedgeStoryTest
{
    private final ProtectedVenue protectedVenue = new ProtectedVenue();
    private final SmallVenue venue = protectedVenue.venue();

    private static double number(final JsonNode decision, final String field)
    {
        return decision.get(field).asDouble();
    }

    @Test
    void shouldReleaseTheHedgeThatALiquidationOpenedAsItsLastResort()
    {
        final JsonNode hedge = lastResort();
        venue.fill(hedge, hedge.get("quantity").asText(), "1000");
        venue.transfer(7, "1000000");
        venue.pass(3_600);

        final JsonNode release = order(venue.time());

        assertEquals("RELEASE", release.get("purpose").asText());
        assertEquals(-number(hedge, "quantity"), number(release, "quantity"), 1e-9);
    }

    private JsonNode lastResort()
    {
        protectedVenue.policy("hedge", "LAST", "feeRate", "0");
        venue.liquidity(ProtectedVenue.CALL, "400", "1000000");
        venue.liquidity(ProtectedVenue.FAR_CALL, "400", "1000000");
        protectedVenue.shortCalls(7, 1.045);
        return venue.engine().decisions("LiquidationOrdered").stream()
            .filter(order -> "DELTA_HEDGE".equals(order.get("unitKind").asText())).findFirst().orElseThrow();
    }

    @Test
    void shouldHedgeAmongTheUnitsWhereThePolicySaysSo()
    {
        protectedVenue.policy("hedge", "AMONG");
        venue.liquidity(SmallVenue.PERPETUAL, "0.01", "1000000");
        protectedVenue.shortCalls(7, 1.04);

        final JsonNode order = venue.engine().decisions("LiquidationOrdered").get(0);

        assertEquals("DELTA_HEDGE", order.get("unitKind").asText());
    }

    @Test
    void shouldForgetTheHedgeThatTheOwnerTradedAway()
    {
        protectedVenue.shortCalls(7, 1.24);
        final JsonNode order = order(protectedVenue.instruct(7, "HEDGE"));
        protectedVenue.fill(order);
        final double hedged = number(order, "quantity");

        venue.trade(7, SmallVenue.PERPETUAL, String.format(Locale.ROOT, "%.1f", -hedged / 2), "1000");

        assertEquals(hedged / 2, number(venue.report(7).get("underlyings").get(0), "hedgeQuantity"), 0.1);
        venue.trade(7, SmallVenue.PERPETUAL, String.format(Locale.ROOT, "%.1f", hedged), "1000");
        assertEquals(hedged / 2, number(venue.report(7).get("underlyings").get(0), "hedgeQuantity"), 0.1);
    }
}
