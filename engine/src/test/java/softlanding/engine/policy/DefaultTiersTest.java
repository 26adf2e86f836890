package softlanding.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.only;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.liquidation.SmallVenue;

/** A policy that names no tiers has those of its preset, and that is SOFT where none is named. */
class DefaultTiersTest
{
    private final SmallVenue venue = new SmallVenue();

    @ParameterizedTest
    @ValueSource(strings = {
        "", "\"policy\":\"OPTIMAL\"", "\"policy\":\"TIERED\"", "\"tiers\":[]", "\"preset\":\"SOFT\""})
    void shouldTakeTheTiersOfThePreset(final String fields)
    {
        final String line = venue.event("LiquidationPolicySet").line();
        final String event = fields.isEmpty() ? line : line.substring(0, line.length() - 1) + "," + fields + "}";
        assertEquals(0, venue.engine().apply(event).size());
        venue.account(7, "161");

        assertEquals(2, only(venue.trade(7, PERPETUAL, "1", "1000"), "AccountHealthChanged").get("tier").asInt());
    }

    @Test
    void shouldFindFaultWithTermsWithoutTiers()
    {
        assertEquals("tiers", LiquidationTerms.defaults().with(Policy.TIERED, List.of()).faultyField());
    }
}
