package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.feed.GuardedVenue.A;
import static softlanding.engine.feed.GuardedVenue.B;
import static softlanding.engine.feed.GuardedVenue.OTHER_PERPETUAL;
import static softlanding.engine.feed.GuardedVenue.PERPETUAL;
import static softlanding.engine.feed.GuardedVenue.all;
import static softlanding.engine.feed.GuardedVenue.orders;
import static softlanding.engine.feed.GuardedVenue.verdicts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is begun on prices that are applied late; afterwards the prices of then count. */
class InputLagTest
{
    private final GuardedVenue venue = new GuardedVenue();

    @Test
    void shouldBeginNoLiquidationWhileTheInputLagsAndActOnThePricesOfThen()
    {
        venue.guards("maxLagNs", "2000000000");
        venue.oneAccountPerCoin();
        assertEquals("", verdicts(venue.lag(2)));
        assertEquals("frozen", verdicts(venue.lag(3)));
        assertEquals("", verdicts(venue.lag(9)));

        venue.spot(1, "850");
        assertEquals(List.of(), orders(venue.perpetual(PERPETUAL, "850")));
        assertEquals("LIQUIDATING", venue.health(A));
        venue.spot(2, "850");
        assertEquals(List.of(), orders(venue.perpetual(OTHER_PERPETUAL, "850")));
        venue.pass(60);
        assertEquals(List.of(), orders(venue.time()));

        venue.spot(2, "1000");
        venue.perpetual(OTHER_PERPETUAL, "1000");
        final List<JsonNode> decisions = venue.lag(1);

        assertEquals("thawed", verdicts(decisions));
        assertEquals(1, orders(decisions).size());
        assertEquals(A, orders(decisions).get(0).get("accountId").asLong());
        assertEquals("HEALTHY", venue.health(B));
    }

    @Test
    void shouldLetOrdersInFlightLiveOnWhileFrozen()
    {
        venue.guards("maxLagNs", "2000000000");
        venue.oneAccountPerCoin();
        venue.spot(1, "850");
        final JsonNode order = orders(venue.perpetual(PERPETUAL, "850")).get(0);
        venue.lag(3);

        final List<JsonNode> decisions = venue.apply(venue.event("LiquidationOrderFilled")
            .order(order).text("quantity", order.get("quantity").asText())
            .text("price", "850").text("fee", "0"));

        assertEquals("FILLED", all(decisions, "LiquidationOrderCompleted").get(0).get("reason").asText());
    }

    @Test
    void shouldFreezeAndThawWhenThePolicyMovesTheLimit()
    {
        venue.lag(10);
        assertEquals("frozen", verdicts(venue.guards("maxLagNs", "2000000000")));
        assertEquals("thawed", verdicts(venue.guards()));
    }
}
