package softlanding.engine.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.protection.ProtectedVenue.CALL;
import static softlanding.engine.protection.ProtectedVenue.order;
import static softlanding.engine.protection.ProtectedVenue.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;
import softlanding.engine.wire.EventLine;

/** Protection beside rounds that wait, guards that stop it, and what its report says. */
class ProtectionBesideRoundsTest
{
    private final ProtectedVenue protectedVenue = new ProtectedVenue();
    private final SmallVenue venue = protectedVenue.venue();

    private static double number(final JsonNode node, final String field)
    {
        return node.get(field).asDouble();
    }

    /** Hardly anybody sells calls: the second closing of short ones finds no room. There are buyers for long ones. */
    @Test
    void shouldTradeWithTheClosingsOfAnAccountInATierThatWaitForRoom()
    {
        venue.apply(venue.event("LiquidityChanged").id("instrumentId", CALL).text("halfSpread", "2")
            .text("bidDepth", "1000000").text("askDepth", "0.1"));
        protectedVenue.shortCalls(6, 1.03, "-20", "");
        protectedVenue.shortCalls(7, 1.03, "-20", "");
        assertEquals("NO_ROOM", only(venue.engine().decisions("RoundSkipped"), "RoundSkipped").get("reason").asText());
        venue.account(8, "1790");
        venue.trade(8, CALL, "20", "90");
        final String below = String.format(Locale.ROOT, "%.4f", venue.ratio(8) + 0.02);

        final List<JsonNode> decisions = protectedVenue.instruct(8, "CLOSE", "protectBelow", below);

        final JsonNode crossed = only(decisions, "LiquidationsCrossed");
        assertEquals(7, crossed.get("buyerAccountId").asLong(), decisions::toString);
        assertEquals(8, crossed.get("sellerAccountId").asLong());
        assertTrue(number(crossed, "quantity") > 0);
        assertEquals(0, orders(decisions).size());
    }

    @Test
    void shouldNotHedgeInAnInstrumentWhoseFeedIsSuspended()
    {
        protectedVenue.shortCalls(7, 1.2);
        venue.apply(venue.event("FeedInterrupted").text("feedKind", "PERPETUAL").id("id", SmallVenue.PERPETUAL)
            .text("reason", "VANISHED"));

        final List<JsonNode> decisions = protectedVenue.instruct(7, "HEDGE");

        assertEquals(0, orders(decisions).size());
        assertEquals("NO_MARKET", only(decisions, "ProtectionPaused").get("reason").asText());
    }

    @Test
    void shouldNotHedgeInAnInstrumentWithoutDepthOnTheSideThatItNeeds()
    {
        protectedVenue.shortCalls(7, 1.2);
        venue.apply(venue.event("LiquidityChanged").id("instrumentId", SmallVenue.PERPETUAL).text("halfSpread", "1")
            .text("bidDepth", "1000000").text("askDepth", "0"));

        final List<JsonNode> decisions = protectedVenue.instruct(7, "HEDGE");

        assertEquals(0, orders(decisions).size());
        assertEquals("NO_MARKET", only(decisions, "ProtectionPaused").get("reason").asText());
    }

    /** Bought at 1,000 and released at 1,010; a day later only the sum since the beginning is left. */
    @Test
    void shouldTellTheProfitOfHedgesOfTheDayAndSinceTheBeginning()
    {
        protectedVenue.shortCalls(7, 1.24);
        final JsonNode hedge = order(protectedVenue.instruct(7, "HEDGE", "holdNs", "1000000000"));
        protectedVenue.fill(hedge);
        assertEquals(0, number(venue.report(7), "hedgeProfit24h"), 1e-6);
        venue.transfer(7, "100000");
        venue.pass(11);
        final JsonNode release = order(protectedVenue.marks(1_010));
        assertEquals(10 * number(hedge, "quantity"), number(venue.report(7), "hedgeProfit24h"), 1e-6);
        protectedVenue.fill(release);
        final JsonNode report = venue.report(7);
        assertEquals(10 * number(hedge, "quantity"), number(report, "hedgeProfit"), 1e-6, report::toString);
        assertEquals(number(report, "hedgeProfit"), number(report, "hedgeProfit24h"), 1e-6);

        venue.pass(28 * 3_600);
        venue.time();
        assertEquals(10 * number(hedge, "quantity"), number(venue.report(7), "hedgeProfit"), 1e-6);
        assertEquals(0, number(venue.report(7), "hedgeProfit24h"), 1e-6);
    }

    @Test
    void shouldCloseForEachOfManyAimsJustEnough()
    {
        for (int i = 0; i < 12; i++)
        {
            final double below = 1.15 + 0.07 * i;
            protectedVenue.shortCalls(100 + i, below - 0.001, "-2", "");
            JsonNode order = order(protectedVenue.instruct(
                100 + i, "CLOSE", "protectBelow", String.format(Locale.ROOT, "%.4f", below)));
            double after = 0;
            for (int round = 0; round < 30 && order != null; round++)
            {
                after = number(order, "ratioAfterExpected");
                final double quantity = number(order, "quantity");
                assertTrue(quantity <= 0.2 + 1e-9, order::toString);
                protectedVenue.fill(order);
                venue.pass(11);
                final List<JsonNode> next = orders(venue.time());
                order = next.isEmpty() ? null : next.get(0);
            }
            final double aim = below + 0.25;
            final double reached = venue.ratio(100 + i);
            assertTrue(after >= aim - 1e-6 && reached >= aim - 1e-6, after + " " + reached + " of " + aim);
            assertTrue(reached < aim + 0.15, reached + " of " + aim);
        }
    }

    @Test
    void shouldForeseeWhatTheInstructionsSay()
    {
        protectedVenue.shortCalls(7, 1.5);
        assertEquals(CALL, foreseen());
        protectedVenue.instructNaming(7, "NONE", ProtectedVenue.entry(CALL), "[]");
        assertEquals(ProtectedVenue.FAR_CALL, foreseen());
        protectedVenue.instructNaming(7, "NONE", "[]", ProtectedVenue.entry(CALL));
        assertEquals(CALL, foreseen());
    }

    private int foreseen()
    {
        final JsonNode foreseen = only(venue.apply(venue.event("MarginReportRequested").id("accountId", 7)
            .id("requestId", venue.engine().decisions().size()).text("explained", "YES")), "FirstClosingForeseen");
        return foreseen.get("legs").get(0).get("instrumentId").asInt();
    }

    /** Without the hedge the ratio would fall below protectBelow + 0.40, so that only a part of it may go. */
    @Test
    void shouldReleaseOnlyThePartWithWhichTheRatioStaysHigh()
    {
        protectedVenue.shortCalls(7, 1.3);
        final JsonNode hedge = order(protectedVenue.instruct(7, "HEDGE", "protectBelow", "2", "holdNs", "1000000000"));
        protectedVenue.fill(hedge);
        protectedVenue.instruct(7, "HEDGE", "protectBelow", "1.1", "holdNs", "1000000000");
        final JsonNode report = venue.report(7);
        assertTrue(number(report, "ratioWithoutHedges") < 1.45, report::toString);
        final double cash = (1.91 - number(report, "ratio")) * number(report, "maintenanceRequirement");
        venue.pass(30);
        final List<JsonNode> decisions = cash > 0 ?
            venue.transfer(7, String.format(Locale.ROOT, "%.2f", cash)) : venue.time();

        final JsonNode release = order(decisions);

        assertEquals("RELEASE", release.get("purpose").asText());
        assertTrue(number(release, "ratioAfterExpected") >= 1.5, release::toString);
        assertTrue(number(release, "ratioAfterExpected") < 1.55, release::toString);
        assertTrue(number(release, "hedgeAfter") > 0, release::toString);
    }

    /** The other leg of a package with a kept leg is kept too: alone it is not what the account holds. */
    @Test
    void shouldKeepAllLegsOfAPackageWithAKeptLeg()
    {
        protectedVenue.shortCalls(7, 1.2);
        venue.apply(venue.event("PackageRegistered").id("accountId", 7).id("packageId", 3).raw("legs",
            "[{\"instrumentId\":" + CALL + ",\"ratio\":\"-1\"},{\"instrumentId\":" + ProtectedVenue.FAR_CALL +
            ",\"ratio\":\"-1\"}]"));

        final List<JsonNode> decisions =
            protectedVenue.instructNaming(7, "CLOSE", ProtectedVenue.entry(CALL), "[]");

        assertEquals(0, orders(decisions).size(), decisions::toString);
        assertEquals("KEPT", only(decisions, "ProtectionPaused").get("reason").asText());
    }

    /** At 97 % the far calls are closed instead of the kept ones; at 85 % nobody looks at that, and says so. */
    @Test
    void shouldNotLookAtWhatIsKeptInAnEmergency()
    {
        assertEquals(ProtectedVenue.FAR_CALL, firstOrder(7, 0.97).get("instrumentId").asInt());
        assertEquals(List.of(), venue.engine().decisions("InstructionOverridden"));

        assertEquals(CALL, firstOrder(8, 0.85).get("instrumentId").asInt());
        assertEquals("EMERGENCY",
            only(venue.engine().decisions("InstructionOverridden"), "InstructionOverridden").get("reason").asText());
    }

    /** The first order of a round for an account at a ratio that keeps its near calls. */
    private JsonNode firstOrder(final long accountId, final double ratio)
    {
        pause("LiquidationPauseOrdered", "untilNs");
        protectedVenue.shortCalls(accountId, ratio);
        protectedVenue.instructNaming(accountId, "NONE", ProtectedVenue.entry(CALL), "[]");
        return all(pause("LiquidationResumeOrdered", null), "LiquidationOrdered").stream()
            .filter(order -> order.get("accountId").asLong() == accountId).findFirst().orElseThrow();
    }

    private List<JsonNode> pause(final String type, final @Nullable String until)
    {
        final EventLine line = venue.event(type).text("scope", "VENUE").id("id", 0).id("operatorId", 1)
            .text("reason", "TEST");
        return venue.apply(until == null ? line : line.id(until, venue.nowNs() + 60 * SmallVenue.SECOND));
    }

    @Test
    void shouldLeaveAHedgeThatHardlyRaisesTheRatio()
    {
        protectedVenue.shortCalls(7, 1.2);

        final List<JsonNode> decisions = protectedVenue.instruct(7, "HEDGE", "maxHedgeShare", "0.02");

        assertEquals(0, orders(decisions).size());
        assertEquals("NOTHING_HELPS", only(decisions, "ProtectionPaused").get("reason").asText());
    }

    /** The lots of an order that is not answered are in flight until the delay and the time-out are over. */
    @Test
    void shouldCountTheSettlementDelayInItsTimeOut()
    {
        venue.apply(venue.event("ExecutionTermsSet").id("underlyingId", 1).text("settlementDelayNs", "12000000000"));
        protectedVenue.shortCalls(7, 1.24);
        order(protectedVenue.instruct(7, "CLOSE"));
        venue.pass(23);
        assertEquals(List.of(), all(venue.time(), "LiquidationOrderCompleted"));
        venue.pass(1);
        assertEquals(1, all(venue.time(), "LiquidationOrderCompleted").size());
    }

    @Test
    void shouldHedgeAtLeastTheLeastValueOfAnOrderAndCountItsFixedCost()
    {
        venue.apply(venue.event("ExecutionTermsSet").id("underlyingId", 1).text("minOrderNotional", "5000")
            .text("fixedCostPerOrder", "7"));
        protectedVenue.shortCalls(7, 1.249, "-20", "");
        final JsonNode order = order(protectedVenue.instruct(7, "HEDGE", "protectBelow", "1.25"));
        assertTrue(number(order, "quantity") >= 5, order::toString);
        assertEquals(7 + number(order, "quantity"), number(order, "costExpected"), 1e-6, order::toString);
    }

    @Test
    void shouldSendProtectionOrdersAtTheFirstEventOfAnIntervalOnly()
    {
        venue.apply(venue.event("ExecutionTermsSet").id("underlyingId", 1).text("batchIntervalNs", "60000000000"));
        venue.pass(60 - venue.nowNs() / SmallVenue.SECOND % 60 + 1);
        venue.time();
        protectedVenue.shortCalls(7, 1.2);
        assertEquals(0, orders(protectedVenue.instruct(7, "CLOSE")).size());
        venue.pass(58);
        assertEquals(0, orders(venue.time()).size());
        venue.pass(1);
        assertEquals(1, orders(venue.time()).size());
    }
}
