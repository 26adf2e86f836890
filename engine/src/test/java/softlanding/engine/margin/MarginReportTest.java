package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.margin.HandVenue.YEAR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.EventLine;
import softlanding.engine.wire.WireEngine;

/** Positions in the report, through JSON lines. */
class MarginReportTest
{
    private static final int MAX_FRAME_BYTES = 64 * 1024;
    private static final int MAX_UNDERLYINGS = 512;

    private static void assertPosition(
        final JsonNode position,
        final int instrumentId,
        final double quantity,
        final double mark,
        final double delta,
        final double gamma,
        final double vega,
        final double theta)
    {
        assertEquals(instrumentId, position.get("instrumentId").asInt());
        assertEquals(quantity, position.get("quantity").asDouble(), 0, "quantity");
        assertEquals(mark, position.get("mark").asDouble(), 1e-8, "mark");
        assertEquals(delta, position.get("delta").asDouble(), 1e-8, "delta");
        assertEquals(gamma, position.get("gamma").asDouble(), 1e-8, "gamma");
        assertEquals(vega, position.get("vega").asDouble(), 1e-8, "vega");
        assertEquals(theta, position.get("theta").asDouble(), 1e-8, "theta");
    }

    @Test
    void shouldReportEachPositionWithItsMarkAndGreeksInBookOrder()
    {
        final HandVenue venue = new HandVenue();
        venue.cash("5000");
        venue.listExpiry(1, YEAR);
        venue.forward(1, "1000", "0");
        venue.hold(30, 1, "1000", "CALL", "-2", "0.5");
        venue.hold(20, 1, "1000", "PUT", "1", "0.5");
        venue.listFuture(10, 1, "0.5");
        venue.trade(10, "3", "900");
        venue.listPerpetual(40, 1);
        venue.perpetual(40, "1001", "1");
        venue.trade(40, "-1", "1000");

        final JsonNode report = venue.report();

        // At the money, a year, 50 %: price 197.41265136585, N(0.25) = 0.59870632568292, phi(0.25) = 0.38666811680285.
        final JsonNode positions = report.get("positions");
        assertEquals(4, positions.size());
        assertPosition(positions.get(0), 40, -1, 1001, -1, 0, 0, 0);
        assertPosition(positions.get(1), 10, 3, 1000, 1.5, 0, 0, 0);
        assertPosition(positions.get(2), 30, -2, 197.41265137, -1.19741265137, -0.00154667247, -773.33623361,
            0.52968235178);
        assertPosition(positions.get(3), 20, 1, 197.41265137, -0.40129367432, 0.00077333623, 386.66811680,
            -0.26484117589);
        for (final String greek : new String[] {"delta", "gamma", "vega", "theta"})
        {
            assertEquals(report.get(greek).asDouble(), sum(positions, greek), 4e-8, greek);
        }
    }

    private static double sum(final JsonNode positions, final String greek)
    {
        double sum = 0;
        for (final JsonNode position : positions)
        {
            sum += position.get(greek).asDouble();
        }
        return sum;
    }

    @Test
    void shouldLeaveOutAClosedPositionWhoseLiquidationIsInFlight()
    {
        final HandVenue venue = new HandVenue();
        venue.model(1, HandVenue.scenario("0.8", "NONE", "1"));
        venue.listPerpetual(1, 1);
        venue.perpetual(1, "1000", "1");
        venue.cash("100");
        final boolean ordered = venue.trade(1, "1", "1000").stream()
            .anyMatch(decision -> "LiquidationOrdered".equals(decision.get("type").asText()));
        assertTrue(ordered, "200 required of 100");

        venue.trade(1, "-1", "1000");

        assertEquals(0, venue.report().get("positions").size());
    }

    @Test
    void shouldFitTheLargestReportIntoAFrame() throws IOException
    {
        final LargeReport large = new LargeReport(MAX_UNDERLYINGS + 88);

        assertTrue(large.length < MAX_FRAME_BYTES, "bytes of the frame: " + large.length);
        final JsonNode report = new ObjectMapper().readTree(large.line);
        assertEquals(MAX_UNDERLYINGS, report.get("underlyings").size());
        assertEquals(512, report.get("positions").size());
        // The first 88 underlyings have two positions each, the other 336 of the frame are 1,088 and on.
        assertEquals(1_088 + 335, report.get("positions").get(511).get("instrumentId").asInt());
        assertEquals("20", report.get("positions").get(511).get("delta").asText());
    }

    /** The report of an account with a perpetual in each of 512 underlyings, and second ones in the first of them. */
    private static final class LargeReport
    {
        private final WireEngine engine = new WireEngine(
            new EngineLimits(MAX_UNDERLYINGS, 1, 1_024, 1, 1, 2_048, 1, 1_024, 16), this::onDecision);
        private final JsonReader reader = new JsonReader();
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private int sequence;
        private int length;
        private String line;

        LargeReport(final int positions)
        {
            apply(event("AccountOpened").id("accountId", 1).text("marginMode", "PORTFOLIO"));
            for (int id = 1; id <= MAX_UNDERLYINGS; id++)
            {
                apply(event("UnderlyingListed").id("underlyingId", id).text("symbol", "U" + id));
                apply(event("SpotPriceChanged").id("underlyingId", id).text("price", "10").text("confidence", "1"));
            }
            for (int i = 0; i < positions; i++)
            {
                final int instrumentId = 1_000 + i;
                apply(event("PerpetualListed").id("instrumentId", instrumentId)
                    .id("underlyingId", 1 + i % MAX_UNDERLYINGS).text("contractSize", "1").text("lotSize", "1"));
                apply(event("PerpetualPriceChanged").id("instrumentId", instrumentId).text("price", "10")
                    .text("confidence", "1"));
                apply(event("TradeExecuted").id("accountId", 1).id("tradeId", i).id("instrumentId", instrumentId)
                    .text("quantity", "20").text("price", "10").text("fee", "0"));
            }
            apply(event("MarginReportRequested").id("accountId", 1).id("requestId", 1));
        }

        private static EventLine event(final String type)
        {
            return EventLine.of(type, 1_700_000_000_000_000_000L);
        }

        private void apply(final EventLine event)
        {
            final int frameLength = reader.read(event.line());
            engine.onEvent(++sequence, reader.frame(), 0, frameLength);
        }

        private void onDecision(final DirectBuffer buffer, final int offset, final int frameLength)
        {
            header.wrap(buffer, offset);
            if (header.templateId() == MarginReportedDecoder.TEMPLATE_ID)
            {
                final JsonWriter writer = new JsonWriter();
                final int lineLength = writer.write(buffer, offset, frameLength);
                line = new String(writer.line(), 0, lineLength, StandardCharsets.UTF_8);
                length = frameLength;
            }
        }
    }
}
