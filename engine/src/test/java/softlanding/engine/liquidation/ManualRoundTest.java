package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.wire.EventLine;

/** Rounds that an operator plans. Ten coins at 1,000 require 1,590, and 2,120 to begin with. */
class ManualRoundTest
{
    private static final long ACCOUNT = 7;
    private static final int SHORT_CALL = 2;
    private static final int LONG_CALL = 3;

    private final SmallVenue venue = new SmallVenue();

    /** An account with ten coins, which a fee brings to a ratio. */
    private void tenCoinsAt(final double ratio, final String... policy)
    {
        policy("TIERED", policy);
        venue.account(ACCOUNT, "10000");
        venue.apply(venue.event("TradeExecuted").id("accountId", ACCOUNT).id("tradeId", 999)
            .id("instrumentId", PERPETUAL).text("quantity", "10").text("price", "1000")
            .text("fee", String.format(Locale.ROOT, "%.2f", 10_000 - ratio * 1_590)));
    }

    private void policy(final String policy, final String... more)
    {
        final List<String> fields = new ArrayList<>(List.of(more));
        fields.addAll(List.of("feeRate", "0"));
        venue.policyWithTiers(
            policy, "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]", fields.toArray(new String[0]));
    }

    /** A vertical of twenty calls, which a fee brings to a ratio. */
    private void verticalAt(final double ratio, final String policy, final String... more)
    {
        policy(policy, more);
        venue.option(SHORT_CALL, "1100", "CALL", "0.1");
        venue.option(LONG_CALL, "1200", "CALL", "0.1");
        venue.volatility("1100", "0.5");
        venue.volatility("1200", "0.55");
        venue.liquidity(SHORT_CALL, "0.2", "1000");
        venue.liquidity(LONG_CALL, "0.2", "1000");
        venue.account(ACCOUNT, "10000");
        venue.trade(ACCOUNT, SHORT_CALL, "-20", "22");
        venue.trade(ACCOUNT, LONG_CALL, "19", "7");
        final JsonNode report = venue.report(ACCOUNT);
        final double fee = report.get("equity").asDouble() -
            ratio * report.get("maintenanceRequirement").asDouble();
        venue.apply(venue.event("TradeExecuted").id("accountId", ACCOUNT).id("tradeId", 999)
            .id("instrumentId", PERPETUAL).text("quantity", "0.1").text("price", "1000")
            .text("fee", String.format(Locale.ROOT, "%.4f", fee)));
    }

    private EventLine order(final long accountId, final String... instrumentsAndQuantities)
    {
        final List<String> legs = new ArrayList<>();
        for (int i = 0; i < instrumentsAndQuantities.length; i += 2)
        {
            legs.add("{\"instrumentId\":" + instrumentsAndQuantities[i] + ",\"quantity\":\"" +
                instrumentsAndQuantities[i + 1] + "\"}");
        }
        return venue.event("ManualRoundOrdered").id("accountId", accountId).id("operatorId", 42)
            .text("reason", "desk").raw("legs", "[" + String.join(",", legs) + "]");
    }

    private List<JsonNode> manual(final String... instrumentsAndQuantities)
    {
        return venue.apply(order(ACCOUNT, instrumentsAndQuantities));
    }

    private void assertRefused(final String reason, final String field, final EventLine line)
    {
        final long before = venue.engine().stateHash();
        final List<JsonNode> decisions = venue.engine().apply(line.line());
        final JsonNode rejected = only(decisions, "EventRejected");
        assertEquals(1, decisions.size(), decisions::toString);
        assertEquals(reason + " " + field, rejected.get("reason").asText() + " " + rejected.get("field").asText());
        assertEquals(before, venue.engine().stateHash());
    }

    private void assertSkipped(final String reason, final List<JsonNode> decisions)
    {
        final JsonNode skipped = all(decisions, "RoundSkipped").stream()
            .filter(decision -> decision.has("operatorSequence")).findFirst()
            .orElseThrow(() -> new AssertionError(decisions.toString()));
        assertEquals(reason, skipped.get("reason").asText(), decisions::toString);
        assertEquals(skipped.get("eventSequence"), skipped.get("operatorSequence"));
        assertEquals(List.of(), all(decisions, "LiquidationOrdered"));
        assertEquals(List.of(), all(decisions, "LiquidationPlanned"));
    }

    @Test
    void shouldReduceAnAccountBelowItsInitialRequirementAndTellThatAnOperatorOrderedIt()
    {
        tenCoinsAt(1.2);
        final List<JsonNode> decisions = manual("1", "-3");

        final JsonNode plan = only(decisions, "LiquidationPlanned");
        assertEquals(0, plan.get("tier").asInt());
        assertEquals("MANUAL", plan.get("chosenKind").asText());
        assertEquals("3", plan.get("chosenLots").asText());
        assertEquals(plan.get("eventSequence"), plan.get("operatorSequence"));
        assertFalse(plan.has("threshold"));
        assertFalse(plan.has("maxShare"));
        final JsonNode order = only(decisions, "LiquidationOrdered");
        assertEquals("-3", order.get("quantity").asText());
        assertEquals(0, order.get("tier").asInt());
        assertEquals("MANUAL", order.get("unitKind").asText());
        assertEquals(plan.get("operatorSequence"), order.get("operatorSequence"));
        assertEquals(plan.get("planId"), order.get("planId"));
        assertEquals("RESTRICTED", venue.report(ACCOUNT).get("health").asText());

        final double before = venue.ratio(ACCOUNT);
        assertEquals(0, all(venue.fill(order, "3", "999"), "EventRejected").size());
        assertTrue(venue.ratio(ACCOUNT) > before);
    }

    @Test
    void shouldTakeTheRoundOfAnAccountInATierBeforeTheEnginesOwn()
    {
        tenCoinsAt(1);
        venue.close(venue.engine().decisions("LiquidationOrdered").get(0));
        final List<JsonNode> decisions = manual("1", "-5");

        assertEquals("-5", only(decisions, "LiquidationOrdered").get("quantity").asText());
        assertEquals("LIQUIDATING", venue.report(ACCOUNT).get("health").asText());
        // While its orders are open the account gets no other round.
        venue.pass(1);
        assertEquals(0, all(venue.time(), "LiquidationPlanned").size());
    }

    /** Were it counted, the account would go to auction in the event in which it enters the tier. */
    @Test
    void shouldNotCountAManualRoundThatFindsNobodyAgainstTheAccount()
    {
        tenCoinsAt(1.2, "auctionAfterRounds", "1");
        venue.account(8, "100000");
        venue.apply(venue.event("LiquidatorRegistered").id("liquidatorId", 2).id("accountId", 8));
        venue.close(only(manual("1", "-1"), "LiquidationOrdered"));
        venue.perpetual("960");
        venue.pass(1);
        venue.time();

        assertEquals(2, venue.engine().decisions("LiquidationOrdered").size());
        assertEquals(0, venue.engine().decisions("AuctionStarted").size());
    }

    @Test
    void shouldLetALegWaitThatMayNotGoFirstAlsoForAnAccountInNoTier()
    {
        verticalAt(1.15, "TIERED");
        final List<JsonNode> decisions = manual("3", "-10", "2", "10");
        final JsonNode plan = only(decisions, "LiquidationPlanned");
        final JsonNode bought = only(decisions, "LiquidationOrdered");
        assertEquals(SHORT_CALL, bought.get("instrumentId").asInt());
        assertEquals(2, plan.get("chosenLegs").asInt());
        assertEquals(1, plan.get("orderedLegs").asInt());
        assertEquals(1, plan.get("waitingLegs").asInt());

        final JsonNode sold = only(venue.fill(bought, "5", "22.2"), "LiquidationOrdered");
        assertEquals(LONG_CALL, sold.get("instrumentId").asInt());
        assertEquals("-5", sold.get("quantity").asText());
        assertEquals(0, sold.get("tier").asInt());
        assertEquals("MANUAL", sold.get("unitKind").asText());
        assertEquals(plan.get("operatorSequence"), sold.get("operatorSequence"));
        assertEquals(plan.get("planId"), sold.get("planId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIERED", "OPTIMAL", "FULL"})
    void shouldNotBeginWhereASubsetOfTheFillsMakesTheAccountWorse(final String policy)
    {
        verticalAt(1.15, policy);
        assertSkipped("NOTHING_HELPS", manual("3", "-10"));
        assertEquals(1, all(manual("2", "10"), "LiquidationOrdered").size());
    }

    @Test
    void shouldSendLegsThatMustFillTogetherAsAComboWhereTheVenueHasThem()
    {
        policy("TIERED", "venueHasCombos", "YES");
        venue.option(SHORT_CALL, "1000", "CALL", "0.1");
        venue.volatility("1000", "0.8");
        venue.liquidity(SHORT_CALL, "1", "1000");
        venue.liquidity(PERPETUAL, "0.1", "1000");
        venue.account(ACCOUNT, "100000");
        venue.trade(ACCOUNT, SHORT_CALL, "-10", "91");
        venue.trade(ACCOUNT, PERPETUAL, "5.5", "1000");
        final JsonNode report = venue.report(ACCOUNT);
        final double fee = report.get("equity").asDouble() - 1.15 * report.get("maintenanceRequirement").asDouble();
        venue.apply(venue.event("TradeExecuted").id("accountId", ACCOUNT).id("tradeId", 999)
            .id("instrumentId", PERPETUAL).text("quantity", "0.1").text("price", "1000")
            .text("fee", String.format(Locale.ROOT, "%.4f", fee)));
        final List<JsonNode> decisions = manual("2", "10", "1", "-5.6");

        final JsonNode combo = only(decisions, "ComboOrdered");
        assertEquals(0, combo.get("tier").asInt());
        assertEquals("MANUAL", combo.get("unitKind").asText());
        assertEquals(combo.get("eventSequence"), combo.get("operatorSequence"));
        assertEquals(2, combo.get("legs").size());
    }

    @Test
    void shouldRespectFrozenAccounts()
    {
        tenCoinsAt(1.2);
        freeze("YES");
        assertSkipped("FROZEN", manual("1", "-1"));
        freeze("NO");
        assertEquals(1, all(manual("1", "-1"), "LiquidationOrdered").size());
    }

    private void freeze(final String frozen)
    {
        venue.apply(venue.event("AccountFrozen").id("accountId", ACCOUNT).text("frozen", frozen).id("operatorId", 1)
            .text("reason", "court"));
    }

    @Test
    void shouldBeginNothingWhileTheInputLags()
    {
        tenCoinsAt(1.2);
        venue.apply(venue.event("FeedGuardsSet").text("maxLagNs", "1000000000"));
        venue.apply(venue.event("InputLagChanged").text("lagNs", "3000000000"));
        assertSkipped("FROZEN", manual("1", "-1"));
    }

    @Test
    void shouldTellUntilWhenItIsPausedAndEachTime()
    {
        tenCoinsAt(1.2);
        final long untilNs = venue.nowNs() + 60 * SmallVenue.SECOND;
        venue.apply(venue.event("LiquidationPauseOrdered").text("scope", "INSTRUMENT").id("id", 1)
            .id("untilNs", untilNs).id("operatorId", 1).text("reason", "halt"));
        for (int time = 0; time < 2; time++)
        {
            final List<JsonNode> decisions = manual("1", "-1");
            assertSkipped("PAUSED", decisions);
            assertEquals(untilNs, only(decisions, "RoundSkipped").get("untilNs").asLong());
        }
        venue.pass(60);
        assertEquals(1, all(manual("1", "-1"), "LiquidationOrdered").size());
    }

    @Test
    void shouldLeaveAnAccountInAuctionToTheAuction()
    {
        tenCoinsAt(1, "auctionAfterRounds", "1", "auctionPatienceNs", "100000000000000");
        venue.account(8, "100000");
        venue.apply(venue.event("LiquidatorRegistered").id("liquidatorId", 2).id("accountId", 8));
        venue.close(venue.engine().decisions("LiquidationOrdered").get(0));
        venue.pass(10);
        venue.time();
        assertEquals(1, venue.engine().decisions("AuctionStarted").size());

        assertSkipped("IN_AUCTION", manual("1", "-1"));
    }

    @Test
    void shouldRespectParticipationLimits()
    {
        tenCoinsAt(1.2);
        venue.apply(venue.event("ParticipationLimitsSet").text("maxDepthShare", "0.5"));
        venue.liquidity(PERPETUAL, "0", "4");
        assertSkipped("NO_ROOM", manual("1", "-2.1"));
        assertEquals(1, all(manual("1", "-2"), "LiquidationOrdered").size());
    }

    @Test
    void shouldNotOrderWhatHasNoMark()
    {
        tenCoinsAt(1.2);
        venue.apply(
            venue.event("FeedInterrupted").text("feedKind", "PERPETUAL").id("id", 1).text("reason", "VANISHED"));
        assertSkipped("UNPRICED", manual("1", "-1"));
    }

    @Test
    void shouldNotOrderLotsThatALateAnswerMayStillFill()
    {
        tenCoinsAt(1);
        final JsonNode order = venue.engine().decisions("LiquidationOrdered").get(0);
        final double ordered = -order.get("quantity").asDouble();
        venue.pass(2);
        venue.time();
        final String rest = BigDecimal.valueOf(ordered - 10).stripTrailingZeros().toPlainString();
        assertRefused("OUT_OF_RANGE", "quantity", order(ACCOUNT, "1", "-10"));
        assertEquals(rest, only(manual("1", rest), "LiquidationOrdered").get("quantity").asText());
    }

    @Test
    void shouldWaitForTheEndOfAnOpenUpdate()
    {
        tenCoinsAt(1.2);
        venue.apply(EventLine.lone("PerpetualPriceChanged", venue.nowNs()).id("instrumentId", PERPETUAL)
            .text("price", "1000").text("confidence", "1").text("lastFragment", "NO"));
        assertRefused("WRONG_STATE", "timestampNs", order(ACCOUNT, "1", "-1"));
        venue.pass(1);
        assertEquals(1, all(manual("1", "-1"), "LiquidationOrdered").size());
    }

    /** 1 % of 500 of equity is left; the round costs more, and the fund has nothing. */
    @Test
    void shouldCutTheOnlyLegToWhatFitsIntoTheEquity()
    {
        tenCoinsAt(0.01);
        for (final JsonNode order : venue.engine().decisions("LiquidationOrdered"))
        {
            venue.close(order);
        }
        venue.liquidity(PERPETUAL, "4", "1000");
        final List<JsonNode> decisions = manual("1", "-10");
        final JsonNode plan = only(decisions, "LiquidationPlanned");
        final JsonNode order = only(decisions, "LiquidationOrdered");

        assertEquals("10", plan.get("chosenLots").asText());
        assertEquals("CASH", plan.get("limitedBy").asText());
        assertEquals(order.get("quantity").asText(), "-" + plan.get("orderedLots").asText());
        assertTrue(plan.get("orderedLots").asDouble() < 10, plan::toString);
    }

    /** A closing of the whole, at its half-spread, costs more than the equity: every size of it lowers the ratio. */
    @Test
    void shouldAskForTheSurplusAloneNearZero()
    {
        tenCoinsAt(0.02);
        for (final JsonNode order : venue.engine().decisions("LiquidationOrdered"))
        {
            venue.close(order);
        }
        venue.liquidity(PERPETUAL, "4", "1000");

        assertEquals(1, all(manual("1", "-1"), "LiquidationOrdered").size());
    }

    @Test
    void shouldNotOrderForAnAccountThatOwesMoreThanTheFundPays()
    {
        tenCoinsAt(1.2, "insuranceShare", "0");
        venue.perpetual("700");
        for (final JsonNode order : venue.engine().decisions("LiquidationOrdered"))
        {
            venue.close(order);
        }
        assertSkipped("NO_ROOM", manual("1", "-1"));
    }

    @Test
    void shouldRefuseAnAccountThatHasItsInitialRequirement()
    {
        tenCoinsAt(2);
        assertRefused("WRONG_STATE", "accountId", order(ACCOUNT, "1", "-1"));
        assertRefused("UNKNOWN_ID", "accountId", order(99, "1", "-1"));
    }

    @Test
    void shouldRefuseAnAccountWithOrdersInFlight()
    {
        tenCoinsAt(1);
        assertRefused("WRONG_STATE", "accountId", order(ACCOUNT, "1", "-1"));
    }

    @Test
    void shouldRefuseLegsThatReduceNothing()
    {
        venue.option(SHORT_CALL, "1100", "CALL", "0.1");
        tenCoinsAt(1.2);
        assertRefused("OUT_OF_RANGE", "legs", order(ACCOUNT));
        assertRefused("UNKNOWN_ID", "instrumentId", order(ACCOUNT, "77", "-1"));
        assertRefused("WRONG_STATE", "instrumentId", order(ACCOUNT, "2", "-1"));
        assertRefused("DUPLICATE_ID", "instrumentId", order(ACCOUNT, "1", "-1", "1", "-1"));
        assertRefused("ZERO", "quantity", order(ACCOUNT, "1", "0"));
        assertRefused("OUT_OF_RANGE", "quantity", order(ACCOUNT, "1", "1"));
        assertRefused("OUT_OF_RANGE", "quantity", order(ACCOUNT, "1", "-10.1"));
        assertRefused("OUT_OF_RANGE", "quantity", order(ACCOUNT, "1", "-0.15"));
    }
}
