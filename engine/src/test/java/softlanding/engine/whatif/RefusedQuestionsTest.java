package softlanding.engine.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.whatif.QuestionVenue.now;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.wire.EventLine;

/** A question that cannot be answered names the field and the reason, and changes nothing. */
class RefusedQuestionsTest
{
    private final QuestionVenue venue = new QuestionVenue();

    @BeforeEach
    void open()
    {
        venue.open("PORTFOLIO");
        venue.cash("1000");
        venue.coins(1, "1");
    }

    private JsonNode refused(final String reason, final String field, final String trades, final String transfers)
    {
        final long before = venue.stateHash();
        final List<JsonNode> decisions = venue.ask(trades, transfers);
        assertEquals(1, decisions.size(), decisions::toString);
        assertEquals("EventRejected " + reason + " " + field, decisions.get(0).get("type").asText() + " " +
            decisions.get(0).get("reason").asText() + " " + decisions.get(0).get("field").asText());
        assertEquals(before, venue.stateHash(), "a rejected question changed something");
        return decisions.get(0);
    }

    private static String trade(final int instrument, final String quantity, final String price)
    {
        return "{\"instrumentId\":" + instrument + ",\"quantity\":\"" + quantity + "\"" +
            (price.isEmpty() ? "" : ",\"price\":\"" + price + "\"") + "}";
    }

    @Test
    void shouldRefuseInstrumentsThatDoNotTrade()
    {
        refused("UNKNOWN_ID", "instrumentId", trade(999, "1", "1"), "");
        venue.send(now("ExpiryListed").id("expiryId", 9).id("underlyingId", 1)
            .id("expiryNs", QuestionVenue.NOW + 1));
        venue.send(now("FutureListed").id("instrumentId", 990).id("expiryId", 9).text("contractSize", "1")
            .text("lotSize", "1"));
        refused("WRONG_STATE", "price", trade(990, "1", ""), "");
        assertEquals(4, venue.ask(trade(1, "1", ""), "").size());
        venue.send(EventLine.of("ExpirySettled", QuestionVenue.NOW + 2).id("expiryId", 9)
            .text("settlementPrice", "96000"));
        final List<JsonNode> decisions = venue.engine().apply(
            EventLine.of("MarginReportRequested", QuestionVenue.NOW + 2)
                .id("accountId", QuestionVenue.ACCOUNT).id("requestId", 7_000)
                .raw("positions", "[" + trade(990, "1", "5") + "]").line());
        assertEquals("EXPIRED instrumentId",
            decisions.get(0).get("reason").asText() + " " + decisions.get(0).get("field").asText());
    }

    @Test
    void shouldRefuseAmountsThatMeanNothing()
    {
        refused("ZERO", "quantity", trade(1, "0", ""), "");
        refused("NOT_POSITIVE", "price", trade(1, "1", "0"), "");
        refused("NEGATIVE", "price", trade(104, "1", "-1"), "");
        refused("ZERO", "amount", "", "{\"amount\":\"0\"}");
        refused("UNKNOWN_ID", "assetId", "", "{\"assetId\":9,\"amount\":\"1\"}");
        refused("OUT_OF_RANGE", "amount", "", "{\"assetId\":1,\"amount\":\"-1.00000001\"}");
        refused("OUT_OF_RANGE", "amount", "", "{\"assetId\":2,\"amount\":\"-1\"}");
    }

    @Test
    void shouldRefuseAmountsThatCannotBeRepresented()
    {
        refused("NOT_REPRESENTABLE", "quantity", trade(1, "90000000000", "96000"), "");
        refused("NOT_REPRESENTABLE", "quantity", trade(1, "4000000", "96000"), "");
        refused("NOT_REPRESENTABLE", "amount", "", "{\"amount\":\"92000000000\"},{\"amount\":\"92000000000\"}");
        refused("NOT_REPRESENTABLE", "amount", "", "{\"amount\":\"60000000000\"}");
        refused("NOT_REPRESENTABLE", "amount", "", "{\"assetId\":1,\"amount\":\"92000000000\"}");
    }

    @Test
    void shouldNameTheLimitOfTooManyEntries()
    {
        final String many = String.join(",", Collections.nCopies(513, trade(1, "1", "5")));
        final JsonNode rejection = refused("CAPACITY", "positions", many, "");
        assertEquals("REPORT_ENTRIES 512",
            rejection.get("limitReached").asText() + " " + rejection.get("limitValue").asText());
        refused("CAPACITY", "transfers", "", String.join(",", Collections.nCopies(513, "{\"amount\":\"1\"}")));
        assertEquals(4, venue.ask(
            String.join(",", Collections.nCopies(512, trade(1, "0.01", "5"))), "").size(), "512 are answered");
    }

    @Test
    void shouldRefuseMorePositionsThanAnAccountMayHold()
    {
        final StringBuilder trades = new StringBuilder(trade(1, "1", ""));
        final int listed = 257;
        for (int i = 0; i < listed; i++)
        {
            venue.send(now("PerpetualListed").id("instrumentId", 5_000 + i).id("underlyingId", 1)
                .text("contractSize", "1").text("lotSize", "1"));
            trades.append(',').append(trade(5_000 + i, "0.01", "5"));
        }
        final JsonNode rejection = refused("CAPACITY", "instrumentId", trades.toString(), "");
        assertEquals("BOOK_SIZE 256",
            rejection.get("limitReached").asText() + " " + rejection.get("limitValue").asText());
    }

    @Test
    void shouldAnswerAQuestionOnceAndNeverInThePast()
    {
        final String line = now("MarginReportRequested").id("accountId", QuestionVenue.ACCOUNT).id("requestId", 77)
            .line();
        assertEquals("MarginReported", venue.engine().apply(line).get(0).get("type").asText());
        assertEquals("DUPLICATE_ID", venue.engine().apply(line).get(0).get("reason").asText());
        assertEquals("TIME_BACKWARDS", venue.engine().apply(
            EventLine.of("MarginReportRequested", QuestionVenue.NOW - 1)
                .id("accountId", QuestionVenue.ACCOUNT).id("requestId", 78).line()).get(0).get("reason").asText());
    }
}
