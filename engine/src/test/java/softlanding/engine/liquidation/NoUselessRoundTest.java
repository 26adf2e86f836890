package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where no order can help, none goes out, and {@code RoundSkipped} gives the true reason. */
class NoUselessRoundTest
{
    private static final int COARSE = 3;

    private final SmallVenue venue = new SmallVenue();

    private static List<String> reasons(final List<JsonNode> decisions)
    {
        return all(decisions, "RoundSkipped").stream().map(skipped -> skipped.get("reason").asText()).toList();
    }

    @Test
    void shouldTellThatNothingHelpsWhoOwesWithoutAPosition()
    {
        venue.account(7, "1000");
        venue.trade(7, PERPETUAL, "1", "1000");
        final List<JsonNode> decisions = venue.apply(venue.event("TradeExecuted").id("accountId", 7)
            .id("tradeId", 900).id("instrumentId", PERPETUAL).text("quantity", "-1").text("price", "1000")
            .text("fee", "1100"));

        assertEquals(List.of("NOTHING_HELPS"), reasons(decisions));
    }

    @Test
    void shouldNotOrderASaleOnATickThatIsOutOfReach()
    {
        venue.apply(venue.event("PerpetualListed").id("instrumentId", COARSE).id("underlyingId", 1)
            .text("contractSize", "1").text("lotSize", "0.1").text("tickSize", "3000"));
        venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", COARSE).text("price", "1000")
            .text("confidence", "1"));
        venue.liquidity(COARSE, "0.5", "1000");
        venue.account(7, "155");

        final List<JsonNode> decisions = venue.trade(7, COARSE, "1", "1000");

        assertEquals(List.of(), all(decisions, "LiquidationOrdered"));
        assertTrue(reasons(decisions).contains("NOTHING_HELPS"), decisions::toString);
    }
}
