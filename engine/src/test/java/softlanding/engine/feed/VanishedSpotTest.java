package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.feed.GuardedVenue.A;
import static softlanding.engine.feed.GuardedVenue.PERPETUAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where no position of an account can be closed for want of a mark, the silence is explained when it begins. */
class VanishedSpotTest
{
    private final GuardedVenue venue = new GuardedVenue();

    private List<JsonNode> skipped(final List<JsonNode> decisions)
    {
        return GuardedVenue.all(decisions, "RoundSkipped");
    }

    @Test
    void shouldTellWhyAnAccountBelowEveryTierIsNotLiquidated()
    {
        venue.guards();
        venue.account(A, "2000");
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.interrupted("SPOT", 1, "VANISHED");
        assertEquals(List.of(), skipped(venue.perpetual(PERPETUAL, "999")));

        final List<JsonNode> decisions = venue.perpetual(PERPETUAL, "850");

        assertEquals(1, skipped(decisions).size());
        assertEquals("UNPRICED", skipped(decisions).get(0).get("reason").asText());
        assertEquals(List.of(), skipped(venue.perpetual(PERPETUAL, "849")), "told once");
    }
}
