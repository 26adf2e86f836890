package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.wire.EventLine;

/**
 * Marks of sources that do not say what belongs together. Account 7 is short ten calls far in the money against ten
 * perpetuals, at a ratio of 1.5: between the mark of the perpetual and the forward it stands below the tiers, after
 * both it is about where it was.
 */
class LoneMarkTest
{
    private static final long MS = 1_000_000L;
    private static final int CALL = 2;

    private final SmallVenue venue = new SmallVenue();
    private long nowNs = venue.nowNs();
    private double requirement;

    @BeforeEach
    void hedgedAccount()
    {
        venue.option(CALL, "500", "CALL", "0.1");
        venue.volatility("500", "0.1");
        venue.liquidity(SmallVenue.PERPETUAL, "0", "1000");
        venue.liquidity(CALL, "0", "1000");
        venue.account(7, "20000");
        venue.trade(7, CALL, "-10", "500");
        venue.trade(7, SmallVenue.PERPETUAL, "10", "1000");
        final JsonNode report = venue.report(7);
        requirement = report.get("maintenanceRequirement").asDouble();
        final double fee = report.get("marginEquity").asDouble() - 1.5 * requirement;
        venue.apply(venue.event("TradeExecuted").id("accountId", 7).id("tradeId", 98)
            .id("instrumentId", SmallVenue.PERPETUAL).text("quantity", "0.1").text("price", "1000")
            .text("fee", String.format(Locale.ROOT, "%.2f", fee)));
        assertEquals("HEALTHY", venue.report(7).get("health").asText());
    }

    private List<JsonNode> perpetual(final String price, final String lastFragment)
    {
        return mark("PerpetualPriceChanged", lastFragment, line -> line.id("instrumentId", SmallVenue.PERPETUAL)
            .text("price", price).text("confidence", "1"));
    }

    private List<JsonNode> forward(final String price, final String lastFragment)
    {
        return mark("ForwardPriceChanged", lastFragment, line -> line.id("expiryId", 1).text("forward", price)
            .text("rate", "0").text("forwardConfidence", "1").text("rateConfidence", "1"));
    }

    private List<JsonNode> mark(
        final String type, final String lastFragment, final UnaryOperator<EventLine> fields)
    {
        final EventLine line = fields.apply(EventLine.lone(type, nowNs));
        return venue.engine().apply(
            (lastFragment.isEmpty() ? line : line.text("lastFragment", lastFragment)).line());
    }

    private List<JsonNode> time()
    {
        return venue.engine().apply(EventLine.of("TimeAdvanced", nowNs).line());
    }

    /** The mark of the perpetual at which the account has a ratio, as long as the forward stands. */
    private String priceAt(final double ratio)
    {
        return String.format(Locale.ROOT, "%.2f", 1_000 - (1.5 - ratio) * requirement / 10.1);
    }

    private static void assertNothingOrdered(final List<JsonNode> decisions)
    {
        assertEquals(List.of(), all(decisions, "LiquidationOrdered"));
    }

    @Test
    void shouldLeaveAHedgedAccountAloneBetweenTwoMarksOfOneMoment()
    {
        final List<JsonNode> between = perpetual(priceAt(0.8), "");
        assertNothingOrdered(between);
        final JsonNode skipped = only(between, "RoundSkipped");
        assertEquals("UNCONFIRMED", skipped.get("reason").asText());
        assertEquals("RESTRICTED", only(between, "AccountHealthChanged").get("healthAfter").asText());

        nowNs += 1;
        final List<JsonNode> after = forward(priceAt(0.8), "");
        assertNothingOrdered(after);
        assertEquals("RECOVERED", only(after, "RoundSkipped").get("reason").asText());
        assertEquals("HEALTHY", only(after, "AccountHealthChanged").get("healthAfter").asText());
        nowNs += 1_000 * MS;
        assertNothingOrdered(time());
    }

    @Test
    void shouldActOnALoneMarkThatStandsForTheTimeOfConfirmation()
    {
        final JsonNode skipped = only(perpetual(priceAt(1), ""), "RoundSkipped");
        assertEquals(nowNs + 100 * MS, skipped.get("untilNs").asLong());
        nowNs += 100 * MS - 1;
        assertNothingOrdered(time());
        nowNs += 1;

        final List<JsonNode> decisions = time();

        assertEquals("LIQUIDATING", only(decisions, "AccountHealthChanged").get("healthAfter").asText());
        assertEquals(false, all(decisions, "LiquidationOrdered").isEmpty());
    }

    @Test
    void shouldWaitLessBelowTheEmergencyRatio()
    {
        final JsonNode skipped = only(perpetual(priceAt(0.8), ""), "RoundSkipped");
        assertEquals(nowNs + 10 * MS, skipped.get("untilNs").asLong());
        nowNs += 10 * MS;

        assertEquals(false, all(time(), "LiquidationOrdered").isEmpty());
    }

    @Test
    void shouldBeginTheWaitAgainAfterARecovery()
    {
        perpetual(priceAt(1), "");
        nowNs += 60 * MS;
        perpetual("1000", "");
        nowNs += 30 * MS;
        perpetual(priceAt(1), "");
        nowNs += 20 * MS;
        assertNothingOrdered(time());
        nowNs += 80 * MS;
        assertEquals(false, all(time(), "LiquidationOrdered").isEmpty());
    }

    @Test
    void shouldActAtOnceOnAWholeUpdateAndOnATrade()
    {
        assertNothingOrdered(perpetual(priceAt(1), ""));
        assertEquals(false, all(forward("1000", "YES"), "LiquidationOrdered").isEmpty());
    }

    private List<JsonNode> trade(final String quantity, final String price, final double fee)
    {
        return venue.engine().apply(EventLine.of("TradeExecuted", nowNs).id("accountId", 7)
            .id("tradeId", 99).id("instrumentId", SmallVenue.PERPETUAL).text("quantity", quantity)
            .text("price", price).text("fee", String.format(Locale.ROOT, "%.2f", fee)).line());
    }

    private List<JsonNode> fact(final String fact)
    {
        final EventLine freeze = EventLine.of("AccountFrozen", nowNs).id("accountId", 7).id("operatorId", 1)
            .text("reason", "by mistake");
        final EventLine transfer = EventLine.of("CashTransferRequested", nowNs).id("accountId", 7)
            .id("transferId", 999);
        return switch (fact)
        {
            case "deposit" -> venue.engine().apply(transfer.text("amount", "1").line());
            case "refused withdrawal" -> venue.engine().apply(transfer.text("amount", "-15000").line());
            case "frozen" -> venue.engine().apply(freeze.text("frozen", "YES").line());
            case "released" -> venue.engine().apply(freeze.text("frozen", "NO").line());
            case "trade that helps" -> trade("-0.1", "1000", 0);
            case "fee" -> trade("-0.1", priceAt(0.8), 1);
            default -> throw new IllegalArgumentException(fact);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"deposit", "refused withdrawal", "frozen", "released", "trade that helps", "fee"})
    void shouldNotTakeAFactThatBringsNoBreachForAConfirmation(final String fact)
    {
        assertNothingOrdered(perpetual(priceAt(0.8), ""));
        nowNs += 1;
        final List<JsonNode> decisions = fact(fact);
        assertNothingOrdered(decisions);
        assertEquals(List.of(), all(decisions, "AccountHealthChanged"));

        nowNs += 1;
        final List<JsonNode> after = forward(priceAt(0.8), "");
        assertEquals("RECOVERED", only(after, "RoundSkipped").get("reason").asText());
        assertEquals("HEALTHY", only(after, "AccountHealthChanged").get("healthAfter").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deposit", "refused withdrawal", "trade that helps", "fee"})
    void shouldNotPutOffAConfirmationForAFact(final String fact)
    {
        assertNothingOrdered(perpetual(priceAt(0.8), ""));
        nowNs += 9 * MS;
        assertNothingOrdered(fact(fact));
        nowNs += MS;
        assertEquals(false, all(time(), "LiquidationOrdered").isEmpty());
    }

    @Test
    void shouldActAtOnceOnATradeThatBringsADeeperBreach()
    {
        assertNothingOrdered(perpetual(priceAt(1.03), ""));
        nowNs += 1;
        assertEquals(false, all(trade("0.1", "1000", 0.1 * requirement), "LiquidationOrdered").isEmpty());
    }

    @Test
    void shouldConfirmWhatHalfOfABlockTradeBringsIfTheRestDoesNotCome()
    {
        assertEquals(List.of(), venue.engine().apply(EventLine.of("TradeExecuted", nowNs).id("accountId", 7)
            .id("tradeId", 99).id("instrumentId", SmallVenue.PERPETUAL).text("quantity", "-10.1")
            .text("price", "1000").text("fee", "0").text("lastFragment", "NO").line()));
        nowNs += 50 * MS;
        assertEquals(List.of(), time());
        nowNs += 1;

        final List<JsonNode> decisions = time();

        assertNothingOrdered(decisions);
        assertEquals("UNCONFIRMED", only(decisions, "RoundSkipped").get("reason").asText());
    }

    @Test
    void shouldJudgeAnUpdateOnceAtItsEnd()
    {
        assertEquals(List.of(), perpetual(priceAt(0.8), "NO"));
        assertEquals(List.of(), forward(priceAt(0.8), "YES"));
    }

    @Test
    void shouldActAtTheEndOfAnUpdate()
    {
        assertEquals(List.of(), forward("1000", "NO"));
        assertEquals(false, all(perpetual(priceAt(0.8), "YES"), "LiquidationOrdered").isEmpty());
    }

    @Test
    void shouldConfirmWhatAnUpdateBringsWhoseLastFragmentDoesNotCome()
    {
        assertEquals(List.of(), perpetual(priceAt(0.8), "NO"));
        nowNs += 50 * MS;
        assertEquals(List.of(), time());
        nowNs += 1;

        final List<JsonNode> decisions = time();

        assertEquals(1, only(decisions, "UpdateTimedOut").get("sourceId").asInt());
        assertNothingOrdered(decisions);
        assertEquals("UNCONFIRMED", only(decisions, "RoundSkipped").get("reason").asText());
        nowNs += 10 * MS;
        assertEquals(false, all(time(), "LiquidationOrdered").isEmpty());
    }

    @Test
    void shouldJudgeTheLegsOfABlockTradeTogether()
    {
        final List<JsonNode> first = venue.engine().apply(EventLine.of("TradeExecuted", nowNs).id("accountId", 7)
            .id("tradeId", 99).id("instrumentId", SmallVenue.PERPETUAL).text("quantity", "-10.1")
            .text("price", "1000").text("fee", "0").text("lastFragment", "NO").line());
        final List<JsonNode> second = venue.engine().apply(EventLine.of("TradeExecuted", nowNs).id("accountId", 7)
            .id("tradeId", 99).id("instrumentId", CALL).text("quantity", "10")
            .text("price", "500").text("fee", "0").text("lastFragment", "YES").line());
        assertEquals(List.of(), first);
        // At a ratio of 1.5 the account had a notice. It holds nothing now, and nothing else is told.
        assertEquals("NO", only(second, "NoticeChanged").get("entered").asText());
        assertEquals(1, second.size(), second::toString);
    }

    @Test
    void shouldAnswerQuestionsBetweenFragmentsAndJudgeNobody()
    {
        perpetual(priceAt(0.8), "NO");
        final JsonNode report = venue.report(7);
        assertEquals("HEALTHY", report.get("health").asText(), "as judged last");
        assertEquals(true, report.get("ratio").asDouble() < 0.9, "on the marks as they stand");
    }
}
