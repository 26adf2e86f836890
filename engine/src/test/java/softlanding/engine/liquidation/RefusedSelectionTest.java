package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.codecs.json.UnusableMessageException;

/** Rules that are for comparison only: the engine does not know them. */
class RefusedSelectionTest
{
    private final SmallVenue venue = new SmallVenue();

    private List<JsonNode> select(final String selection)
    {
        return venue.engine().apply(
            venue.event("LiquidationPolicySet").text("policy", "TIERED").text("targetRatio", "1.1")
            .text("selection", selection).raw("tiers", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]").line());
    }

    private List<JsonNode> deleverage(final String rule)
    {
        return venue.engine().apply(venue.event("InsuranceTermsSet").text("deleveraging", rule).line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RELEASE_PER_COST", "STAND_ALONE_MARGIN", "ABSOLUTE_DELTA", "WORST_SCENARIO_LOSS"})
    void shouldRefuseAPolicyWithASelectionAndNameTheField(final String selection)
    {
        final long hash = venue.engine().stateHash();
        final UnusableMessageException refused =
            assertThrows(UnusableMessageException.class, () -> select(selection));

        assertTrue(refused.getMessage().startsWith("LiquidationPolicySet.selection:"), refused::getMessage);
        assertEquals(hash, venue.engine().stateHash());
    }

    @Test
    void shouldRefuseTermsWithTheRankedQueueAndNameTheField()
    {
        final long hash = venue.engine().stateHash();
        final JsonNode refused = only(deleverage("RANKED_QUEUE"), "EventRejected");

        assertEquals("deleveraging", refused.get("field").asText());
        assertEquals(hash, venue.engine().stateHash());
    }

    @Test
    void shouldTakeTheValueThatIsLeft()
    {
        assertEquals(List.of(), deleverage("WATER_FILLING"));
    }
}
