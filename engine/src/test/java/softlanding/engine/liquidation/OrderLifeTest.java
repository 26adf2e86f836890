package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an exchange may answer to an order, and what becomes of it: the rows of the table in liquidation.md. */
class OrderLifeTest
{
    private static final long A = 7;
    private static final String JUST_ENOUGH = "[" + tier("1.05", "1", "JUST_ENOUGH") + "]";

    private final SmallVenue venue = new SmallVenue();

    /** Ten coins long at 1,000; at 984 half a coin is ordered. Requirement per coin at spot S: 0.159 S. */
    private JsonNode order(final String... policy)
    {
        venue.policyWithTiers("TIERED", JUST_ENOUGH, policy);
        venue.account(A, "1800");
        venue.trade(A, PERPETUAL, "10", "1000");
        return only(fallTo("984"), "LiquidationOrdered");
    }

    private List<JsonNode> fallTo(final String price)
    {
        venue.spot(price);
        return venue.perpetual(price);
    }

    private double held()
    {
        double quantity = 0;
        for (final JsonNode position : venue.report(A).get("positions"))
        {
            quantity += position.get("quantity").asDouble();
        }
        return quantity;
    }

    @Test
    void shouldKeepAPartlyFilledOrderInFlightUntilTheRestIsAnswered()
    {
        final JsonNode order = order("feeRate", "0");

        assertEquals(0, all(venue.fill(order, "0.1", "984"), "LiquidationOrderCompleted").size());
        assertEquals(0, all(venue.fill(order, "0.3", "984"), "LiquidationOrderCompleted").size());
        final JsonNode ended = only(venue.close(order), "LiquidationOrderCompleted");

        assertEquals("CLOSED", ended.get("reason").asText());
        assertEquals("-0.4", ended.get("filled").asText());
        assertEquals("-0.1", ended.get("unfilled").asText());
        assertEquals(9.6, held(), 1e-9);
    }

    @Test
    void shouldTakeARepeatedFillAsAFurtherOneUpToTheOrderAndRefuseItBeyond()
    {
        final JsonNode order = order("feeRate", "0");

        venue.fill(order, "0.2", "984");
        venue.fill(order, "0.2", "984");
        assertEquals("OUT_OF_RANGE", venue.refusedFill(order, "0.2", "984"));

        assertEquals(9.6, held(), 1e-9);
        assertEquals("FILLED",
            only(venue.fill(order, "0.1", "984"), "LiquidationOrderCompleted").get("reason").asText());
        assertEquals("OUT_OF_RANGE", venue.refusedFill(order, "0.1", "984"));
        assertEquals("OUT_OF_RANGE", venue.refusedFill(order, "-0.1", "984"));
    }

    @Test
    void shouldBookAFillThatHasAnIdOnceHoweverOftenItIsSaid()
    {
        final JsonNode order = order("feeRate", "0");
        venue.fill(order, "0.2", "984", 71);
        final long before = venue.engine().stateHash();

        final JsonNode refusal = venue.refusedFill(order, "0.2", "984", 71);

        assertEquals("DUPLICATE_ID", refusal.get("reason").asText());
        assertEquals("fillId", refusal.get("field").asText());
        assertEquals(before, venue.engine().stateHash(), "nothing has changed");
        assertEquals(0, all(venue.fill(order, "0.2", "984", 72), "LiquidationOrderCompleted").size());
        assertEquals(1, all(venue.fill(order, "0.1", "984", 73), "LiquidationOrderCompleted").size());
        assertEquals("DUPLICATE_ID", venue.refusedFill(order, "0.2", "984", 71).get("reason").asText());
        assertEquals("DUPLICATE_ID", venue.refusedFill(order, "0.1", "984", 73).get("reason").asText());
        assertEquals(9.5, held(), 1e-9);
    }

    @Test
    void shouldTakeTheSameIdOnAnotherOrderAndWhatWasRefusedForOtherReasons()
    {
        final JsonNode first = order("feeRate", "0", "roundIntervalNs", "0");
        assertEquals("OUT_OF_RANGE", venue.refusedFill(first, "0.6", "984", 1).get("reason").asText());
        venue.fill(first, "0.1", "984", 1);
        final JsonNode second = only(venue.close(first), "LiquidationOrdered");

        venue.fill(second, "0.1", "984", 1);

        assertEquals(9.8, held(), 1e-9);
    }

    @Test
    void shouldRefuseAFillInTheWrongDirection()
    {
        venue.policyWithTiers("TIERED", JUST_ENOUGH, "feeRate", "0");
        venue.account(A, "1800");
        venue.trade(A, PERPETUAL, "-10", "1000");
        final JsonNode buying = only(fallTo("1016"), "LiquidationOrdered");

        assertEquals("NEGATIVE", venue.refusedFill(buying, "-0.1", "1016"));
        assertEquals(-10, held(), 1e-9);
    }

    @Test
    void shouldTakeARepeatedClosingForNothing()
    {
        final JsonNode order = order("feeRate", "0");

        assertEquals(1, all(venue.close(order), "LiquidationOrderCompleted").size());
        assertEquals(List.of(), venue.close(order));
    }

    @Test
    void shouldWaitForALateAnswerBeforeTheSameLotsAreOrderedAgainWhateverTheRatio()
    {
        final JsonNode order = order("feeRate", "0", "orderTimeoutNs", "5000000000", "roundIntervalNs", "0");
        venue.fill(order, "0.1", "984");
        venue.pass(5);
        assertEquals("TIMED_OUT", only(venue.time(), "LiquidationOrderCompleted").get("reason").asText());

        venue.pass(4);
        assertEquals(0, all(fallTo("900"), "LiquidationOrdered").size(), "below 1.00, but an answer may be on its way");
        venue.fill(order, "0.4", "900");
        venue.pass(1);
        final JsonNode next = only(venue.time(), "LiquidationOrdered");

        // Equity 1,800 - 10 * 100 + 0.1 * 84 = 808.4 = 1.1 * 143.1 q -> q = 5.1356: of 9.5 coins 4.4 must go.
        assertEquals("-4.4", next.get("quantity").asText());
        assertEquals(9.5, held(), 1e-9);
    }

    @Test
    void shouldBookAFillThatComesAfterTheSameLotsWereOrderedAgainAndCloseWhatItTurnedOver()
    {
        venue.policyWithTiers("TIERED", "[" + tier("1.05", "1", "ALL") + "]", "feeRate", "0");
        venue.account(A, "1700");
        venue.trade(A, PERPETUAL, "10", "1000");
        final JsonNode first = only(fallTo("900"), "LiquidationOrdered");
        venue.pass(2);
        venue.time();
        venue.pass(2);
        final JsonNode second = only(venue.time(), "LiquidationOrdered");

        venue.fill(first, "10", "900");
        assertEquals("HEALTHY", venue.report(A).get("health").asText());
        final JsonNode back = only(venue.fill(second, "10", "900"), "LiquidationOrdered");

        assertEquals(-10, held(), 1e-9);
        assertEquals("10", back.get("quantity").asText(), "700 over 1,431: closed at once");
    }

    @Test
    void shouldNotTakeALateFillForASignThatStepsHelpAgain()
    {
        final JsonNode first = order("feeRate", "0", "roundIntervalNs", "0");
        venue.pass(2);
        venue.time();
        venue.fill(first, "0.1", "984");
        venue.pass(2);
        final JsonNode second = only(venue.time(), "LiquidationOrdered");
        venue.pass(2);
        venue.time();

        venue.pass(2);
        assertEquals(0, all(venue.time(), "LiquidationOrdered").size(), "the second rest is four seconds");
        venue.pass(2);
        assertEquals(1, all(venue.time(), "LiquidationOrdered").size(), second::toString);
    }

    @Test
    void shouldEndANewOrderInItsOwnTimeThoughAnOlderOneWaitsLonger()
    {
        order("feeRate", "0", "orderTimeoutNs", "60000000000");
        venue.policyWithTiers("TIERED", JUST_ENOUGH, "feeRate", "0", "orderTimeoutNs", "1000000000");
        venue.account(8, "1800");
        final JsonNode newer = only(venue.trade(8, PERPETUAL, "10", "1000"), "LiquidationOrdered");
        assertEquals("8", newer.get("accountId").asText());

        venue.pass(1);

        final JsonNode ended = only(venue.time(), "LiquidationOrderCompleted");
        assertEquals(newer.get("orderId"), ended.get("orderId"));
        assertEquals("TIMED_OUT", ended.get("reason").asText());
    }

    @Test
    void shouldGiveEveryOrderAnIdOfItsOwnThatFollowsFromTheEvent()
    {
        final JsonNode order = order("feeRate", "0");

        assertEquals(order.get("eventSequence").asLong() << 20, order.get("orderId").asLong());
    }

    @Test
    void shouldSkipTheRestBelowOneOnly()
    {
        final JsonNode order = order("feeRate", "0", "roundIntervalNs", "60000000000");
        venue.fill(order, "0.1", "984");
        venue.close(order);

        assertEquals(0, all(fallTo("975"), "LiquidationOrdered").size(), "1,553.6 over 1,549.5 is above 1.00");
        assertEquals(1, all(fallTo("960"), "LiquidationOrdered").size());
    }

    @Test
    void shouldRefuseWhatAddsRiskOnceTheAccountIsBeingLiquidated()
    {
        order("feeRate", "0");

        assertEquals("INITIAL_MARGIN_TOO_LOW", venue.askForOrder(A, PERPETUAL, "1", "984").get("verdict").asText());
        assertEquals("ACCEPTED", venue.askForOrder(A, PERPETUAL, "-1", "984").get("verdict").asText());
    }

    @Test
    void shouldRefuseWhatAddsRiskDuringLiquidationEvenWhereInitialMarginWouldAllowIt()
    {
        // A tier above the initial margin: 1.6 times maintenance, while initial is some 1.26 times.
        venue.apply(venue.event("LiquidationPolicySet").text("policy", "TIERED").text("targetRatio", "1.7")
            .raw("tiers", "[" + tier("1.6", "0.1", "JUST_ENOUGH") + "]"));
        venue.account(A, "2500");
        venue.trade(A, PERPETUAL, "10", "1000");
        assertEquals("LIQUIDATING", venue.report(A).get("health").asText());
        assertTrue(venue.report(A).get("initialExcess").asDouble() > 50);

        assertEquals("IN_LIQUIDATION", venue.askForOrder(A, PERPETUAL, "0.1", "1000").get("verdict").asText());
        assertEquals("IN_LIQUIDATION",
            only(venue.transfer(A, "-10"), "TransferDecided").get("verdict").asText());
        assertEquals("ACCEPTED", venue.askForOrder(A, PERPETUAL, "-0.1", "1000").get("verdict").asText());
        assertEquals("ACCEPTED", only(venue.transfer(A, "10"), "TransferDecided").get("verdict").asText());
    }

    @Test
    void shouldNeverExpectAPriceThatItsOwnLimitForbids()
    {
        venue.policyWithTiers("TIERED", "[" + tier("1.05", "1", "JUST_ENOUGH") + "]", "feeRate", "0");
        venue.liquidity(PERPETUAL, "30", "1000");
        venue.account(A, "1800");
        venue.trade(A, PERPETUAL, "10", "1000");

        // At 822 equity is 20 on ten coins: one coin at the half-spread of 30 would already bankrupt the account.
        for (final JsonNode order : all(fallTo("822"), "LiquidationOrdered"))
        {
            final double coins = Math.abs(order.get("quantity").asDouble());
            final double expected = 822 - order.get("costExpected").asDouble() / coins;
            assertTrue(expected >= order.get("limitPrice").asDouble() - 1e-7, order::toString);
        }
        assertEquals("LIQUIDATING", venue.report(A).get("health").asText());
    }
}
