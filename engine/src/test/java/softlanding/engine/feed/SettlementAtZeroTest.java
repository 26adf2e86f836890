package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;

/** An expiry whose settlement price is 0: neither that nor what was believed before is acted on. */
class SettlementAtZeroTest
{
    private static final int CALL = 2;
    private static final long MONTH = 30 * 86_400;

    private final SmallVenue venue = new SmallVenue();

    @BeforeEach
    void expiredCall()
    {
        venue.option(CALL, "900", "CALL", "0.1");
        venue.volatility("900", "0.5");
        venue.account(7, "10000");
        venue.trade(7, CALL, "1", "100");
        venue.pass(MONTH);
        venue.apply(venue.event("SettlementDelayed").id("expiryId", 1).text("fallbackPrice", "1000"));
        assertEquals("HEALTHY", venue.report(7).get("health").asText());
    }

    private List<JsonNode> settle(final String price)
    {
        return venue.apply(venue.event("ExpirySettled").id("expiryId", 1).text("settlementPrice", price));
    }

    @Test
    void shouldSuspendTheForwardInsteadOfBelievingTheEstimateBefore()
    {
        final List<JsonNode> decisions = settle("0");

        assertEquals("OUT_OF_RANGE", only(decisions, "FeedSuspended").get("reason").asText());
        assertEquals("UNPRICED", only(decisions, "AccountHealthChanged").get("healthAfter").asText());
        assertEquals(List.of(), all(decisions, "PositionSettled"));
    }

    @Test
    void shouldSettleAtThePriceThatComesAfterwards()
    {
        settle("0");
        settle("1000");

        assertEquals("10000", venue.report(7).get("equity").asText());
    }

    @Test
    void shouldTellThatASettledInstrumentHasNoLiquidity()
    {
        settle("1000");

        final JsonNode refusal = only(venue.engine().apply(venue.event("LiquidityChanged").id("instrumentId", CALL)
            .text("halfSpread", "1").text("depth", "1").line()), "EventRejected");

        assertEquals("EXPIRED", refusal.get("reason").asText());
        assertEquals("instrumentId", refusal.get("field").asText());
    }
}
