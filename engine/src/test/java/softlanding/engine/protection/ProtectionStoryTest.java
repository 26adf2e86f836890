package softlanding.engine.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.protection.ProtectedVenue.order;
import static softlanding.engine.protection.ProtectedVenue.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;
import softlanding.engine.wire.EventLine;

/** Protection of single accounts, step by step. */
class ProtectionStoryTest
{
    private final ProtectedVenue protectedVenue = new ProtectedVenue();
    private final SmallVenue venue = protectedVenue.venue();

    private static double number(final JsonNode decision, final String field)
    {
        return decision.get(field).asDouble();
    }

    @Test
    void shouldCloseATenthOfAUnitAtMarkBelowTheRatioOfTheAccount()
    {
        protectedVenue.shortCalls(7, 1.2);

        final JsonNode order = order(protectedVenue.instruct(7, "CLOSE"));

        assertEquals("CLOSE", order.get("purpose").asText());
        assertEquals(2, number(order, "quantity"), 1e-9);
        assertTrue(number(order, "ratioBefore") < 1.25);
        assertTrue(number(order, "ratioAfterExpected") > number(order, "ratioBefore"));
        assertEquals(venue.nowNs() + 10 * SmallVenue.SECOND, order.get("validUntilNs").asLong());
        assertEquals(0, orders(protectedVenue.instruct(7, "CLOSE")).size());
    }

    @Test
    void shouldCloseAQuarterFarBelowTheRatio()
    {
        protectedVenue.shortCalls(7, 1.12);

        assertEquals(5, number(order(protectedVenue.instruct(7, "CLOSE")), "quantity"), 1e-9);
    }

    @Test
    void shouldLeaveAnAccountAboveItsRatioAlone()
    {
        protectedVenue.shortCalls(7, 1.26);

        assertEquals(List.of(), protectedVenue.instruct(7, "CLOSE"));
        assertEquals(1, orders(protectedVenue.instruct(7, "CLOSE", "protectBelow", "1.3")).size());
    }

    @Test
    void shouldCrossHalfTheSpreadOnceNobodyCameAndThenRestAtMarkAgain()
    {
        protectedVenue.shortCalls(7, 1.2);
        final JsonNode first = order(protectedVenue.instruct(7, "CLOSE"));
        venue.pass(10);
        final JsonNode second = order(venue.close(first));
        venue.pass(10);
        final JsonNode third = order(venue.close(second));

        assertEquals(number(first, "limitPrice") + 2, number(second, "limitPrice"), 1e-6);
        assertEquals(number(first, "limitPrice"), number(third, "limitPrice"), 1e-6);
    }

    @Test
    void shouldWaitForTheIntervalAfterAFill()
    {
        protectedVenue.shortCalls(7, 1.2);
        final JsonNode first = order(protectedVenue.instruct(7, "CLOSE"));
        venue.pass(3);
        assertEquals(0, orders(protectedVenue.fill(first)).size());
        venue.pass(6);
        assertEquals(0, orders(venue.time()).size());
        venue.pass(1);
        assertEquals(1, orders(venue.time()).size());
    }

    @Test
    void shouldRestAfterThreeOrdersThatFoundNobody()
    {
        protectedVenue.shortCalls(7, 1.2);
        JsonNode order = order(protectedVenue.instruct(7, "CLOSE"));
        for (int i = 0; i < 2; i++)
        {
            venue.pass(10);
            order = order(venue.close(order));
        }
        venue.pass(10);
        final List<JsonNode> decisions = venue.close(order);

        assertEquals(0, orders(decisions).size());
        assertEquals("NOBODY", only(decisions, "ProtectionPaused").get("reason").asText());
        venue.pass(9);
        assertEquals(0, orders(venue.time()).size());
        venue.pass(1);
        assertEquals(1, orders(venue.time()).size());
    }

    @Test
    void shouldEndAtItsAim()
    {
        protectedVenue.shortCalls(7, 1.2);
        List<JsonNode> decisions = protectedVenue.instruct(7, "CLOSE");
        int count = 0;
        while (!orders(decisions).isEmpty() && count++ < 100)
        {
            protectedVenue.fill(order(decisions));
            venue.pass(10);
            decisions = venue.time();
        }

        assertTrue(venue.ratio(7) >= 1.5 && venue.ratio(7) < 1.53, () -> "ratio=" + venue.ratio(7));
        final JsonNode report = venue.report(7);
        assertEquals(count, report.get("protectionOrders").asInt());
        assertEquals(count, report.get("protectionOrders24h").asInt());
        assertEquals(0, number(report, "protectionCost"), 1e-6);
        assertEquals("CLOSE", report.get("protection").asText());
    }

    @Test
    void shouldCancelItsOrdersWhenATierIsEnteredAndCloseOtherLots()
    {
        protectedVenue.shortCalls(7, 1.1);
        final JsonNode order = order(protectedVenue.instruct(7, "CLOSE"));

        final List<JsonNode> decisions = protectedVenue.marks(1_010);

        assertEquals(order.get("orderId"), only(decisions, "OrdersToCancel").get("orders").get(0).get("orderId"));
        assertEquals(0, orders(decisions).size());
        final double left = 20 - number(order, "quantity");
        for (final JsonNode round : all(decisions, "LiquidationOrdered"))
        {
            assertTrue(round.get("instrumentId").asInt() != order.get("instrumentId").asInt() ||
                number(round, "quantity") <= left, decisions::toString);
        }
        assertTrue(all(decisions, "LiquidationOrdered").size() > 0);
    }

    @Test
    void shouldBookAFillThatComesAfterTheEnd()
    {
        protectedVenue.shortCalls(7, 1.2);
        final JsonNode order = order(protectedVenue.instruct(7, "CLOSE"));
        venue.pass(13);
        final List<JsonNode> decisions = venue.time();
        assertEquals("TIMED_OUT", only(decisions, "LiquidationOrderCompleted").get("reason").asText());
        assertEquals(0, orders(decisions).size());

        protectedVenue.fill(order);

        assertEquals(1, venue.report(7).get("protectionOrders").asInt());
    }

    @Test
    void shouldTakeNoLiquidationFee()
    {
        protectedVenue.shortCalls(7, 1.2);
        final JsonNode order = order(protectedVenue.instruct(7, "CLOSE"));

        final List<JsonNode> decisions = venue.apply(venue.event("LiquidationOrderFilled").order(order)
            .text("quantity", order.get("quantity").asText()).text("price", order.get("limitPrice").asText())
            .text("fee", "1.5"));

        assertEquals(List.of(), all(decisions, "InsuranceFundChanged"));
        assertEquals(1.5, number(venue.report(7), "protectionCost"), 1e-9);
    }

    @Test
    void shouldHedgeJustEnoughInThePerpetual()
    {
        protectedVenue.shortCalls(7, 1.24);

        final JsonNode order = order(protectedVenue.instruct(7, "HEDGE"));

        assertEquals("HEDGE", order.get("purpose").asText());
        assertEquals(SmallVenue.PERPETUAL, order.get("instrumentId").asInt());
        assertTrue(number(order, "quantity") > 0);
        assertTrue(number(order, "ratioAfterExpected") >= 1.35, order::toString);
        assertTrue(number(order, "ratioAfterExpected") < 1.37, order::toString);
        assertEquals(number(order, "quantity"), number(order, "hedgeAfter"), 1e-9);
        protectedVenue.fill(order);
        assertEquals(number(order, "quantity"),
            number(venue.report(7).get("underlyings").get(0), "hedgeQuantity"), 1e-9);
        assertTrue(number(venue.report(7), "ratioWithoutHedges") < 1.25);
    }

    @Test
    void shouldReleaseTheHedgeOnceTheAccountHasRecovered()
    {
        protectedVenue.shortCalls(7, 1.24);
        protectedVenue.fill(order(protectedVenue.instruct(7, "HEDGE")));
        venue.transfer(7, "100000");
        venue.pass(3_599);
        assertEquals(0, orders(protectedVenue.marks(1_000)).size());
        venue.pass(1);

        final JsonNode release = order(venue.time());

        assertEquals("RELEASE", release.get("purpose").asText());
        assertEquals(0, number(release, "hedgeAfter"), 1e-9);
        protectedVenue.fill(release);
        assertTrue(venue.report(7).get("underlyings").get(0).path("hedgeQuantity").isMissingNode());
    }

    @Test
    void shouldTellThatThereIsNoMarketForAHedge()
    {
        venue.liquidity(SmallVenue.PERPETUAL, "1", "0");
        protectedVenue.shortCalls(7, 1.24);

        final List<JsonNode> decisions = protectedVenue.instruct(7, "HEDGE");

        assertEquals(0, orders(decisions).size());
        assertEquals("NO_MARKET", only(decisions, "ProtectionPaused").get("reason").asText());
        venue.pass(10);
        assertEquals(List.of(), all(venue.time(), "ProtectionPaused"));
    }

    @Test
    void shouldNeverCloseUnderProtectionWhatIsKept()
    {
        protectedVenue.shortCalls(7, 1.2, "-20", "");

        final List<JsonNode> decisions = protectedVenue.instructNaming(
            7, "CLOSE", ProtectedVenue.entry(ProtectedVenue.CALL), "[]");

        assertEquals(0, orders(decisions).size());
        assertEquals("KEPT", only(decisions, "ProtectionPaused").get("reason").asText());
    }

    @Test
    void shouldWaitForALoneMarkToStand()
    {
        protectedVenue.shortCalls(7, 1.26);
        protectedVenue.instruct(7, "CLOSE");
        final long crossedNs = venue.nowNs();

        final List<JsonNode> lone = venue.engine().apply(EventLine.lone("ForwardPriceChanged", crossedNs)
            .id("expiryId", 1).text("forward", "1010").text("rate", "0").text("forwardConfidence", "1")
            .text("rateConfidence", "1").line());
        assertEquals(0, orders(lone).size());
        assertEquals(0, orders(venue.engine().apply(
            EventLine.of("TimeAdvanced", crossedNs + 99_999_999).line())).size());
        assertEquals(1, orders(venue.engine().apply(
            EventLine.of("TimeAdvanced", crossedNs + 100_000_000).line())).size());
    }

    @Test
    void shouldForgetALoneMarkThatIsTakenBack()
    {
        protectedVenue.shortCalls(7, 1.26);
        protectedVenue.instruct(7, "CLOSE");
        venue.engine().apply(EventLine.lone("ForwardPriceChanged", venue.nowNs())
            .id("expiryId", 1).text("forward", "1010").text("rate", "0").text("forwardConfidence", "1")
            .text("rateConfidence", "1").line());
        protectedVenue.marks(1_000);
        venue.pass(1);

        assertEquals(0, orders(venue.time()).size());
    }

    @Test
    void shouldOrderBeforeTheIntervalIsOverIfTheRatioFell()
    {
        protectedVenue.shortCalls(7, 1.24);
        protectedVenue.fill(order(protectedVenue.instruct(7, "CLOSE")));
        venue.pass(1);

        assertEquals(0, orders(protectedVenue.marks(1_001)).size());
        assertEquals(1, orders(protectedVenue.marks(1_025)).size());
    }

    @Test
    void shouldSendNothingWhileTheAccountIsFrozenOrItsVenuePaused()
    {
        protectedVenue.shortCalls(7, 1.2);
        freeze("YES");
        final List<JsonNode> frozen = protectedVenue.instruct(7, "CLOSE");
        assertEquals("FROZEN", only(frozen, "ProtectionPaused").get("reason").asText());
        pause("LiquidationPauseOrdered", venue.nowNs() + 60 * SmallVenue.SECOND);
        final List<JsonNode> paused = freeze("NO");
        assertEquals("PAUSED", only(paused, "ProtectionPaused").get("reason").asText());
        assertEquals(0, orders(paused).size());
        venue.pass(20);
        assertEquals(List.of(), all(venue.time(), "ProtectionPaused"));

        assertEquals(1, orders(pause("LiquidationResumeOrdered", 0)).size());
    }

    private List<JsonNode> freeze(final String frozen)
    {
        return venue.apply(venue.event("AccountFrozen").id("accountId", 7).text("frozen", frozen)
            .id("operatorId", 1).text("reason", "TEST"));
    }

    private List<JsonNode> pause(final String type, final long untilNs)
    {
        final EventLine line = venue.event(type).text("scope", "VENUE").id("id", 0).id("operatorId", 1)
            .text("reason", "TEST");
        return venue.apply(untilNs == 0 ? line : line.id("untilNs", untilNs));
    }

    @Test
    void shouldCloseOtherThingsWhileAnUnderlyingIsPaused()
    {
        protectedVenue.shortCalls(7, 1.2);
        venue.apply(venue.event("LiquidationPauseOrdered").text("scope", "INSTRUMENT").id("id", ProtectedVenue.CALL)
            .id("untilNs", venue.nowNs() + 60 * SmallVenue.SECOND).id("operatorId", 1).text("reason", "TEST"));

        assertEquals(ProtectedVenue.FAR_CALL,
            order(protectedVenue.instruct(7, "CLOSE")).get("instrumentId").asInt());
        venue.apply(venue.event("LiquidationPauseOrdered").text("scope", "UNDERLYING").id("id", 1)
            .id("untilNs", venue.nowNs() + 60 * SmallVenue.SECOND).id("operatorId", 1).text("reason", "TEST"));
        protectedVenue.shortCalls(8, 1.2);
        assertEquals("PAUSED",
            only(protectedVenue.instruct(8, "HEDGE"), "ProtectionPaused").get("reason").asText());
    }

    @Test
    void shouldProtectTheAccountsOfAClassThatGaveNoInstructions()
    {
        protectedVenue.shortCalls(7, 1.2);
        protectedVenue.shortCalls(8, 1.2);
        protectedVenue.instruct(8, "NONE");

        protectedVenue.policy("protection", "CLOSE");
        final List<JsonNode> decisions = venue.time();

        assertEquals(7, order(venue.engine().decisions("ProtectionOrdered")).get("accountId").asInt());
        assertEquals(0, orders(decisions).size());
    }

    @Test
    void shouldTradeOppositeOrdersWithEachOtherAtMark()
    {
        protectedVenue.shortCalls(7, 1.2, "-20", "");
        venue.account(8, "1790");
        venue.trade(8, ProtectedVenue.CALL, "20", "90");
        final double ratio = venue.ratio(8);
        final String protectBelow = String.format(Locale.ROOT, "%.4f", ratio + 0.02);
        venue.apply(venue.event("LiquidationPauseOrdered").text("scope", "VENUE").id("id", 0).id("operatorId", 1)
            .text("reason", "TEST").id("untilNs", venue.nowNs() + SmallVenue.SECOND));
        protectedVenue.instruct(7, "CLOSE");
        protectedVenue.instruct(8, "CLOSE", "protectBelow", protectBelow);
        venue.pass(1);

        final List<JsonNode> decisions = venue.time();

        assertEquals(1, all(decisions, "LiquidationsCrossed").size(), () -> decisions + " " + ratio);
    }
}
