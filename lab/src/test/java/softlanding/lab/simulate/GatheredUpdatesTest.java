package softlanding.lab.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.codecs.EventSink;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.WireEngine;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;
import softlanding.workload.wire.UpdateGatherer;

/** Tests that an update in one event leads to the decisions of the same update mark by mark. */
final class GatheredUpdatesTest
{
    private static final int ACCOUNTS = 60;
    private static final int TICKS = 700;

    @ParameterizedTest
    @ValueSource(longs = 1)
    void shouldDecideAlikeHoweverAnUpdateIsDivided(final long seed)
    {
        final List<String> single = decisions(seed, engine -> engine);
        final List<String> gathered = decisions(seed, UpdateGatherer::new);
        assertTrue(single.stream().anyMatch(line -> line.contains("LiquidationOrdered")), "nobody was liquidated");
        assertEquals(single, gathered);
    }

    private static List<String> decisions(final long seed, final UnaryOperator<EventSink> before)
    {
        final List<String> lines = new ArrayList<>();
        final JsonWriter json = new JsonWriter();
        final WireEngine engine = new WireEngine(
            EngineLimits.defaults(), (buffer, offset, length) ->
            {
                final int bytes = json.write(buffer, offset, length);
                final String line = new String(json.line(), 0, bytes, StandardCharsets.US_ASCII);
                // Sequences, and the ids made from them, count the events.
                lines.add(line.replaceAll("\"(eventSequence|orderId|planId|auctionId|crossingId)\":\"?-?\\d+\"?", ""));
            });
        final long[] sequence = {0};
        final EventSink sink =
            before.apply((buffer, offset, length) -> engine.onEvent(++sequence[0], buffer, offset, length));
        final SeededVenue venue = new SeededVenue(VenueSettings.of(seed, ACCOUNTS).withTicks(TICKS));
        while (venue.next(sink))
        {
            // Each event goes to the engine.
        }
        lines.removeIf(line -> line.contains("StateHashed"));
        return lines;
    }
}
