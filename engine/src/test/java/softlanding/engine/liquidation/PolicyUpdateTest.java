package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.wire.EventLine;

/** Under the default terms the account is in no tier; under strict ones it is. */
class PolicyUpdateTest
{
    private static final long A = 7;
    private static final int CLASS = 3;

    private final SmallVenue venue = new SmallVenue();

    @BeforeEach
    void open()
    {
        venue.accountOfClass(A, CLASS, "2500");
        venue.trade(A, PERPETUAL, "10", "1000");
        assertNotEquals("LIQUIDATING", health());
    }

    private String health()
    {
        return venue.report(A).get("health").asText();
    }

    private EventLine strict()
    {
        return venue.event("LiquidationPolicySet").text("policy", "TIERED").text("targetRatio", "1.7")
            .raw("tiers", "[" + tier("1.6", "0.1", "JUST_ENOUGH") + "]");
    }

    private List<JsonNode> fragment(final EventLine line)
    {
        return venue.apply(line.text("lastFragment", "NO"));
    }

    @Test
    void shouldPutAllTermsInForceWithTheLastFragment()
    {
        final long before = venue.engine().stateHash();
        assertEquals(List.of(), fragment(strict()));
        assertNotEquals(before, venue.engine().stateHash(), "what is held decides later");

        final List<JsonNode> decisions = venue.apply(venue.event("InsuranceTermsSet"));

        assertEquals("LIQUIDATING", only(decisions, "AccountHealthChanged").get("healthAfter").asText());
        final long last = decisions.get(0).get("eventSequence").asLong();
        decisions.forEach(decision -> assertEquals(last, decision.get("eventSequence").asLong()));
    }

    @Test
    void shouldEndAnOpenUpdateWithItsLastFragmentThoughThatIsRejected()
    {
        fragment(strict());
        assertEquals(List.of(), venue.time(), "time does not end it");

        final List<JsonNode> decisions =
            venue.engine().apply(venue.event("SpotPriceChanged").id("underlyingId", 9).text("price", "1")
                .text("confidence", "1").line());

        assertEquals("EventRejected", decisions.get(0).get("type").asText());
        assertEquals("LIQUIDATING", only(decisions, "AccountHealthChanged").get("healthAfter").asText());
        assertEquals(1, all(decisions, "LiquidationOrdered").size());
    }

    @Test
    void shouldGiveAClassItsOwnDefaultsOnceItHasTermsOfItsOwn()
    {
        venue.apply(strict());
        assertEquals("LIQUIDATING", health(), "the terms of class 0");

        venue.apply(venue.event("InsuranceTermsSet").id("accountClass", CLASS).text("insuranceLimit", "5"));
        venue.pass(10);
        venue.time();

        assertNotEquals("LIQUIDATING", health(), "the default policy");
    }

    @Test
    void shouldRejectAFillOfAnotherAccountOrInstrument()
    {
        final JsonNode order = only(venue.apply(strict()), "LiquidationOrdered");
        final String orderId = order.get("orderId").toString();

        assertMismatch("accountId", orderId, A + 1, PERPETUAL);
        assertMismatch("instrumentId", orderId, A, PERPETUAL + 1);
        assertEquals("LIQUIDATING", health());
    }

    private void assertMismatch(
        final String field, final String orderId, final long accountId, final int instrumentId)
    {
        for (final EventLine line : List.of(
            venue.event("LiquidationOrderFilled").text("quantity", "0.1").text("price", "1000").text("fee", "0"),
            venue.event("LiquidationOrderClosed").text("reason", "CANCELLED")))
        {
            final JsonNode rejected = only(venue.engine().apply(
                line.raw("orderId", orderId).id("accountId", accountId).id("instrumentId", instrumentId).line()),
                "EventRejected");
            assertEquals("MISMATCH", rejected.get("reason").asText());
            assertEquals(field, rejected.get("field").asText());
        }
    }

    @Test
    void shouldStampARejectionWithTheTimeReachedAndKeepTheStampOfTheEvent()
    {
        final long reached = venue.nowNs();
        final JsonNode early = only(
            venue.engine().apply(EventLine.of("TimeAdvanced", reached - 5).line()), "EventRejected");
        final JsonNode late = only(venue.engine().apply(
            EventLine.of("InputLagChanged", reached + 5).id("lagNs", -1).line()), "EventRejected");

        assertEquals(reached, early.get("timestampNs").asLong());
        assertEquals(reached - 5, early.get("rejectedTimestampNs").asLong());
        assertEquals(reached, late.get("timestampNs").asLong());
        assertEquals(reached + 5, late.get("rejectedTimestampNs").asLong());
    }
}
