package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.state.EngineLimits;

/**
 * Schema 4 changes names, not decisions: events that were recorded with schema 3, translated, lead to the decisions
 * that
 * were recorded with them, translated, line by line. {@code README.md} beside the recordings says how they were made.
 */
class SchemaThreeTest
{
    private static final Path FOLDER = Path.of("src/test/resources/softlanding/engine/wire/schema-3");

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonReader reader = new JsonReader();
    private final JsonWriter writer = new JsonWriter();
    private final List<JsonNode> decided = new ArrayList<>();
    private final WireEngine engine = new WireEngine(EngineLimits.defaults(), this::onDecision);
    private long sequence;

    @ParameterizedTest
    @ValueSource(strings = {"crash", "hedged-books", "auctions", "deleveraging", "feeds"})
    void shouldDecideTheSameOnTranslatedEvents(final String stream) throws IOException
    {
        final Map<Long, List<String>> recorded = new TreeMap<>();
        for (final String line : lines(stream + "-decisions.jsonl.gz"))
        {
            recorded.computeIfAbsent(mapper.readTree(line).get("eventSequence").asLong(), s -> new ArrayList<>())
                .add(line);
        }
        final SchemaThree translator = new SchemaThree();
        long oldSequence = 0;
        int compared = 0;
        for (final String event : lines(stream + "-events.jsonl.gz"))
        {
            final List<String> old = recorded.getOrDefault(++oldSequence, List.of());
            decided.clear();
            for (final String line : translator.event(event, rejectedField(old)))
            {
                final int length = reader.read(line);
                engine.onEvent(++sequence, reader.frame(), 0, length);
            }
            final List<JsonNode> expected = new ArrayList<>();
            for (final String decision : old)
            {
                final String translated = translator.decision(decision);
                if (translated != null)
                {
                    expected.add(mapper.readTree(translated));
                }
            }
            assertEquals(expected, decided, stream + ", old event " + oldSequence + ": " + event);
            compared += expected.size();
        }
        assertTrue(compared > 200, "decisions compared: " + compared);
    }

    private String rejectedField(final List<String> decisions) throws IOException
    {
        for (final String decision : decisions)
        {
            final JsonNode node = mapper.readTree(decision);
            if (node.get("type").asText().equals("EventRejected"))
            {
                return node.get("field").asText();
            }
        }
        return null;
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        final int lineLength = writer.write(buffer, offset, length);
        try
        {
            final JsonNode decision = mapper.readTree(new String(writer.line(), 0, lineLength, StandardCharsets.UTF_8));
            if (!decision.get("type").asText().equals("StateHashed"))
            {
                decided.add(decision);
            }
        }
        catch (final IOException notALine)
        {
            throw new IllegalStateException(notALine);
        }
    }

    private static List<String> lines(final String file) throws IOException
    {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(FOLDER.resolve(file))), StandardCharsets.UTF_8)))
        {
            return lines.lines().toList();
        }
    }
}
