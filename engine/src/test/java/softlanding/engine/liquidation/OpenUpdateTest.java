package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.wire.EventLine;

/**
 * Events that judge accounts, or move money by marks, while an update is open or when it is overdue. Half of a market
 * moves no money; and what the end of an overdue update changes is no longer there for the event that finds it.
 */
class OpenUpdateTest
{
    private static final long A = 7;
    private static final long WINNER = 8;
    private static final int OTHER_SOURCE = 2;
    private static final long MS = 1_000_000L;

    private final SmallVenue venue = new SmallVenue();
    private long ids = 5_000;

    private EventLine line(final String type, final long laterNs)
    {
        return EventLine.lone(type, venue.nowNs() + laterNs);
    }

    /** A fragment of an update of the first source that goes on. */
    private List<JsonNode> perpetualOfHalfAMarket(final String price)
    {
        return taken(1, line("PerpetualPriceChanged", 0).id("instrumentId", PERPETUAL).text("price", price)
            .text("confidence", "1").text("lastFragment", "NO"));
    }

    private List<JsonNode> endWithPerpetual(final String price)
    {
        return taken(1, line("PerpetualPriceChanged", 0).id("instrumentId", PERPETUAL).text("price", price)
            .text("confidence", "1").text("lastFragment", "YES"));
    }

    private List<JsonNode> taken(final int source, final EventLine line)
    {
        final List<JsonNode> decisions = venue.engine().applyFrom(source, line.line());
        assertEquals(List.of(), all(decisions, "EventRejected"), line.line());
        return decisions;
    }

    private void assertRefused(final String reason, final String field, final EventLine line)
    {
        final long before = venue.engine().stateHash();
        final List<JsonNode> decisions = venue.engine().applyFrom(OTHER_SOURCE, line.line());
        assertEquals(reason + " " + field, why(decisions));
        assertEquals(1, decisions.size(), decisions::toString);
        assertEquals(before, venue.engine().stateHash());
    }

    private static String why(final List<JsonNode> decisions)
    {
        final JsonNode rejected = only(decisions, "EventRejected");
        return rejected.get("reason").asText() + " " + rejected.get("field").asText();
    }

    /** The account owes 90 and holds nothing; the winner is short of five coins, sold at 1,200. */
    private void owing()
    {
        venue.account(WINNER, "10000");
        venue.trade(WINNER, PERPETUAL, "-5", "1200");
        venue.account(A, "10");
        tradeWithFee("0.00000001", "0");
        tradeWithFee("-0.00000001", "100");
    }

    private void tradeWithFee(final String quantity, final String fee)
    {
        venue.apply(venue.event("TradeExecuted").id("accountId", A).id("tradeId", ++ids)
            .id("instrumentId", PERPETUAL).text("quantity", quantity).text("price", "1000").text("fee", fee));
    }

    private EventLine socialise(final long laterNs)
    {
        return line("LossSocialisationOrdered", laterNs).id("accountId", A);
    }

    @Test
    void shouldShareNoLossOnHalfOfAMarket()
    {
        owing();
        perpetualOfHalfAMarket("1100");
        assertRefused("WRONG_STATE", "timestampNs", socialise(0));
        assertRefused("WRONG_STATE", "timestampNs", socialise(50 * MS));

        // By its end the update leaves the winner a profit of 50, of which nobody can take 90.
        endWithPerpetual("1190");
        assertRefused("WRONG_STATE", "accountId", socialise(0));
    }

    @Test
    void shouldShareALossOnceTheUpdateIsOverdue()
    {
        owing();
        perpetualOfHalfAMarket("1100");
        final List<JsonNode> decisions = taken(OTHER_SOURCE, socialise(51 * MS));
        assertEquals("UpdateTimedOut", decisions.get(0).get("type").asText());
        assertEquals("90", only(decisions, "LossShared").get("amount").asText());
    }

    /** The winner's mark is a minute old and one second: nobody is valued by it any longer. */
    @Test
    void shouldShareNoLossByAMarkThatIsTooOld()
    {
        venue.apply(venue.event("FeedGuardsSet").text("stalenessNs", String.valueOf(60 * SmallVenue.SECOND)));
        owing();
        assertRefused("WRONG_STATE", "timestampNs", socialise(61 * SmallVenue.SECOND));
        assertEquals(1, all(taken(OTHER_SOURCE, socialise(59 * SmallVenue.SECOND)), "LossShared").size());
    }

    /** Ten coins long at 1,000 with 1,600 and a fund of 400: nobody fills, and at the next event it is closed out. */
    private void nextToBeClosedOut(final int rounds)
    {
        venue.policy("TIERED", "feeRate", "0");
        venue.apply(venue.event("InsuranceFundTransferred").id("transferId", ++ids).text("amount", "400"));
        venue.account(A, "1600");
        venue.account(WINNER, "4000");
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.trade(WINNER, PERPETUAL, "-12", "1000");
        venue.spot("780");
        List<JsonNode> decisions = venue.perpetual("780");
        for (int round = 0; round < rounds; round++)
        {
            all(decisions, "LiquidationOrdered").forEach(venue::close);
            venue.pass(100_000);
            if (round < rounds - 1)
            {
                decisions = venue.time();
            }
        }
    }

    private static int roundsUntilClosedOut()
    {
        for (int rounds = 1; rounds < 40; rounds++)
        {
            final OpenUpdateTest tried = new OpenUpdateTest();
            tried.nextToBeClosedOut(rounds);
            if (!all(tried.venue.time(), "PositionDeleveraged").isEmpty())
            {
                return rounds;
            }
        }
        throw new AssertionError("the account is never closed out");
    }

    /** The end of the overdue update takes the fund's 400, so the venue cannot have them. */
    @Test
    void shouldNotPayOutAFundThatAnOverdueUpdateTook()
    {
        nextToBeClosedOut(roundsUntilClosedOut());
        perpetualOfHalfAMarket("780");
        final List<JsonNode> decisions = venue.engine().applyFrom(
            OTHER_SOURCE, line("InsuranceFundTransferred", 51 * MS).id("transferId", ++ids).text("amount", "-400")
                .line());

        assertEquals(1, all(decisions, "PositionDeleveraged").size(), decisions::toString);
        assertEquals("400", only(decisions, "InsuranceFundChanged").get("amount").asText());
        assertEquals("OUT_OF_RANGE amount", why(decisions));
    }

    /** The end of the overdue update sends a round of its own, and the same lots must not be ordered twice. */
    @Test
    void shouldRefuseAManualRoundBesideThatOfAnOverdueUpdate()
    {
        venue.policyWithTiers("TIERED", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]", "feeRate", "0");
        venue.account(A, "1590");
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.close(venue.engine().decisions("LiquidationOrdered").get(0));
        venue.pass(100_000);
        perpetualOfHalfAMarket("1000");

        final List<JsonNode> decisions = venue.engine().applyFrom(
            OTHER_SOURCE, line("ManualRoundOrdered", 51 * MS).id("accountId", A).id("operatorId", 42)
                .text("reason", "desk").raw("legs", "[{\"instrumentId\":1,\"quantity\":\"-5\"}]").line());

        assertEquals("POSITION", only(decisions, "LiquidationPlanned").get("chosenKind").asText());
        assertEquals("WRONG_STATE accountId", why(decisions));
        assertEquals(1, all(decisions, "LiquidationOrdered").size(), decisions::toString);
    }

    /** Ten coins long with 40 of equity at 834: the order that goes out may cost the fund 83.4. */
    private JsonNode insuredOrder()
    {
        venue.policy("TIERED", "feeRate", "0", "priceBand", "0.05");
        venue.liquidity(PERPETUAL, "5", "1000");
        venue.account(WINNER, "100000");
        venue.trade(WINNER, PERPETUAL, "-10", "1000");
        venue.account(A, "1700");
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.apply(venue.event("InsuranceFundTransferred").id("transferId", ++ids).text("amount", "10000"));
        return only(venue.apply(venue.event("MarksChanged").raw("marks",
            "[{\"feedKind\":\"SPOT\",\"id\":1,\"price\":\"834\",\"confidence\":\"1\"}," +
            "{\"feedKind\":\"PERPETUAL\",\"id\":1,\"price\":\"834\",\"confidence\":\"1\"}]")), "LiquidationOrdered");
    }

    private EventLine fill(final JsonNode order, final String quantity, final String price)
    {
        return line("LiquidationOrderFilled", 0).order(order).text("quantity", quantity).text("price", price)
            .text("fee", "0");
    }

    /** Half of the update has the account owe 80; by its end the account owes nothing. */
    @Test
    void shouldDrawNoInsuranceOnHalfOfAMarket()
    {
        final JsonNode order = insuredOrder();
        perpetualOfHalfAMarket("821");
        assertEquals(List.of(), all(taken(OTHER_SOURCE, fill(order, "1", "831")), "InsuranceFundChanged"));
        assertEquals(List.of(), all(endWithPerpetual("834"), "InsuranceFundChanged"));
        assertEquals(1_700 - 169 - 9 * 166, venue.report(A).get("equity").asDouble(), 1e-8);
    }

    @Test
    void shouldDrawInsuranceAtTheEndOfAnUpdateThatLeavesADebt()
    {
        final JsonNode order = insuredOrder();
        perpetualOfHalfAMarket("821");
        assertEquals(List.of(), all(taken(OTHER_SOURCE, fill(order, "10", "824")), "InsuranceFundChanged"));
        // The order is filled, and what it may cost the fund stays reserved until the update ends.
        assertRefused("OUT_OF_RANGE", "amount", line("InsuranceFundTransferred", 0).id("transferId", ++ids)
            .text("amount", "-9950"));
        assertEquals("60", only(endWithPerpetual("834"), "InsuranceFundChanged").get("amount").asText());
        // Nothing stays reserved for the order, which is filled.
        assertEquals(1, all(taken(OTHER_SOURCE, line("InsuranceFundTransferred", 0).id("transferId", ++ids)
            .text("amount", "-9940")), "InsuranceFundChanged").size());
    }

    /** Both fills of a trade are booked before the fund pays, as one update. */
    @Test
    void shouldDrawOnceForTwoFillsOfOneUpdate()
    {
        final JsonNode order = insuredOrder();
        final EventLine first = fill(order, "5", "824").text("lastFragment", "NO");
        final EventLine second = fill(order, "5", "824").text("lastFragment", "YES");
        assertEquals(List.of(), all(taken(1, first), "InsuranceFundChanged"));
        assertEquals("60", only(taken(1, second), "InsuranceFundChanged").get("amount").asText());
    }
}
