package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.state.EngineLimits;

/**
 * The whole engine behind its text form: lines of events in, lines of decisions out. A decision that is asked for a
 * field that it does not have fails with the name of the field.
 */
public final class EngineOnLines
{
    private static final EngineLimits LIMITS = new EngineLimits(4, 64, 1_024, 32, 1_024, 16_384, 4_096, 256, 4_096);

    private final ObjectMapper mapper = JsonMapper.builder().nodeFactory(new StrictNodes()).build();
    private final JsonReader reader = new JsonReader();
    private final JsonWriter writer = new JsonWriter();
    private final List<JsonNode> decisions = new ArrayList<>();
    private final WireEngine engine;
    private long sequence;

    public EngineOnLines()
    {
        this(LIMITS);
    }

    /** Builds an engine with the given room for each kind. */
    public EngineOnLines(final EngineLimits limits)
    {
        engine = new WireEngine(limits, this::onDecision);
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        try
        {
            decisions.add(mapper.readTree(text(buffer, offset, length)));
        }
        catch (final JsonProcessingException badLine)
        {
            throw new IllegalStateException(badLine);
        }
    }

    private String text(final DirectBuffer buffer, final int offset, final int length)
    {
        final int lineLength = writer.write(buffer, offset, length);
        return new String(writer.line(), 0, lineLength, StandardCharsets.UTF_8);
    }

    /**
     * Applies one event; returns the decisions that it caused. A policy that names fields of several policy events is
     * applied as one update of all of them.
     */
    public List<JsonNode> apply(final String line)
    {
        return applyFrom(1, line);
    }

    /** Applies one event of a source. */
    public List<JsonNode> applyFrom(final int sourceId, final String line)
    {
        final int first = decisions.size();
        for (final String each : PolicyLines.of(line))
        {
            final int length = reader.read(each);
            engine.onEvent(sourceId, ++sequence, reader.frame(), 0, length);
        }
        return List.copyOf(decisions.subList(first, decisions.size()));
    }

    /** The evaluations of a margin so far. */
    public long marginEvaluations()
    {
        return engine.marginEvaluations();
    }

    /** The costs of single legs summed so far. */
    public long legCosts()
    {
        return engine.legCosts();
    }

    /** Applies one event that is encoded already; a failure of the engine is told with the story. */
    List<JsonNode> apply(final DirectBuffer frame, final int length, final String story)
    {
        final int first = decisions.size();
        assertDoesNotThrow(
            () -> engine.onEvent(++sequence, frame, 0, length), () -> story + ": " + text(frame, 0, length));
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
