package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.feed.GuardedVenue.A;
import static softlanding.engine.feed.GuardedVenue.OTHER_PERPETUAL;
import static softlanding.engine.feed.GuardedVenue.PERPETUAL;
import static softlanding.engine.feed.GuardedVenue.orders;
import static softlanding.engine.feed.GuardedVenue.verdicts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mark that is too old is not used: its feed is halted until it is heard of again. */
class StalenessTest
{
    private final GuardedVenue venue = new GuardedVenue();

    @Test
    void shouldHaltAFeedOnceItsMarkIsTooOldAndResumeItWhenHeardAgain()
    {
        venue.guards("stalenessNs", "30000000000");
        venue.oneAccountPerCoin();
        venue.everyPrice();
        venue.pass(29);
        assertEquals("", verdicts(venue.spot(2, "1000")) + verdicts(venue.perpetual(OTHER_PERPETUAL, "1000")));

        venue.pass(1);
        final List<JsonNode> decisions = venue.spot(2, "1000");

        assertEquals("halted STABLE 0 STALE; halted SPOT 1 STALE; halted FORWARD 1 STALE; " +
            "halted VOLATILITY 1 STALE; halted PERPETUAL 1 STALE; halted COLLATERAL 1 STALE", verdicts(decisions));
        venue.assertOnlyAIsUnpriced();

        assertEquals("resumed SPOT 1", verdicts(venue.spot(1, "1000")));
        assertEquals("UNPRICED", venue.health(A));
        assertEquals("resumed PERPETUAL 1", verdicts(venue.perpetual(PERPETUAL, "1000")));
        venue.assertBothPriced();
    }

    @Test
    void shouldGiveVolatilitiesALimitOfTheirOwn()
    {
        venue.apply(venue.event("FeedGuardsSet").text("stalenessNs", "30000000000")
            .text("volatilityStalenessNs", "300000000000"));
        venue.everyPrice();
        venue.pass(30);
        assertFalse(verdicts(venue.time()).contains("VOLATILITY"));
        venue.everyPrice();
        venue.pass(29);
        venue.everyPriceButVolatilities();
        venue.pass(271);
        assertTrue(verdicts(venue.time()).contains("halted VOLATILITY 1 STALE"));
    }

    @Test
    void shouldLimitTheAgeOfVolatilitiesAlone()
    {
        venue.apply(venue.event("FeedGuardsSet").text("volatilityStalenessNs", "30000000000"));
        venue.everyPrice();
        venue.pass(29);
        assertEquals("", verdicts(venue.time()));
        venue.pass(1);
        assertEquals("halted VOLATILITY 1 STALE", verdicts(venue.time()));
        assertEquals("resumed VOLATILITY 1", verdicts(venue.volatility("1000", "0.5")));
        venue.pass(30);
        venue.time();
        assertEquals("resumed VOLATILITY 1", verdicts(venue.apply(venue.event("FeedGuardsSet"))));
    }

    @Test
    void shouldNotCallAFeedTooOldInTheEventThatBringsItsPrice()
    {
        venue.guards("stalenessNs", "30000000000");
        venue.oneAccountPerCoin();
        venue.everyPrice();
        venue.pass(100);

        assertFalse(verdicts(venue.spot(1, "1000")).contains("SPOT 1"));
    }

    @Test
    void shouldNeverLiquidateOnAMarkThatIsTooOld()
    {
        venue.guards("stalenessNs", "30000000000");
        venue.oneAccountPerCoin();
        venue.everyPrice();
        venue.pass(30);

        // The perpetual falls by 15 %, but the spot it is margined on is too old.
        assertEquals(List.of(), orders(venue.perpetual(PERPETUAL, "850")));
        assertEquals("UNPRICED", venue.health(A));
        assertEquals("UNPRICED", venue.withdrawal(A, "1"));
        assertEquals("UNPRICED", venue.order(A, PERPETUAL, "1", "850"));

        assertEquals(1, orders(venue.spot(1, "850")).size());
    }

    @Test
    void shouldCountTheAgeOfMarksFromWhenTheLimitIsSet()
    {
        venue.oneAccountPerCoin();
        venue.pass(1_000);
        assertEquals("", verdicts(venue.guards("stalenessNs", "30000000000")));
        venue.pass(29);
        assertEquals("", verdicts(venue.time()));
        venue.pass(1);
        assertTrue(verdicts(venue.time()).contains("halted SPOT 1 STALE"));

        // Lifting the limit frees what was only too old.
        assertTrue(verdicts(venue.guards()).contains("resumed SPOT 1"));
        venue.assertBothPriced();
    }

    @Test
    void shouldHaltAtOnceWhatAShorterLimitMakesTooOld()
    {
        venue.guards("stalenessNs", "30000000000");
        venue.oneAccountPerCoin();
        venue.everyPrice();
        venue.pass(10);
        venue.spot(2, "1000");
        venue.perpetual(OTHER_PERPETUAL, "1000");

        assertTrue(verdicts(venue.guards("stalenessNs", "10000000000")).contains("halted SPOT 1 STALE"));
        venue.assertOnlyAIsUnpriced();
    }

    @Test
    void shouldTakeAnyVolatilityOfAnExpiryAsASignOfItsSource()
    {
        venue.guards("stalenessNs", "30000000000");
        venue.everyPrice();
        venue.pass(29);
        venue.volatility("1100", "0.5");
        venue.pass(2);
        assertFalse(verdicts(venue.time()).contains("VOLATILITY"));
        venue.pass(28);
        assertEquals("halted VOLATILITY 1 STALE", verdicts(venue.time()));
        assertEquals("resumed VOLATILITY 1", verdicts(venue.volatility("1000", "0.5")));
    }
}
