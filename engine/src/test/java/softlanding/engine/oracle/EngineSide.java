package softlanding.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/** Sends events to the engine, which must accept each, and remembers its liquidation orders. */
final class EngineSide
{
    private final String name;
    private final EngineOnLines engine = new EngineOnLines();
    /** Every line so far: what to give the engine to see the same again. */
    private final StringBuilder transcript = new StringBuilder();
    /** Order id to account and instrument. */
    private final Map<String, String> inFlight = new LinkedHashMap<>();
    private final List<JsonNode> booked = new ArrayList<>();

    /**
     * Begins an engine whose decisions are compared with the reference.
     *
     * @param name how failures call it; where there is a seed, the seed.
     */
    EngineSide(final String name)
    {
        this.name = name;
    }

    List<JsonNode> send(final EventLine line)
    {
        transcript.append(line.line()).append('\n');
        final List<JsonNode> decisions = engine.apply(line.line());
        for (final JsonNode decision : decisions)
        {
            assertNotEquals("EventRejected", decision.get("type").asText(),
                () -> name + ": " + decision + " in the last line of\n" + transcript);
            follow(decision);
        }
        return decisions;
    }

    /** The one decision of a type. */
    JsonNode only(final String type, final EventLine line)
    {
        final List<JsonNode> found = send(line).stream().filter(d -> type.equals(d.get("type").asText())).toList();
        assertEquals(1, found.size(), () -> name + ": " + type);
        return found.get(0);
    }

    /** The reason for which the engine refuses, or "taken". */
    String refused(final EventLine line)
    {
        final List<JsonNode> decisions = engine.apply(line.line());
        return decisions.isEmpty() ? "taken" : decisions.get(0).path("reason").asText();
    }

    List<String> ordersInFlight(final long accountId, final int instrumentId)
    {
        return inFlight.keySet().stream()
            .filter(orderId -> inFlight.get(orderId).equals(accountId + "/" + instrumentId)).toList();
    }

    /** Returns the internal bookings of the engine since the last call. */
    List<JsonNode> takeBooked()
    {
        final List<JsonNode> taken = List.copyOf(booked);
        booked.clear();
        return taken;
    }

    private void follow(final JsonNode decision)
    {
        switch (decision.get("type").asText())
        {
            case "LiquidationOrdered" -> inFlight.put(decision.get("orderId").asText(),
                decision.get("accountId").asText() + "/" + decision.get("instrumentId").asText());
            case "LiquidationsCrossed", "PositionDeleveraged", "InsuranceFundChanged" -> booked.add(decision);
            case "LiquidationOrderCompleted" -> inFlight.remove(decision.get("orderId").asText());
            default ->
            {
            }
        }
    }
}
