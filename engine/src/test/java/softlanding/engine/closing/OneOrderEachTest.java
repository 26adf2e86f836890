package softlanding.engine.closing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.liquidation.SmallVenue;

/** A round has one order in an instrument, whatever remainders and packages the account holds of it. */
class OneOrderEachTest
{
    private static final int CALL = 2;

    private final SmallVenue venue = new SmallVenue();

    private void register(final String ratio)
    {
        if (!ratio.isEmpty())
        {
            venue.apply(venue.event("PackageRegistered").id("accountId", 7).id("packageId", 1).raw("legs",
                "[{\"instrumentId\":1,\"ratio\":\"" + ratio + "\"},{\"instrumentId\":2,\"ratio\":\"-" + ratio +
                "\"}]"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.7", "1"})
    void shouldOrderAnInstrumentOnceInARound(final String ratio)
    {
        venue.insure("1000", "0.01");
        venue.option(CALL, "1000", "CALL", "0.1");
        venue.volatility("1000", "0.5");
        venue.liquidity(PERPETUAL, "0.05", "1000");
        venue.liquidity(CALL, "0.2", "1000");
        venue.account(7, "20000");
        venue.trade(7, PERPETUAL, "10.01200002", "1000");
        venue.trade(7, CALL, "-10", "57");
        register(ratio);
        final double equity = venue.report(7).get("marginEquity").asDouble();

        final List<JsonNode> decisions = new ArrayList<>(venue.apply(venue.event("TradeExecuted")
            .id("accountId", 7).id("tradeId", 900).id("instrumentId", PERPETUAL).text("quantity", "0.1")
            .text("price", "1000").text("fee", BigDecimal.valueOf(equity - 6).setScale(2, java.math.RoundingMode.DOWN)
                .toPlainString())));
        final List<JsonNode> orders = all(decisions, "LiquidationOrdered");

        assertTrue(!orders.isEmpty());
        final Set<String> seen = new HashSet<>();
        for (final JsonNode order : orders)
        {
            assertTrue(
                seen.add(order.get("planId").asText() + " " + order.get("instrumentId").asText()), orders::toString);
        }
        assertEquals(
            new BigDecimal("-10.11200002"), new BigDecimal(orders.get(0).get("quantity").asText()).setScale(8));
    }
}
