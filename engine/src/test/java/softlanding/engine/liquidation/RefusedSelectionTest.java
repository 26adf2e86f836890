package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are for comparison only: the engine does not know them. */
class RefusedSelectionTest
{
    private final SmallVenue venue = new SmallVenue();

    private List<JsonNode> set(final String field, final String value)
    {
        return venue.engine().apply(
            venue.event("LiquidationPolicySet").text("policy", "TIERED").text("targetRatio", "1.1")
            .text(field, value).raw("tiers", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]").line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STAND_ALONE_MARGIN", "ABSOLUTE_DELTA", "WORST_SCENARIO_LOSS"})
    void shouldRefuseAPolicyWithANaiveSelectionAndNameTheField(final String selection)
    {
        final long hash = venue.engine().stateHash();
        final JsonNode refused = only(set("selection", selection), "EventRejected");

        assertEquals("selection", refused.get("field").asText());
        assertEquals(hash, venue.engine().stateHash());
    }

    @Test
    void shouldRefuseAPolicyWithTheRankedQueueAndNameTheField()
    {
        final long hash = venue.engine().stateHash();
        final JsonNode refused = only(set("deleveraging", "RANKED_QUEUE"), "EventRejected");

        assertEquals("deleveraging", refused.get("field").asText());
        assertEquals(hash, venue.engine().stateHash());
    }

    @Test
    void shouldTakeTheValuesThatAreLeft()
    {
        assertEquals(List.of(), set("selection", "RELEASE_PER_COST"));
        assertEquals(List.of(), set("deleveraging", "WATER_FILLING"));
    }
}
