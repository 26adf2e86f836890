package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One account, one perpetual: what a risk officer expects to see, step by step. */
class LiquidationStoryTest
{
    private static final long A = 7;

    private final SmallVenue venue = new SmallVenue();

    /** Ten coins long at 1,000. Requirement per coin at spot S: S (0.18 * 0.8 + 0.015) = 0.159 S; at 1,000: 1,590. */
    private void tenCoinsLong(final String cash)
    {
        venue.account(A, cash);
        venue.trade(A, PERPETUAL, "10", "1000");
    }

    private List<JsonNode> fallTo(final String price)
    {
        venue.spot(price);
        return venue.perpetual(price);
    }

    @Test
    void shouldLeaveAHealthyAccountAlone()
    {
        tenCoinsLong("2000");

        assertEquals(2_000 / 1_590.0, venue.ratio(A), 1e-8);
        assertEquals(0, venue.engine().decisions("LiquidationOrdered").size());
        assertEquals("HEALTHY", venue.report(A).get("health").asText());
    }

    @Test
    void shouldCloseTheLeastLotsThatReachTheTarget()
    {
        venue.policy("TIERED", "feeRate", "0");
        tenCoinsLong("1800");

        // At 985: equity 1,650, requirement 1,566.15, ratio 1.0535. At 984: 1,640 / 1,564.56 = 1.0482: tier 1.
        assertEquals(0, all(fallTo("985"), "LiquidationOrdered").size());
        final JsonNode order = only(fallTo("984"), "LiquidationOrdered");

        // Target: 1,640 = 1.1 * 156.456 q -> q = 9.5293 coins; so 0.4707 must go, in lots of 0.1: 0.5.
        assertEquals("-0.5", order.get("quantity").asText());
        assertEquals("TIERED", order.get("policy").asText());
        assertEquals(1, order.get("tier").asInt());
        assertEquals("POSITION", order.get("unitKind").asText());
        assertEquals(1_640 / 1_564.56, order.get("ratioBefore").asDouble(), 1e-8);
        assertEquals(1_640 / (9.5 * 156.456), order.get("ratioAfterExpected").asDouble(), 1e-8);
    }

    @Test
    void shouldHoldToTheCapWhereTheTargetIsFarther()
    {
        venue.policyWithTiers("TIERED", "[" + tier("1.05", "0.05", "JUST_ENOUGH") + "]", "feeRate", "0");
        tenCoinsLong("1800");

        // At 979: 1,590 over 1,556.61 is 1.02145; 7.1 % would do, the cap is 5 %.
        final JsonNode order = only(fallTo("979"), "LiquidationOrdered");
        assertEquals("-0.5", order.get("quantity").asText());
        assertEquals("930.05", order.get("limitPrice").asText());
    }

    @Test
    void shouldCloseAtLeastOneLotWhereTheCapIsLess()
    {
        venue.policyWithTiers("TIERED", "[" + tier("1.05", "0.0001", "JUST_ENOUGH") + "]", "feeRate", "0");
        tenCoinsLong("1800");

        assertEquals("-0.1", only(fallTo("979"), "LiquidationOrdered").get("quantity").asText());
    }

    @Test
    void shouldTakeHalfSpreadAndFeeIntoTheSize()
    {
        venue.policy("TIERED", "feeRate", "0.01");
        venue.liquidity(PERPETUAL, "9.84", "1000");
        tenCoinsLong("1800");

        final JsonNode order = only(fallTo("984"), "LiquidationOrdered");

        // A coin sold costs 9.84 + 1 % of 974.16 = 19.5816: 1,640 - 19.5816 x = 172.1016 (10 - x) -> x = 0.5312 -> 0.6.
        assertEquals("-0.6", order.get("quantity").asText());
        assertEquals(0.6 * 19.5816, order.get("costExpected").asDouble(), 1e-6);
    }

    @Test
    void shouldNotOrderLotsTwiceWhileTheyAreInFlight()
    {
        venue.policy("TIERED", "feeRate", "0");
        tenCoinsLong("1800");
        final JsonNode order = only(fallTo("984"), "LiquidationOrdered");

        assertEquals(0, all(fallTo("983"), "LiquidationOrdered").size());
        assertEquals(0, all(venue.fill(order, "0.2", "984"), "LiquidationOrdered").size());
        assertEquals(0, all(fallTo("982"), "LiquidationOrdered").size());
    }

    @Test
    void shouldStopOnlyAtTheTargetAndStartOnlyAtATier()
    {
        venue.policy("TIERED", "feeRate", "0");
        tenCoinsLong("1800");
        final JsonNode order = only(fallTo("984"), "LiquidationOrdered");
        final List<JsonNode> afterFill = venue.fill(order, "0.5", "984");

        assertEquals("FILLED", only(afterFill, "LiquidationOrderCompleted").get("reason").asText());
        final JsonNode health = only(afterFill, "AccountHealthChanged");
        assertEquals("LIQUIDATING", health.get("healthBefore").asText());
        assertTrue(health.get("ratio").asDouble() >= 1.1);

        // Between 105 % and the target nothing starts.
        venue.pass(10);
        assertEquals(0, all(fallTo("981"), "LiquidationOrdered").size());
        assertTrue(venue.ratio(A) < 1.1);
    }

    @Test
    void shouldGoOnToTheTargetAfterAPartialFillOnceTheRestIsOver()
    {
        venue.policy("TIERED", "feeRate", "0", "roundIntervalNs", "5000000000");
        tenCoinsLong("1800");
        final JsonNode order = only(fallTo("984"), "LiquidationOrdered");
        venue.fill(order, "0.1", "984");

        assertEquals(0, all(venue.close(order), "LiquidationOrdered").size());
        venue.pass(4);
        assertEquals(0, all(venue.time(), "LiquidationOrdered").size());
        venue.pass(1);
        final JsonNode second = only(venue.time(), "LiquidationOrdered");

        assertEquals("-0.4", second.get("quantity").asText());
    }

    @Test
    void shouldGoOnAfterTheRestWhateverEventComesFirst()
    {
        venue.policy("TIERED", "feeRate", "0", "roundIntervalNs", "5000000000");
        tenCoinsLong("1800");
        final JsonNode order = only(fallTo("984"), "LiquidationOrdered");
        venue.fill(order, "0.1", "984");
        venue.close(order);

        venue.pass(5);
        assertEquals(1, all(venue.liquidity(PERPETUAL, "0", "100"), "LiquidationOrdered").size());
    }

    @Test
    void shouldGiveUpWaitingForAnAnswerAfterTheTimeOutAndOrderAnewAfterARest()
    {
        venue.policy("TIERED", "feeRate", "0", "orderTimeoutNs", "3000000000");
        tenCoinsLong("1800");
        final JsonNode order = only(fallTo("984"), "LiquidationOrdered");

        venue.pass(2);
        assertEquals(List.of(), withoutNotices(venue.time()));
        venue.pass(1);
        final List<JsonNode> timedOut = venue.time();
        venue.pass(3);
        final List<JsonNode> rested = venue.time();

        assertEquals("TIMED_OUT", only(timedOut, "LiquidationOrderCompleted").get("reason").asText());
        assertEquals("-0.5", only(timedOut, "LiquidationOrderCompleted").get("unfilled").asText());
        assertEquals(0, all(timedOut, "LiquidationOrdered").size());
        assertFalse(order.get("orderId").equals(only(rested, "LiquidationOrdered").get("orderId")));
    }

    @Test
    void shouldRestTwiceAsLongAfterEachStepThatNobodyFillsSoThatItNeverLoops()
    {
        venue.policy("TIERED", "feeRate", "0", "orderTimeoutNs", "1000000000", "roundIntervalNs", "0");
        tenCoinsLong("1800");
        JsonNode order = only(fallTo("900"), "LiquidationOrdered");

        for (final int rest : new int[] {1, 2, 4, 8})
        {
            assertEquals(0, all(venue.close(order), "LiquidationOrdered").size());
            venue.pass(rest - 1);
            assertEquals(0, all(venue.time(), "LiquidationOrdered").size(), "rest of " + rest);
            venue.pass(1);
            order = only(venue.time(), "LiquidationOrdered");
        }
        venue.fill(order, "0.1", "900");
        final List<JsonNode> closedAfterFill = venue.close(order);
        assertEquals(1, all(closedAfterFill, "LiquidationOrdered").size(), "a fill ends the resting");
    }

    @Test
    void shouldCloseEverythingInTheLastTier()
    {
        venue.policy("TIERED", "feeRate", "0");
        venue.option(2, "1200", "CALL", "0.1");
        venue.volatility("1200", "0.8");
        venue.account(A, "1800");
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.trade(A, 2, "-1", "20");

        final List<JsonNode> orders = new ArrayList<>(all(fallTo("960"), "LiquidationOrdered"));

        assertEquals(1, orders.size(), "the call stays covered until the perpetual is sold");
        assertEquals(0, all(venue.fill(orders.get(0), "10", "960"), "LiquidationOrdered").size(), "it is at the target");
        assertEquals(3, orders.get(0).get("tier").asInt());
        assertEquals("EVERYTHING", orders.get(0).get("unitKind").asText());
        assertEquals(1, orders.get(0).get("instrumentId").asInt());
        assertEquals("-10", orders.get(0).get("quantity").asText());
    }

    @Test
    void shouldStopAtTheTargetInTheLastTierWhereThePolicySaysJustEnough()
    {
        venue.policyWithTiers("TIERED", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "," +
            tier("1", "1", "JUST_ENOUGH") + "]", "feeRate", "0");
        tenCoinsLong("1800");

        // At 970: equity 1,500 under 1,542.3. 1,500 = 1.1 * 154.23 q -> q = 8.8416, so 1.2 must go.
        assertEquals("-1.2", only(fallTo("970"), "LiquidationOrdered").get("quantity").asText());
    }

    @Test
    void shouldActUnderANewPolicyFromItsOwnEventOn()
    {
        venue.policyWithTiers("TIERED", "[" + tier("0.5", "1", "ALL") + "]", "feeRate", "0");
        tenCoinsLong("1800");
        fallTo("984");

        final JsonNode order = only(venue.policyWithTiers(
            "FULL", "[" + tier("1.05", "1", "ALL") + "]", "feeRate", "0", "orderTimeoutNs", "7000000000"),
            "LiquidationOrdered");
        venue.pass(6);

        assertEquals("FULL", order.get("policy").asText());
        assertEquals(List.of(), withoutNotices(venue.time()), "its own time-out is seven seconds");
    }

    /** Notices come when it is the account's turn, whatever its orders do. */
    private static List<JsonNode> withoutNotices(final List<JsonNode> decisions)
    {
        return decisions.stream().filter(decision -> !List.of("NoticeChanged", "MarginCalled")
            .contains(decision.get("type").asText())).toList();
    }

    @Test
    void shouldCloseTheWholeAccountAtOnceUnderTheOldPolicyAndNotBefore()
    {
        venue.policy("FULL", "feeRate", "0");
        tenCoinsLong("1800");

        assertEquals(0, all(fallTo("976"), "LiquidationOrdered").size());
        final JsonNode order = only(fallTo("970"), "LiquidationOrdered");

        assertEquals("-10", order.get("quantity").asText());
        assertEquals("FULL", order.get("policy").asText());
    }

    @Test
    void shouldNeverSellBelowThePriceThatBankruptsTheAccount()
    {
        venue.policy("TIERED", "feeRate", "0", "priceBand", "0.5");
        tenCoinsLong("1800");

        // At 830: equity 100 on ten coins: 10 per coin, so never below 820.
        assertEquals(
            820, only(fallTo("830"), "LiquidationOrdered").get("limitPrice").asDouble(), 1e-5);
    }

    @Test
    void shouldKeepTheLimitInsideTheBandAroundMark()
    {
        venue.policy("TIERED", "feeRate", "0", "priceBand", "0.02");
        venue.account(A, "1800");
        venue.trade(A, PERPETUAL, "-10", "1000");

        // Short, and the price rises to 1,016: buys no higher than 1,016 * 1.02.
        final JsonNode order = only(fallTo("1016"), "LiquidationOrdered");
        assertTrue(order.get("quantity").asDouble() > 0);
        assertEquals("1036.32", order.get("limitPrice").asText());
    }

    @Test
    void shouldCallAnAccountBankruptAndCloseItWithinWhatTheFundPays()
    {
        venue.policy("TIERED", "feeRate", "0", "priceBand", "0.05");
        venue.insure("1000", "0.05");
        tenCoinsLong("1800");

        final List<JsonNode> decisions = fallTo("800");

        assertEquals("BANKRUPT", only(decisions, "AccountHealthChanged").get("healthAfter").asText());
        // The fund pays a twentieth of 8,000: 200 for what is owed, and 200 for ten coins at 20 under the mark.
        final JsonNode order = only(decisions, "LiquidationOrdered");
        assertEquals(780, order.get("limitPrice").asDouble(), 1e-5);
        assertEquals("400", order.get("insuranceAtRisk").asText());
    }

    @Test
    void shouldNeverLiquidateAnAccountThatOwesNothing()
    {
        venue.option(2, "1000", "CALL", "0.1");
        venue.volatility("1000", "0.8");
        venue.account(A, "1000");
        venue.trade(A, 2, "10", "90");
        venue.volatility("1000", "0.01");

        assertEquals(0, fallTo("500").size());
        assertEquals(0, venue.forward("500").size());
        assertEquals(0, venue.engine().decisions("LiquidationOrdered").size());
    }

    @Test
    void shouldCallAnAccountUnpricedWhoseMarkIsMissingAndLeaveItAlone()
    {
        venue.option(2, "1000", "CALL", "0.1");
        venue.insure("1000000", "1");
        venue.account(A, "100");

        final List<JsonNode> decisions = venue.trade(A, 2, "-50", "1");

        assertEquals("UNPRICED", only(decisions, "AccountHealthChanged").get("healthAfter").asText());
        assertEquals(0, all(fallTo("5000"), "LiquidationOrdered").size());
        assertFalse(venue.report(A).has("equity"));
        assertEquals("UNPRICED", venue.report(A).get("health").asText());

        final List<JsonNode> priced = venue.volatility("1000", "0.8");
        assertEquals("BANKRUPT", only(priced, "AccountHealthChanged").get("healthAfter").asText());
        assertEquals(1, all(priced, "LiquidationOrdered").size());
    }

    @Test
    void shouldBookALateFillAsTheFactThatItIs()
    {
        venue.policy("TIERED", "feeRate", "0", "orderTimeoutNs", "1000000000", "roundIntervalNs", "60000000000");
        tenCoinsLong("1800");
        final JsonNode order = only(fallTo("984"), "LiquidationOrdered");
        venue.pass(2);
        assertEquals("TIMED_OUT", only(venue.time(), "LiquidationOrderCompleted").get("reason").asText());

        venue.fill(order, "0.5", "984");

        assertEquals(1_640 / (9.5 * 156.456), venue.ratio(A), 1e-8);
    }

    @Test
    void shouldRefuseMoreThanWasOrderedAndUnknownOrders()
    {
        venue.policy("TIERED", "feeRate", "0");
        tenCoinsLong("1800");
        final JsonNode order = only(fallTo("984"), "LiquidationOrdered");
        final long before = venue.engine().stateHash();

        final JsonNode tooMuch = only(venue.engine().apply(venue.event("LiquidationOrderFilled")
            .order(order).text("quantity", "0.6").text("price", "984")
            .text("fee", "0").line()), "EventRejected");
        final JsonNode unknown = only(venue.engine().apply(venue.event("LiquidationOrderClosed")
            .id("orderId", 12345).id("accountId", 0).id("instrumentId", 0).text("reason", "CANCELLED").line()),
                "EventRejected");

        assertEquals("quantity", tooMuch.get("field").asText());
        assertEquals("OUT_OF_RANGE", tooMuch.get("reason").asText());
        assertEquals("UNKNOWN_ID", unknown.get("reason").asText());
        assertEquals(before, venue.engine().stateHash());
    }

    @Test
    void shouldEndOrdersOfAnExpiryThatSettles()
    {
        venue.policy("TIERED", "feeRate", "0", "orderTimeoutNs", "864000000000000");
        venue.option(2, "1000", "PUT", "0.1");
        venue.volatility("1000", "0.5");
        venue.account(A, "1800");
        venue.trade(A, 2, "-10", "57");
        venue.pass(28 * 86_400);
        final List<JsonNode> fall = venue.forward("860");
        assertEquals(1, all(fall, "LiquidationOrdered").size(), fall.toString());

        venue.pass(3 * 86_400);
        final List<JsonNode> settled = venue.apply(
            venue.event("ExpirySettled").id("expiryId", 1).text("settlementPrice", "900"));

        assertEquals("SETTLED", only(settled, "LiquidationOrderCompleted").get("reason").asText());
        assertEquals("1370", venue.report(A).get("equity").asText(), "1,800 + 570 premium - 10 * 100 payoff");
        assertEquals("0", venue.report(A).get("maintenanceRequirement").asText());
    }
}
