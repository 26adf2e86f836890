package softlanding.engine.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.state.EngineLimits;

/** The whole engine behind its text form: lines of events in, lines of decisions out. */
public final class EngineOnLines
{
    private static final EngineLimits LIMITS = new EngineLimits(4, 64, 1_024, 32, 1_024, 16_384, 4_096, 256, 4_096);

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonReader reader = new JsonReader();
    private final JsonWriter writer = new JsonWriter();
    private final List<JsonNode> decisions = new ArrayList<>();
    private final WireEngine engine = new WireEngine(LIMITS, this::onDecision);
    private long sequence;

    private void onDecision(final org.agrona.DirectBuffer buffer, final int offset, final int length)
    {
        final int lineLength = writer.write(buffer, offset, length);
        try
        {
            decisions.add(mapper.readTree(new String(writer.line(), 0, lineLength, StandardCharsets.UTF_8)));
        }
        catch (final JsonProcessingException badLine)
        {
            throw new IllegalStateException(badLine);
        }
    }

    /** Applies one event; returns the decisions that it caused. */
    public List<JsonNode> apply(final String line)
    {
        final int first = decisions.size();
        final int length = reader.read(line);
        engine.onEvent(++sequence, reader.frame(), 0, length);
        return List.copyOf(decisions.subList(first, decisions.size()));
    }

    /** All decisions so far of a type. */
    public List<JsonNode> decisions(final String type)
    {
        return decisions.stream().filter(decision -> type.equals(decision.get("type").asText())).toList();
    }

    public List<JsonNode> decisions()
    {
        return decisions;
    }

    public long stateHash()
    {
        return engine.stateHash();
    }
}
