package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.feed.GuardedVenue.A;
import static softlanding.engine.feed.GuardedVenue.B;
import static softlanding.engine.feed.GuardedVenue.CALL;
import static softlanding.engine.feed.GuardedVenue.FAR_CALL;
import static softlanding.engine.feed.GuardedVenue.FUTURE;
import static softlanding.engine.feed.GuardedVenue.OTHER_PERPETUAL;
import static softlanding.engine.feed.GuardedVenue.PERPETUAL;
import static softlanding.engine.feed.GuardedVenue.SECOND;
import static softlanding.engine.feed.GuardedVenue.all;
import static softlanding.engine.feed.GuardedVenue.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One missing mark does not shield the rest of a portfolio, and what is sold instead makes nothing worse. */
class MissingMarkTest
{
    private final GuardedVenue venue = new GuardedVenue();
    private long requests = 1_000;

    @BeforeEach
    void setUp()
    {
        venue.guards("roundIntervalNs", "0", "orderTimeoutNs", "1000000000");
    }

    /** A holds ten perpetuals of coin 2, and a little of something whose mark is then lost. */
    private void hold(final int instrument, final String quantity)
    {
        venue.account(A, "2300");
        venue.trade(A, OTHER_PERPETUAL, "10", "1000");
        venue.trade(A, instrument, quantity, instrument >= CALL ? "50" : "1000");
        assertEquals("HEALTHY", venue.health(A));
    }

    private void lose(final String lost)
    {
        final String[] words = lost.split(" ");
        venue.interrupted(words[0], Integer.parseInt(words[1]), "VANISHED");
        assertEquals("UNPRICED", venue.health(A));
    }

    private List<JsonNode> fall(final String price)
    {
        final List<JsonNode> decisions = new ArrayList<>(venue.spot(2, price));
        decisions.addAll(venue.perpetual(OTHER_PERPETUAL, price));
        return decisions;
    }

    @ParameterizedTest
    @CsvSource({
        "11, 0.1, VOLATILITY 1", "11, -0.1, VOLATILITY 1", "12, 0.1, VOLATILITY 1", "12, -0.1, VOLATILITY 1",
        "11, 0.1, FORWARD 1", "11, -0.1, FORWARD 1", "2, 0.1, FORWARD 1", "2, -0.1, FORWARD 1",
        "1, 0.1, PERPETUAL 1", "1, -0.1, PERPETUAL 1", "1, 0.1, SPOT 1", "1, -0.1, SPOT 1", "11, -0.1, SPOT 1",
        "2, 0.1, SPOT 1"})
    void shouldSellWhatIsPricedWhateverElseLosesItsMark(final int instrument, final String quantity, final String lost)
    {
        hold(instrument, quantity);
        lose(lost);
        venue.pass(10);
        assertEquals(List.of(), orders(fall("990")), "in no tier at the better end");
        assertEquals("UNPRICED", venue.health(A));

        final List<JsonNode> decisions = fall("880");
        assertEquals("LIQUIDATING", venue.health(A));
        assertEquals(1, orders(decisions).size(), decisions::toString);
        assertEquals(OTHER_PERPETUAL, orders(decisions).get(0).get("instrumentId").asInt());
        final JsonNode changed = last(all(decisions, "AccountHealthChanged"));
        assertTrue(decimal(changed, "ratioBest").compareTo(new BigDecimal("1.05")) < 0, changed::toString);
        assertTrue(decimal(changed, "ratioWorst").compareTo(decimal(changed, "ratioBest")) <= 0, changed::toString);
    }

    @Test
    void shouldSellWhatIsPricedWhenAnOptionNeverHadAVolatility()
    {
        venue.apply(venue.event("OptionListed").id("instrumentId", 13).id("expiryId", 1).text("strike", "1200")
            .text("right", "CALL").text("contractSize", "1").text("lotSize", "0.1"));
        venue.account(A, "2000");
        venue.trade(A, OTHER_PERPETUAL, "10", "1000");
        venue.trade(A, 13, "0.1", "5");
        assertEquals("UNPRICED", venue.health(A));

        assertEquals(1, orders(fall("880")).size());
        assertEquals("LIQUIDATING", venue.health(A));
    }

    @Test
    void shouldBoundAnOptionOfAnExpiryThatNeverHadAnyMark()
    {
        venue.apply(venue.event("ExpiryListed").id("expiryId", 2).id("underlyingId", 1)
            .id("expiryNs", 1_700_000_000L * SECOND + 60 * 86_400 * SECOND));
        venue.apply(venue.event("OptionListed").id("instrumentId", 14).id("expiryId", 2).text("strike", "1000")
            .text("right", "PUT").text("contractSize", "1").text("lotSize", "0.1"));
        venue.account(A, "2000");
        venue.trade(A, OTHER_PERPETUAL, "10", "1000");
        venue.trade(A, 14, "-0.1", "5");
        assertEquals("UNPRICED", venue.health(A));
        final JsonNode report = report();
        assertTrue(decimal(report, "ratioBest").compareTo(decimal(report, "ratioWorst")) > 0, report::toString);

        assertEquals(1, orders(fall("880")).size());
    }

    @Test
    void shouldSellWhatIsPricedWhenACoinLosesItsPrice()
    {
        venue.account(A, "1900");
        venue.depositCollateral(A, "100");
        venue.trade(A, OTHER_PERPETUAL, "10", "1000");
        lose("COLLATERAL 1");
        venue.pass(10);

        assertEquals(1, orders(fall("880")).size());
    }

    @Test
    void shouldSellWhatIsPricedWhenTheStablecoinLosesItsPrice()
    {
        venue.account(A, "1900");
        venue.depositCollateral(A, "100");
        venue.trade(A, OTHER_PERPETUAL, "10", "1000");
        lose("STABLE 0");
        venue.pass(10);

        assertEquals(1, orders(fall("880")).size());
    }

    @Test
    void shouldSellWhatIsPricedWhenManyMarksAreMissing()
    {
        hold(CALL, "-0.1");
        venue.trade(A, FUTURE, "0.1", "1000");
        venue.trade(A, PERPETUAL, "0.1", "1000");
        venue.trade(A, FAR_CALL, "0.1", "5");
        venue.depositCollateral(A, "1");
        lose("VOLATILITY 1");
        venue.interrupted("FORWARD", 1, "CROSSED");
        venue.interrupted("PERPETUAL", 1, "VANISHED");
        venue.interrupted("COLLATERAL", 1, "VANISHED");
        venue.pass(60);

        assertEquals(1, orders(fall("870")).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FULL", "TIERED", "OPTIMAL"})
    void shouldSellOnlyWhatIsPricedUnderEveryPolicy(final String policy)
    {
        venue.guards("policy", policy, "roundIntervalNs", "0");
        hold(CALL, "-1");
        venue.trade(A, PERPETUAL, "1", "1000");
        lose("VOLATILITY 1");
        venue.pass(1);

        // Equity is left at both ends: without it nothing has room, because the insurance fund is empty.
        final List<JsonNode> sent = orders(fall("860"));
        assertFalse(sent.isEmpty());
        sent.forEach(order -> assertFalse(order.get("instrumentId").asInt() == CALL, order::toString));
    }

    @Test
    void shouldNotSellTheHedgeOfAnOptionWithoutAMark()
    {
        // Short ten calls, long ten futures: the futures alone would be sold first if the calls were forgotten.
        venue.account(A, "700");
        venue.trade(A, CALL, "-10", "50");
        venue.trade(A, FUTURE, "10", "1000");
        venue.interrupted("VOLATILITY", 1, "VANISHED");
        final JsonNode before = report();
        final List<JsonNode> sent = orders(venue.forward("960"));
        for (final JsonNode order : sent)
        {
            venue.fill(order, order.get("limitPrice").asText());
        }
        final JsonNode after = report();
        assertTrue(decimal(after, "ratioWorst").compareTo(decimal(before, "ratioWorst")) >= 0 || sent.isEmpty(),
            () -> before + " " + sent + " " + after);
    }

    @Test
    void shouldJudgeByTheMarkAgainWhenItComesBack()
    {
        hold(FAR_CALL, "0.1");
        lose("VOLATILITY 1");
        venue.pass(5);
        assertEquals(1, orders(fall("880")).size());
        assertEquals("LIQUIDATING", venue.health(A));

        venue.volatility("1000", "0.5");
        venue.volatility("1100", "0.5");
        assertEquals("LIQUIDATING", venue.health(A));
        final JsonNode report = report();
        assertTrue(report.has("ratio") && !report.has("ratioBest"), report::toString);
    }

    @Test
    void shouldBookFillsAndEndOrdersWhileAMarkIsMissing()
    {
        hold(FAR_CALL, "0.1");
        // Of a position whose depth nobody told only a tenth would be sold.
        venue.apply(venue.event("LiquidityChanged").id("instrumentId", OTHER_PERPETUAL).text("halfSpread", "1")
            .text("depth", "1000"));
        final JsonNode order = orders(fall("880")).get(0);
        lose2();
        assertEquals("LIQUIDATING", venue.health(A), "below a tier at both ends");
        final List<JsonNode> filled = venue.fill(order, "880");
        assertEquals(1, all(filled, "LiquidationOrderCompleted").size());
        assertEquals("UNPRICED", venue.health(A), "the better end is at the target");
        assertEquals(List.of(), orders(venue.time()));
    }

    private void lose2()
    {
        venue.interrupted("VOLATILITY", 1, "VANISHED");
    }

    @Test
    void shouldWidenTheBoundsOfAPriceWithItsAge()
    {
        hold(PERPETUAL, "1");
        lose("PERPETUAL 1");
        final JsonNode at0 = report();
        assertEquals(decimal(at0, "ratioBest"), decimal(at0, "ratioWorst"));
        venue.pass(3_600);
        venue.time();
        final JsonNode hour = report();
        venue.pass(3 * 3_600);
        venue.time();
        final JsonNode four = report();
        final BigDecimal spread = decimal(hour, "ratioBest").subtract(decimal(hour, "ratioWorst"));
        final BigDecimal wider = decimal(four, "ratioBest").subtract(decimal(four, "ratioWorst"));
        assertTrue(spread.signum() > 0 && wider.compareTo(spread.multiply(new BigDecimal("1.8"))) > 0,
            () -> spread + " " + wider);
    }

    @Test
    void shouldLetOutWhatTheUnfavourableEndAllows()
    {
        hold(FAR_CALL, "-0.1");
        lose("VOLATILITY 1");
        assertEquals("ACCEPTED", venue.withdrawal(A, "1"));
        assertEquals("UNPRICED", venue.withdrawal(A, "2200"));
    }

    @Test
    void shouldNotJudgeAnAccountOfWhichNothingIsKnown()
    {
        venue.apply(venue.event("CollateralListed").id("assetId", 2).text("symbol", "NEW")
            .id("riskCancellingUnderlyingId", 0).text("maintenanceHaircut", "0").text("initialHaircutAddOn", "0"));
        venue.account(A, "2000");
        venue.trade(A, OTHER_PERPETUAL, "10", "1000");
        venue.apply(venue.event("CollateralTransferRequested").id("accountId", A).id("transferId", 77)
            .id("assetId", 2).text("quantity", "1"));

        assertEquals(List.of(), orders(fall("880")));
        assertEquals("UNPRICED", venue.health(A));
        assertEquals("UNPRICED", venue.withdrawal(A, "1"));
    }

    @Test
    void shouldTouchNobodyElse()
    {
        hold(FAR_CALL, "0.1");
        venue.account(B, "5000");
        venue.trade(B, OTHER_PERPETUAL, "10", "1000");
        lose("VOLATILITY 1");
        fall("880");
        assertEquals("HEALTHY", venue.health(B));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "100.5"})
    void shouldSuspendTheStrikeOfAVolatilityOutsideItsRange(final String volatility)
    {
        hold(CALL, "1");
        final List<JsonNode> decisions = venue.volatility("1000", volatility);
        assertEquals("halted VOLATILITY 1 at 1000 OUT_OF_RANGE " + volatility, GuardedVenue.verdicts(decisions));
        assertEquals("UNPRICED", venue.health(A));
        assertEquals("", GuardedVenue.verdicts(venue.volatility("1000", volatility)), "told once");
        assertEquals("resumed VOLATILITY 1 at 1000", GuardedVenue.verdicts(venue.volatility("1000", "0.5")));
        assertEquals("HEALTHY", venue.health(A));
    }

    private JsonNode report()
    {
        return last(all(venue.apply(venue.event("MarginReportRequested").id("accountId", A)
            .id("requestId", ++requests)), "MarginReported"));
    }

    private static JsonNode last(final List<JsonNode> decisions)
    {
        return decisions.get(decisions.size() - 1);
    }

    private static BigDecimal decimal(final JsonNode decision, final String field)
    {
        return new BigDecimal(decision.get(field).asText());
    }
}
