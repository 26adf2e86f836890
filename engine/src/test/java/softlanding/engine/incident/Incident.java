package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/**
 * Plays events on an engine and asks what it decided. A line is the name of an event or decision and its fields:
 * {@code SpotPriceChanged underlyingId 1, price 9150, confidence 1}. Time passes with {@code 5 seconds later}.
 *
 * <p>{@link #then} looks at what was decided since the last {@link #when}: its lines must be found there in that order,
 * and nothing may be found for a line that begins with {@code no}.
 */
final class Incident
{
    private static final long SECOND = 1_000_000_000L;
    private static final String TIERS = "[{\"below\":\"1.05\",\"cap\":\"0.1\",\"sizing\":\"JUST_ENOUGH\"}," +
        "{\"below\":\"1\",\"cap\":\"1\",\"sizing\":\"ALL\"}]";
    private static final Map<String, Long> UNITS =
        Map.of("seconds", SECOND, "minutes", 60 * SECOND, "hours", 3_600 * SECOND);

    private final EngineOnLines engine = new EngineOnLines();
    private List<JsonNode> decided = new ArrayList<>();
    private long nowNs = 1_700_000_000L * SECOND;

    /**
     * A venue with a liquidation policy of two tiers.
     *
     * @param guards its guards, as fields of the policy; none if empty.
     */
    static Incident atAVenueWith(final String guards)
    {
        final Incident incident = new Incident();
        incident.apply(incident.event("LiquidationPolicySet", "policy TIERED, target 1.1, feeRate 0" +
            (guards.isEmpty() ? "" : ", " + guards)).raw("tiers", TIERS));
        return incident;
    }

    Incident given(final String lines)
    {
        return when(lines);
    }

    Incident when(final String lines)
    {
        decided = new ArrayList<>();
        for (final String line : lines.strip().split("\n"))
        {
            final String[] words = line.strip().split(" ", 2);
            if (line.endsWith(" later"))
            {
                nowNs += Long.parseLong(words[0]) * UNITS.get(words[1].split(" ")[0]);
            }
            else
            {
                decided.addAll(apply(event(words[0], words.length > 1 ? words[1] : "")));
            }
        }
        return this;
    }

    Incident then(final String lines)
    {
        int next = 0;
        for (final String line : lines.strip().split("\n"))
        {
            final String wanted = line.strip();
            if (wanted.startsWith("no "))
            {
                assertFalse(decided.stream().anyMatch(d -> matches(d, wanted.substring(3))), wanted + ": " + decided);
            }
            else
            {
                final int from = next;
                while (next < decided.size() && !matches(decided.get(next), wanted))
                {
                    next++;
                }
                assertTrue(next < decided.size(), () -> wanted + " from the place " + from + " of " + decided);
                next++;
            }
        }
        return this;
    }

    private EventLine event(final String type, final String fields)
    {
        final EventLine line = EventLine.of(type, nowNs);
        for (final String field : fields.isEmpty() ? new String[0] : fields.split(", "))
        {
            final String[] words = field.split(" ");
            line.text(words[0], words[1]);
        }
        return line;
    }

    private List<JsonNode> apply(final EventLine line)
    {
        final List<JsonNode> decisions = engine.apply(line.line());
        assertEquals(0, decisions.stream().filter(d -> "EventRejected".equals(d.get("type").asText())).count(),
            () -> line.line() + " -> " + decisions);
        return decisions;
    }

    private static boolean matches(final JsonNode decision, final String wanted)
    {
        final String[] words = wanted.split(" ", 2);
        boolean same = decision.get("type").asText().equals(words[0]);
        for (final String field : words.length > 1 ? words[1].split(", ") : new String[0])
        {
            final String[] pair = field.split(" ");
            same = same && decision.path(pair[0]).asText().equals(pair[1]);
        }
        return same;
    }
}
