package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.codecs.test.SharedFolder;
import softlanding.engine.wire.EngineOnLines;

/** The streams with a package that fills in parts, and with an account near zero; skipped where they are missing. */
class SharedLegCasesTest
{
    private static final int LONG_CALL = 5;

    private final EngineOnLines engine = new EngineOnLines();

    /** Applies a stream in the names of schema 3, but for its answers: the ids of its orders move with the events. */
    private void apply(final String name) throws IOException
    {
        final List<String> lines = Files.readAllLines(SharedFolder.require("cases/" + name + ".jsonl"));
        for (final String line : lines)
        {
            if (!line.contains("\"LiquidationFilled\"") && !line.contains("\"LiquidationClosed\""))
            {
                engine.apply(line.replace("\"CashTransferred\"", "\"CashTransferRequested\""));
            }
        }
    }

    @Test
    void shouldKeepTheLongLegOfAVerticalUntilTheShortOneFills() throws IOException
    {
        apply("r02-leg-risk-of-a-package");

        final List<JsonNode> orders = engine.decisions("LiquidationOrdered");
        assertTrue(!orders.isEmpty());
        assertEquals(0, orders.stream().filter(order -> order.get("instrumentId").asInt() == LONG_CALL).count());
    }

    @Test
    void shouldOrderForAnAccountWhoseClosingCostsMoreThanItHas() throws IOException
    {
        apply("r03-near-bankrupt-no-order");

        final JsonNode order = engine.decisions("LiquidationOrdered").get(0);
        assertEquals("-1", order.get("quantity").asText());
        // A hundredth of the notional of 94,040.
        assertEquals(940.4, order.get("insuranceAtRisk").asDouble(), 1e-6);
        assertTrue(order.get("limitPrice").asDouble() < 94_039);
        assertEquals(0, engine.decisions("PositionDeleveraged").size());
    }
}
