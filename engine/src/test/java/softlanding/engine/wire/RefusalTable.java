package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import softlanding.engine.RejectReason;
import softlanding.engine.state.EngineLimits;

/**
 * The file {@code refusals.txt}: a venue, a sample of every event, and what the engine refuses of each field. All names
 * of messages, fields and values stand there.
 */
final class RefusalTable
{
    /** One event of the venue, or a sample. */
    record Event(String type, long afterSeconds, Map<String, String> fields, String leadsTo)
    {
        @Override
        public String toString()
        {
            return type;
        }
    }

    /** A sample with other values in some fields, and what is said about it. */
    record Refusal(Event sample, Map<String, String> changes, RejectReason reason, String field)
    {
        @Override
        public String toString()
        {
            return sample + " " + changes + " " + reason + " " + field;
        }
    }

    static final EngineLimits AMPLE = new EngineLimits(4, 64, 1_024, 32, 64, 1_024, 64, 64, 256);

    static final String TIMESTAMP = "timestampNs";

    private static final long T0 = 1_700_000_000_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String REJECTED = "EventRejected";
    /** What an order and an auction have their ids from. */
    private static final Map<String, String> IDS =
        Map.of("LiquidationOrdered", "orderId", "AuctionStarted", "auctionId");

    private final List<Event> venue = new ArrayList<>();
    private final List<Event> samples = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Set<String>> fields = new LinkedHashMap<>();
    private final Map<String, String> named = new LinkedHashMap<>();
    private long nowNs = T0;

    RefusalTable()
    {
        boolean sampling = false;
        for (final String line : lines())
        {
            if (line.equals("samples:"))
            {
                sampling = true;
            }
            else if (line.startsWith("  "))
            {
                addField(line.strip(), samples.get(samples.size() - 1));
            }
            else
            {
                (sampling ? samples : venue).add(event(line));
            }
        }
        samples.forEach(sample -> fields.computeIfAbsent(sample.type(), type -> new TreeSet<>()));
    }

    private static List<String> lines()
    {
        try (InputStream resource = RefusalTable.class.getResourceAsStream("refusals.txt"))
        {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    private static Event event(final String line)
    {
        final String[] halves = line.split(" -> ");
        final String[] words = halves[0].split(" ", 2);
        final boolean passes = words[0].startsWith("+");
        final String[] rest = passes ? words[1].split(" ", 2) : words;
        return new Event(
            rest[0], passes ? Long.parseLong(words[0].substring(1)) : 0, values(rest.length > 1 ? rest[1] : ""),
            halves.length > 1 ? halves[1] : null);
    }

    private static Map<String, String> values(final String words)
    {
        final Map<String, String> values = new LinkedHashMap<>();
        for (final String word : words.isEmpty() ? new String[0] : words.split(" "))
        {
            final int equals = word.indexOf('=');
            values.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return values;
    }

    private void addField(final String line, final Event sample)
    {
        final Set<String> known = fields.computeIfAbsent(sample.type(), type -> new TreeSet<>());
        if (line.contains(" free: "))
        {
            known.add(line.substring(0, line.indexOf(' ')));
            return;
        }
        final String[] halves = line.split(" => ");
        final Map<String, String> changes = values(halves[0]);
        final String[] answer = halves[1].split(" ");
        final String field = answer.length > 1 ? answer[1] : changes.keySet().iterator().next();
        known.addAll(List.of(field, changes.keySet().iterator().next()));
        refusals.add(new Refusal(sample, changes, RejectReason.valueOf(answer[0]), field));
    }

    List<Event> samples()
    {
        return samples;
    }

    List<Refusal> refusals()
    {
        return refusals;
    }

    /** Returns the fields of an event that the table mentions. */
    Set<String> fieldsOf(final String type)
    {
        return fields.getOrDefault(type, Set.of());
    }

    /** Makes the venue stand in an engine; its last event was at {@link #nowNs()}. */
    void build(final EngineOnLines engine)
    {
        nowNs = T0;
        named.clear();
        for (final Event event : venue)
        {
            nowNs += event.afterSeconds() * SECOND_NS;
            final List<JsonNode> decisions = engine.apply(line(event, Map.of(), nowNs));
            assertTrue(decisions.stream().noneMatch(RefusalTable::isRefusal), () -> event + " " + decisions);
            if (event.leadsTo() != null)
            {
                named.put(event.leadsTo(), madeId(event, decisions));
            }
        }
    }

    private static String madeId(final Event event, final List<JsonNode> decisions)
    {
        return decisions.stream().filter(decision -> IDS.containsKey(decision.get("type").asText()))
            .map(decision -> decision.get(IDS.get(decision.get("type").asText())).asText())
            .findFirst()
            .orElseThrow(() -> new AssertionError(event + " was to make " + event.leadsTo() + ": " + decisions));
    }

    long nowNs()
    {
        return nowNs;
    }

    /** An event as a line, with other values in some fields, and the names of orders and auctions replaced. */
    String line(final Event event, final Map<String, String> changes, final long timestampNs)
    {
        final Map<String, String> values = new LinkedHashMap<>(event.fields());
        values.putAll(changes);
        final EventLine line = EventLine.of(event.type(), timestampNs);
        values.forEach((field, value) ->
        {
            if (value.startsWith("["))
            {
                line.raw(field, value);
            }
            else
            {
                line.text(field, value.startsWith("$") ? named.get(value.substring(1)) : value);
            }
        });
        return line.line();
    }

    static boolean isRefusal(final JsonNode decision)
    {
        return REJECTED.equals(decision.get("type").asText());
    }

    /** The one decision about an event that was refused says why, and which field is at fault. */
    static void assertRefused(final List<JsonNode> decisions, final RejectReason reason, final String field)
    {
        assertEquals(1, decisions.size(), decisions::toString);
        assertTrue(isRefusal(decisions.get(0)), decisions::toString);
        assertEquals(reason.name() + " " + field,
            decisions.get(0).get("reason").asText() + " " + decisions.get(0).get("field").asText());
    }
}
