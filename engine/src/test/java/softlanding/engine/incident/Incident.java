package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 *
 * <p>The value {@code newest} of a field is what the newest decision has that carries the field: {@code auctionId
 * newest} is the auction that started last. The exchange fills what is open with {@link #whenFilled}.
 */
final class Incident
{
    private static final long SECOND = 1_000_000_000L;
    private static final String TIERS = "[{\"ratioBelow\":\"1.05\",\"maxShare\":\"0.1\",\"sizing\":\"JUST_ENOUGH\"}," +
        "{\"ratioBelow\":\"1\",\"maxShare\":\"1\",\"sizing\":\"ALL\"}]";
    private static final Map<String, Long> UNITS =
        Map.of("seconds", SECOND, "minutes", 60 * SECOND, "hours", 3_600 * SECOND);

    private final EngineOnLines engine = new EngineOnLines();
    private final Map<String, JsonNode> open = new LinkedHashMap<>();
    private List<JsonNode> decided = new ArrayList<>();
    private long nowNs = 1_700_000_000L * SECOND;
    private long requests;

    /**
     * A venue with a liquidation policy of two tiers.
     *
     * @param guards its guards, as fields of the policy; none if empty.
     */
    static Incident atAVenueWith(final String guards)
    {
        final Incident incident = new Incident();
        incident.apply(incident.event("LiquidationPolicySet", "policy TIERED, targetRatio 1.1, feeRate 0" +
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

    /** The exchange fills each order that is open, a share of it at a price in parts of its limit, without a fee. */
    Incident whenFilled(final String share, final String ofLimit)
    {
        decided = new ArrayList<>();
        for (final JsonNode order : List.copyOf(open.values()))
        {
            final BigDecimal price = number(order, "limitPrice").multiply(new BigDecimal(ofLimit));
            decided.addAll(apply(EventLine.of("LiquidationOrderFilled", nowNs)
                .order(order)
                .text("quantity", number(order, "quantity").multiply(new BigDecimal(share)).toPlainString())
                .text("price", price.setScale(8, RoundingMode.HALF_EVEN).toPlainString()).text("fee", "0")));
        }
        return this;
    }

    /** Whether an order is out that has not ended. */
    boolean hasOpenOrders()
    {
        return !open.isEmpty();
    }

    /** The deepest tier under which something is open; 0 if nothing is. */
    int openTier()
    {
        return open.values().stream().mapToInt(order -> order.get("tier").asInt()).max().orElse(0);
    }

    /** How many decisions like this were made since the last when. */
    long count(final String wanted)
    {
        return decided.stream().filter(decision -> matches(decision, wanted)).count();
    }

    /** Sum of a field over the decisions like this since the last when. */
    BigDecimal sum(final String wanted, final String field)
    {
        return decided.stream().filter(decision -> matches(decision, wanted))
            .map(decision -> number(decision, field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Contracts that an account holds now. */
    BigDecimal position(final long accountId, final int instrumentId)
    {
        for (final JsonNode position : report(accountId).get("positions"))
        {
            if (position.get("instrumentId").asInt() == instrumentId)
            {
                return number(position, "quantity");
            }
        }
        return BigDecimal.ZERO;
    }

    /** An amount of an account's margin report, as of now. */
    BigDecimal margin(final long accountId, final String field)
    {
        return number(report(accountId), field);
    }

    private JsonNode report(final long accountId)
    {
        final List<JsonNode> decisions = apply(
            event("MarginReportRequested", "accountId " + accountId + ", requestId " + ++requests));
        return decisions.stream().filter(d -> matches(d, "MarginReported")).findFirst().orElseThrow();
    }

    private EventLine event(final String type, final String fields)
    {
        final EventLine line = EventLine.of(type, nowNs);
        for (final String field : fields.isEmpty() ? new String[0] : fields.split(", "))
        {
            final String[] words = field.split(" ");
            line.text(words[0], words[1].equals("newest") ? newest(words[0]) : words[1]);
        }
        return line;
    }

    private List<JsonNode> apply(final EventLine line)
    {
        final List<JsonNode> decisions = engine.apply(line.line());
        assertEquals(0, decisions.stream().filter(d -> "EventRejected".equals(d.get("type").asText())).count(),
            () -> line.line() + " -> " + decisions);
        decisions.forEach(this::noteOrder);
        return decisions;
    }

    private void noteOrder(final JsonNode decision)
    {
        if (matches(decision, "LiquidationOrdered"))
        {
            open.put(decision.get("orderId").asText(), decision);
        }
        else if (matches(decision, "LiquidationOrderCompleted"))
        {
            open.remove(decision.get("orderId").asText());
        }
    }

    private String newest(final String field)
    {
        final List<JsonNode> all = engine.decisions();
        for (int i = all.size() - 1; i >= 0; i--)
        {
            if (all.get(i).hasNonNull(field))
            {
                return all.get(i).get(field).asText();
            }
        }
        throw new AssertionError("no decision has a " + field);
    }

    private static BigDecimal number(final JsonNode node, final String field)
    {
        return new BigDecimal(node.get(field).asText());
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
