package softlanding.engine.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.engine.wire.EngineOnLines;

/** Orders are whole lots at whole ticks, and a lot that is worth next to nothing costs no time. */
class TicksAndLotsTest
{
    private final EngineOnLines engine = new EngineOnLines();
    private long second = 1_780_272_000L;

    private List<JsonNode> apply(final String type, final String fields)
    {
        return engine.apply(
            "{\"type\":\"" + type + "\",\"timestampNs\":\"" + second + "000000000\"," + fields + "}");
    }

    private void list(final String lotSize, final String tickSize)
    {
        apply("UnderlyingListed", "\"underlyingId\":1,\"symbol\":\"BTC\"");
        apply("PerpetualListed", "\"instrumentId\":9,\"underlyingId\":1,\"contractSize\":\"1\"," +
            "\"lotSize\":\"" + lotSize + "\",\"tickSize\":\"" + tickSize + "\"");
        apply("LiquidationPolicySet", "\"policy\":\"TIERED\",\"targetRatio\":\"1.1\",\"tiers\":[" +
            "{\"ratioBelow\":\"1.05\",\"maxShare\":\"1\",\"sizing\":\"JUST_ENOUGH\"}],\"notices\":[]");
    }

    private void price(final String price)
    {
        apply("SpotPriceChanged", "\"underlyingId\":1,\"price\":\"" + price + "\",\"confidence\":\"1\"");
        apply("PerpetualPriceChanged", "\"instrumentId\":9,\"price\":\"" + price + "\",\"confidence\":\"1\"");
        second += 1;
        engine.apply("{\"type\":\"TimeAdvanced\",\"timestampNs\":\"" + second + "000000000\"}");
    }

    private void hold(final String cash, final String quantity, final String at)
    {
        price(at);
        apply("AccountOpened", "\"accountId\":\"1\",\"marginMode\":\"PORTFOLIO\"");
        apply("CashTransferRequested", "\"accountId\":\"1\",\"transferId\":\"1\",\"amount\":\"" + cash + "\"");
        apply("TradeExecuted", "\"accountId\":\"1\",\"tradeId\":\"2\",\"instrumentId\":9,\"quantity\":\"" + quantity +
            "\",\"price\":\"" + at + "\",\"fee\":\"0\"");
    }

    @ParameterizedTest
    @CsvSource({"0.255, 97000", "-0.255, 103000"})
    void shouldOrderWholeLotsAtWholeTicks(final String quantity, final String price)
    {
        list("0.01", "7");
        hold("4700", quantity, "100000");

        price(price);

        final List<JsonNode> orders = engine.decisions("LiquidationOrdered");
        assertTrue(orders.size() > 0, "the account must be liquidated");
        for (final JsonNode order : orders)
        {
            final BigDecimal limit = new BigDecimal(order.get("limitPrice").asText());
            assertEquals(0, limit.remainder(new BigDecimal("7")).signum(), "limit " + limit);
            final BigDecimal ordered = new BigDecimal(order.get("quantity").asText());
            assertEquals(0, ordered.remainder(new BigDecimal("0.01")).signum(), "quantity " + ordered);
        }
    }

    @Test
    void shouldPlanInCoinsOfAMillionthWithTheFinestLots()
    {
        list("0.00000001", "0.00000001");
        hold("13500", "80000000000", "0.000001");

        assertTimely(() -> price("0.00000099"));

        assertEquals(1, engine.decisions("LiquidationOrdered").size());
    }

    private static void assertTimely(final Runnable event)
    {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(java.time.Duration.ofSeconds(20), event::run);
    }

    @Test
    void shouldRefuseATickOfNothing()
    {
        apply("UnderlyingListed", "\"underlyingId\":1,\"symbol\":\"BTC\"");
        final JsonNode refusal = apply("PerpetualListed", "\"instrumentId\":9,\"underlyingId\":1," +
            "\"contractSize\":\"1\",\"lotSize\":\"1\",\"tickSize\":\"0\"").get(0);

        assertEquals("tickSize", refusal.get("field").asText());
    }
}
