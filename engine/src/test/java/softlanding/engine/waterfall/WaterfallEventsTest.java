package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;
import softlanding.engine.wire.EventLine;

/** The insurance fund and socialised losses as events and decisions. */
class WaterfallEventsTest
{
    private static final long A = 7;
    private static final long WINNER = 8;
    private static final long SMALL_WINNER = 9;
    private static final long LOSER = 10;

    private final SmallVenue venue = new SmallVenue();
    private long ids = 1_000;

    private EventLine transfer(final String amount)
    {
        return venue.event("InsuranceFundTransferred").id("transferId", ++ids).text("amount", amount);
    }

    private EventLine socialise(final long accountId)
    {
        return venue.event("LossSocialisationOrdered").id("accountId", accountId);
    }

    private void assertRejected(final EventLine line, final String reason, final String field)
    {
        final long before = venue.engine().stateHash();
        final JsonNode rejected = only(venue.engine().apply(line.line()), "EventRejected");
        assertEquals(reason, rejected.get("reason").asText());
        assertEquals(field, rejected.get("field").asText());
        assertEquals(before, venue.engine().stateHash());
    }

    @Test
    void shouldFollowTheFundWhenTheVenueMovesIt()
    {
        final JsonNode in = only(venue.apply(transfer("1000")), "InsuranceFundChanged");
        assertEquals("-1000", in.get("amount").asText());
        assertEquals("1000", in.get("fundAfter").asText());
        assertFalse(in.has("accountId"));

        final long before = venue.engine().stateHash();
        assertEquals("750", only(venue.apply(transfer("-250")), "InsuranceFundChanged").get("fundAfter").asText());
        assertNotEquals(before, venue.engine().stateHash());
    }

    @Test
    void shouldRefuseWhatTheFundCannotGiveOrHold()
    {
        venue.apply(transfer("1000"));

        assertRejected(transfer("-1000.00000001"), "OUT_OF_RANGE", "amount");
        assertRejected(transfer("0"), "ZERO", "amount");
        assertRejected(transfer("92233720368"), "NOT_REPRESENTABLE", "amount");
        venue.apply(transfer("-1000"));
    }

    @Test
    void shouldPutTheFeeOfALiquidationFillIntoTheFund()
    {
        venue.policy("TIERED");
        venue.account(A, "1800");
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.spot("984");
        final JsonNode order = only(venue.perpetual("984"), "LiquidationOrdered");

        final List<JsonNode> decisions = venue.apply(filled(order, "0.2", "0.75"));
        final JsonNode drawn = only(decisions, "InsuranceFundChanged");

        assertEquals(A, drawn.get("accountId").asLong());
        assertEquals("-0.75", drawn.get("amount").asText());
        assertEquals("0.75", drawn.get("fundAfter").asText());
        assertEquals(List.of(), all(venue.apply(filled(order, "0.1", "-0.5")), "InsuranceFundChanged"));
        assertEquals(1_800 - 160 - 0.75 + 0.5, venue.report(A).get("equity").asDouble(), 1e-8);
    }

    private EventLine filled(final JsonNode order, final String quantity, final String fee)
    {
        return venue.event("LiquidationOrderFilled").order(order)
            .text("quantity", quantity).text("price", "984").text("fee", fee);
    }

    /** A owes 90; the winners have 300 and 100 of open profit, the loser none. */
    private void afterACloseOut()
    {
        venue.account(WINNER, "10000");
        venue.account(SMALL_WINNER, "10000");
        venue.account(LOSER, "10000");
        venue.trade(WINNER, PERPETUAL, "-3", "1000");
        venue.trade(SMALL_WINNER, PERPETUAL, "-1", "1000");
        venue.trade(LOSER, PERPETUAL, "3", "1000");
        venue.spot("900");
        venue.perpetual("900");
        owing(A, "90");
    }

    /** Opens an account that owes so much and holds nothing: a round trip in next to nothing, at a fee. */
    private void owing(final long accountId, final String amount)
    {
        venue.account(accountId, "10");
        trade(accountId, "0.00000001", "0");
        trade(accountId, "-0.00000001", new BigDecimal(amount).add(BigDecimal.TEN).toPlainString());
    }

    private void trade(final long accountId, final String quantity, final String fee)
    {
        venue.apply(venue.event("TradeExecuted").id("accountId", accountId).id("tradeId", ++ids)
            .id("instrumentId", PERPETUAL).text("quantity", quantity).text("price", "900").text("fee", fee));
    }

    @Test
    void shouldShareALossByOpenProfitWhenTheVenueSaysSo()
    {
        afterACloseOut();
        assertEquals("BANKRUPT", venue.report(A).get("health").asText());

        final List<JsonNode> decisions = venue.apply(socialise(A));

        final List<JsonNode> shared = all(decisions, "LossShared");
        assertEquals(2, shared.size());
        assertEquals(WINNER, shared.get(0).get("accountId").asLong());
        assertEquals("67.5", shared.get(0).get("amount").asText());
        assertEquals(SMALL_WINNER, shared.get(1).get("accountId").asLong());
        assertEquals("22.5", shared.get(1).get("amount").asText());
        assertEquals(A, shared.get(1).get("liquidatedAccountId").asLong());
        assertEquals("HEALTHY", only(decisions, "AccountHealthChanged").get("healthAfter").asText());
        assertEquals("0", venue.report(A).get("equity").asText());
        assertEquals(10_000 + 300 - 67.5, venue.report(WINNER).get("equity").asDouble(), 1e-8);
        assertRejected(socialise(A), "WRONG_STATE", "accountId");
    }

    @Test
    void shouldShareToTheLastMantissa()
    {
        afterACloseOut();
        venue.apply(venue.event("CashTransferRequested").id("accountId", A).id("transferId", 5)
            .text("amount", "0.00000001"));

        // 89.99999999 by 3 to 1: the first part is rounded down, the second is the rest.
        final List<JsonNode> shared = all(venue.apply(socialise(A)), "LossShared");
        assertEquals("67.49999999", shared.get(0).get("amount").asText());
        assertEquals("22.5", shared.get(1).get("amount").asText());
    }

    @Test
    void shouldRefuseToShareWhatIsNoLossOrCannotBeBorne()
    {
        afterACloseOut();
        assertRejected(socialise(WINNER), "WRONG_STATE", "accountId");
        assertRejected(socialise(99), "UNKNOWN_ID", "accountId");

        venue.trade(A, PERPETUAL, "5", "900");
        assertRejected(socialise(A), "WRONG_STATE", "accountId");

        // Open profits are 400 in all.
        owing(11, "400.00000001");
        assertRejected(socialise(11), "WRONG_STATE", "accountId");
        owing(12, "400");
        assertEquals(2, all(venue.apply(socialise(12)), "LossShared").size());
    }

    @Test
    void shouldPushNobodyBelowMaintenance()
    {
        afterACloseOut();
        // The winner keeps 60 above maintenance, less than the profit of 300: 60 and 100 bear 90.
        final double surplus = venue.report(WINNER).get("maintenanceExcess").asDouble();
        trade(WINNER, "-0.00000001", String.format(Locale.ROOT, "%.8f", surplus - 60));

        final List<JsonNode> shared = all(venue.apply(socialise(A)), "LossShared");
        assertEquals(90 * 60 / 160.0, shared.get(0).get("amount").asDouble(), 1e-4);
        assertEquals(90 * 100 / 160.0, shared.get(1).get("amount").asDouble(), 1e-4);
    }

    @Test
    void shouldCloseOutWhomNoOrderHelps()
    {
        assertEquals(closedOut(new SmallVenue()), closedOut(new SmallVenue()));
    }

    /** Ten coins long at 1,000 with 1,600 in cash, a fund of 400; at 800 nobody fills. Returns every decision. */
    private static List<JsonNode> closedOut(final SmallVenue venue)
    {
        venue.policy("TIERED", "feeRate", "0");
        venue.apply(venue.event("InsuranceFundTransferred").id("transferId", 1).text("amount", "400"));
        venue.account(A, "1600");
        venue.account(WINNER, "4000");
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.trade(WINNER, PERPETUAL, "-12", "1000");
        venue.spot("780");
        List<JsonNode> decisions = venue.perpetual("780");
        for (int round = 0; round < 40 && all(decisions, "PositionDeleveraged").isEmpty(); round++)
        {
            all(decisions, "LiquidationOrdered").forEach(venue::close);
            venue.pass(100_000);
            decisions = venue.time();
        }

        // Worth 1,600 - 2,200: 400 come from the fund, 200 from the other side, 20 a coin.
        assertEquals("400", only(decisions, "InsuranceFundChanged").get("amount").asText());
        final JsonNode gaveWay = only(decisions, "PositionDeleveraged");
        assertEquals("10", gaveWay.get("quantity").asText());
        assertEquals("800", gaveWay.get("price").asText());
        assertEquals(WINNER, gaveWay.get("accountId").asLong());
        assertEquals("0", venue.report(A).get("equity").asText());
        assertEquals(4_000 + 12 * 220 - 200, venue.report(WINNER).get("equity").asDouble(), 1e-8);
        return venue.engine().decisions();
    }
}
