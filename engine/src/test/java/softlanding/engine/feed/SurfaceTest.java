package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.feed.GuardedVenue.A;
import static softlanding.engine.feed.GuardedVenue.CALL;
import static softlanding.engine.feed.GuardedVenue.verdicts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A volatility that cannot be right beside its neighbours suspends its strike, and nothing else. */
class SurfaceTest
{
    private final GuardedVenue venue = new GuardedVenue();

    @BeforeEach
    void setUp()
    {
        venue.apply(venue.event("FeedGuardsSet").text("minConfidence", "0.1"));
        list(13, "900");
        list(14, "1200");
        everyVolatility();
        venue.pass(1);
        assertEquals("", verdicts(venue.time()));
    }

    private void list(final int instrument, final String strike)
    {
        venue.apply(venue.event("OptionListed").id("instrumentId", instrument).id("expiryId", 1).text("strike", strike)
            .text("right", "CALL").text("contractSize", "1").text("lotSize", "0.1"));
    }

    private List<JsonNode> everyVolatility()
    {
        final List<JsonNode> decisions = new ArrayList<>();
        for (final String strike : List.of("900", "1000", "1100", "1200"))
        {
            decisions.addAll(venue.volatility(strike, "0.5"));
        }
        return decisions;
    }

    private List<JsonNode> update(final String... entries)
    {
        final StringBuilder group = new StringBuilder("[");
        for (int i = 0; i < entries.length; i += 2)
        {
            group.append(i == 0 ? "" : ",").append("{\"strike\":\"").append(entries[i]).append("\",\"volatility\":\"")
                .append(entries[i + 1]).append("\",\"confidence\":\"1\"}");
        }
        return venue.apply(venue.event("VolatilitySurfaceChanged").id("expiryId", 1).text("lastFragment", "YES")
            .raw("volatilities", group + "]"));
    }

    @Test
    void shouldSuspendTheStrikeWhoseCallIsWorthMoreThanTheOneBelow()
    {
        assertEquals("halted VOLATILITY 1 at 1100 ARBITRAGE 3", verdicts(update("1100", "3")));
        assertEquals("", verdicts(update("1100", "3")), "told once");
        assertEquals("resumed VOLATILITY 1 at 1100", verdicts(update("1100", "0.55")));
    }

    @Test
    void shouldSuspendTheStrikeWhoseCallIsWorthLessThanTheOneAbove()
    {
        assertEquals("halted VOLATILITY 1 at 1000 ARBITRAGE 0.01", verdicts(update("1000", "0.01")));
    }

    @Test
    void shouldFindTheOneThatBreaksASmileThatMovesAsAWhole()
    {
        assertEquals("halted VOLATILITY 1 at 1100 ARBITRAGE 3.5",
            verdicts(update("900", "0.6", "1000", "0.6", "1100", "3.5", "1200", "0.6")));
        assertEquals("resumed VOLATILITY 1 at 1100",
            verdicts(update("900", "0.7", "1000", "0.7", "1100", "0.7", "1200", "0.7")));
    }

    @Test
    void shouldWaitForTheRestOfASmileThatComesMarkByMark()
    {
        for (final String strike : List.of("1200", "1100", "1000", "900"))
        {
            assertEquals("", verdicts(venue.loneVolatility(strike, "2.5")));
        }
        venue.pass(1);
        assertEquals("", verdicts(venue.time()));

        for (final String strike : List.of("1200", "1000", "900"))
        {
            assertEquals("", verdicts(venue.loneVolatility(strike, "0.5")));
        }
        venue.pass(1);
        assertEquals("halted VOLATILITY 1 at 1100 ARBITRAGE 2.5", verdicts(venue.time()));
        assertEquals("resumed VOLATILITY 1 at 1100", verdicts(venue.loneVolatility("1100", "0.5")), "needs no wait");
    }

    @Test
    void shouldSuspendAStrikeWhoseVarianceFallsWithTime()
    {
        venue.apply(venue.event("ExpiryListed").id("expiryId", 2).id("underlyingId", 1)
            .id("expiryNs", (1_700_000_000L + 60 * 86_400) * GuardedVenue.SECOND));
        for (final int strike : new int[] {900, 1000, 1100})
        {
            venue.apply(venue.event("OptionListed").id("instrumentId", strike).id("expiryId", 2)
                .text("strike", Integer.toString(strike)).text("right", "PUT").text("contractSize", "1")
                .text("lotSize", "0.1"));
        }
        venue.apply(venue.event("ForwardPriceChanged").id("expiryId", 2).text("forward", "1000").text("rate", "0")
            .text("forwardConfidence", "1").text("rateConfidence", "1"));
        final List<JsonNode> decisions = venue.apply(
            venue.event("VolatilitySurfaceChanged").id("expiryId", 2).text("lastFragment", "YES")
            .raw("volatilities", "[{\"strike\":\"900\",\"volatility\":\"0.45\",\"confidence\":\"1\"}," +
            "{\"strike\":\"1000\",\"volatility\":\"0.28\",\"confidence\":\"1\"}," +
            "{\"strike\":\"1100\",\"volatility\":\"0.45\",\"confidence\":\"1\"}]"));
        assertEquals("halted VOLATILITY 2 at 1000 ARBITRAGE 0.28", verdicts(decisions));
    }

    @Test
    void shouldBoundTheStrikeByItsNeighboursAndNotByWhatBrokeTheSurface()
    {
        venue.account(A, "100000");
        venue.trade(A, CALL, "-10", "50");
        update("1000", "0.01");
        assertEquals("UNPRICED", venue.health(A));
        final JsonNode report = report(900);
        update("1000", "0.5");
        final BigDecimal ratio = decimal(report(901), "ratio");
        assertTrue(decimal(report, "ratioWorst").compareTo(ratio) < 0, report::toString);
        assertTrue(decimal(report, "ratioBest").compareTo(ratio) > 0, report::toString);
    }

    private JsonNode report(final long requestId)
    {
        return GuardedVenue.all(venue.apply(venue.event("MarginReportRequested").id("accountId", A)
            .id("requestId", requestId)), "MarginReported").get(0);
    }

    private static BigDecimal decimal(final JsonNode decision, final String field)
    {
        return new BigDecimal(decision.get(field).asText());
    }

    @Test
    void shouldJudgeNoSurfaceWhereFeedsHaveNoLimits()
    {
        update("1100", "3");
        assertEquals("resumed VOLATILITY 1 at 1100", verdicts(venue.apply(venue.event("FeedGuardsSet"))));

        assertEquals("", verdicts(update("1000", "0.01")));
    }
}
