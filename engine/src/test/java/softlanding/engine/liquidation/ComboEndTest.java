package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order of several legs ends as one, with a decision for each leg. */
class ComboEndTest
{
    private static final long A = 7;
    private static final int FUTURE = 2;

    private final SmallVenue venue = new SmallVenue();

    /** Five perpetuals against five futures: neither leg may go alone. */
    private JsonNode combo()
    {
        venue.policy("TIERED", "venueHasCombos", "YES");
        venue.apply(venue.event("FutureListed").id("instrumentId", FUTURE).id("expiryId", 1)
            .text("contractSize", "1").text("lotSize", "0.1"));
        venue.liquidity(PERPETUAL, "0.05", "1000");
        venue.liquidity(FUTURE, "0.05", "1000");
        venue.account(A, "155");
        trade(PERPETUAL, "5", "NO");
        return only(trade(FUTURE, "-5", "YES"), "ComboOrdered");
    }

    private List<JsonNode> trade(final int instrumentId, final String quantity, final String lastFragment)
    {
        return venue.apply(venue.event("TradeExecuted").id("accountId", A).id("tradeId", instrumentId)
            .id("instrumentId", instrumentId).text("quantity", quantity).text("price", "1000").text("fee", "0")
            .text("lastFragment", lastFragment));
    }

    private List<JsonNode> close(final JsonNode combo, final int instrumentId)
    {
        return venue.apply(venue.event("LiquidationOrderClosed").raw("orderId", combo.get("orderId").toString())
            .id("accountId", A).id("instrumentId", instrumentId).text("reason", "CANCELLED"));
    }

    private static List<Integer> instruments(final List<JsonNode> decisions)
    {
        return all(decisions, "LiquidationOrderCompleted").stream()
            .map(each -> each.get("instrumentId").asInt()).sorted().toList();
    }

    @Test
    void shouldEndAllLegsByOneAnswer()
    {
        for (final int named : List.of(PERPETUAL, FUTURE))
        {
            final ComboEndTest each = new ComboEndTest();
            final JsonNode combo = each.combo();

            assertEquals(List.of(PERPETUAL, FUTURE), instruments(each.close(combo, named)));
            // A gateway that answers for the other leg as well changes nothing.
            assertEquals(List.of(), instruments(each.close(combo, PERPETUAL + FUTURE - named)));
        }
    }

    @Test
    void shouldNameTheInstrumentOfEachLegThatTimesOut()
    {
        combo();
        venue.pass(3);

        assertEquals(List.of(PERPETUAL, FUTURE), instruments(venue.time()));
    }
}
