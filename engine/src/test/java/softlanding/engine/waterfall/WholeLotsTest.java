package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.engine.liquidation.SmallVenue;

/** Who holds whole lots gives whole lots. */
class WholeLotsTest
{
    private static final int CALL = 2;
    private static final BigDecimal LOT = new BigDecimal("0.1");

    private final SmallVenue venue = new SmallVenue();

    private static void assertWholeLots(final List<JsonNode> decisions)
    {
        final List<JsonNode> closed = all(decisions, "PositionDeleveraged");
        assertFalse(closed.isEmpty());
        for (final JsonNode each : closed)
        {
            final BigDecimal quantity = new BigDecimal(each.get("quantity").asText());
            assertEquals(0, quantity.remainder(LOT).signum(), each::toString);
        }
    }

    private List<JsonNode> bankrupt(final String more)
    {
        return venue.apply(venue.event("TradeExecuted").id("accountId", 7).id("tradeId", 900)
            .id("instrumentId", PERPETUAL).text("quantity", more).text("price", "1000").text("fee", "1005000"));
    }

    /** The package holds 2.99999994 of 3, or 2.99999997: what is left beside it is less than a lot. */
    @ParameterizedTest
    @CsvSource({"-0.7,0.3", "-0.33333333,0.14333333", "-0.17,0.07"})
    void shouldTakeWholeLotsFromWhoHoldsAPackage(final String perpetual, final String call)
    {
        venue.option(CALL, "1000", "CALL", "0.1");
        venue.volatility("1000", "0.5");
        venue.account(7, "1000000");
        venue.trade(7, PERPETUAL, "3", "1000");
        venue.account(8, "1000000");
        venue.trade(8, PERPETUAL, "-3", "1000");
        venue.trade(8, CALL, "1.3", "57");
        venue.account(9, "1000000");
        venue.trade(9, CALL, "-2", "57");
        venue.apply(venue.event("PackageRegistered").id("accountId", 8).id("packageId", 1).raw("legs",
            "[{\"instrumentId\":1,\"ratio\":\"" + perpetual + "\"},{\"instrumentId\":2,\"ratio\":\"" + call + "\"}]"));

        assertWholeLots(bankrupt("0.1"));
    }

    @Test
    void shouldLeaveARemainderWithTheLiquidatedAccount()
    {
        venue.account(7, "1000000");
        venue.trade(7, PERPETUAL, "2.90000006", "1000");
        venue.account(8, "1000000");
        venue.trade(8, PERPETUAL, "-3", "1000");

        assertWholeLots(bankrupt("0.00000003"));
        assertEquals("0.10000000", held(8));
    }

    @Test
    void shouldTakeTheRemainderOfAHolderWhoseWholePositionCloses()
    {
        venue.account(7, "1000000");
        venue.trade(7, PERPETUAL, "4", "1000");
        venue.account(8, "1000000");
        venue.trade(8, PERPETUAL, "-3.00000006", "1000");

        bankrupt("0.1");

        assertEquals("0.00000000", held(8));
    }

    private String held(final long accountId)
    {
        BigDecimal held = BigDecimal.ZERO;
        for (final JsonNode position : venue.report(accountId).get("positions"))
        {
            held = held.add(new BigDecimal(position.get("quantity").asText()).abs());
        }
        return held.setScale(8).toPlainString();
    }

    /** What is left after the whole lots of the other side is less than a lot, which nobody could trade. */
    @Test
    void shouldUnwindAnAccountOfWhichLessThanALotIsLeft()
    {
        final CloseOutVenue direct = new CloseOutVenue();
        direct.account(7, "1000");
        direct.account(8, "100000");
        direct.trade(7, PERPETUAL, "0.37", "1000");
        direct.trade(8, PERPETUAL, "-0.3", "1000");

        assertTrue(direct.unwind(7));

        assertEquals(new BigDecimal("0.07"), direct.quantity(7, PERPETUAL));
    }
}
