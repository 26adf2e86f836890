package softlanding.engine.liquidation.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.engine.liquidation.SmallVenue;

/** What an operator orders: pauses of liquidation, and frozen accounts. */
class PausesTest
{
    private static final long ACCOUNT = 7;
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private final SmallVenue venue = new SmallVenue();

    @BeforeEach
    void open()
    {
        venue.policy("TIERED", "feeRate", "0");
        venue.account(ACCOUNT, "1800");
        venue.trade(ACCOUNT, PERPETUAL, "10", "1000");
    }

    private List<JsonNode> pause(final String scope, final long id, final long seconds)
    {
        return venue.apply(venue.event("LiquidationPauseOrdered").text("scope", scope).id("id", id)
            .id("untilNs", START + seconds * SECOND).id("operatorId", 1).text("reason", "maintenance"));
    }

    private List<JsonNode> fall()
    {
        final List<JsonNode> decisions = new ArrayList<>(venue.spot("980"));
        decisions.addAll(venue.perpetual("980"));
        venue.pass(1);
        decisions.addAll(venue.time());
        return decisions;
    }

    @ParameterizedTest
    @CsvSource({"VENUE, 0", "UNDERLYING, 1", "INSTRUMENT, 1", "CLASS, 0", "ACCOUNT, 7"})
    void shouldBeginNoRoundUntilThePauseIsOver(final String scope, final long id)
    {
        pause(scope, id, 60);
        final List<JsonNode> decisions = fall();
        assertEquals(0, all(decisions, "LiquidationOrdered").size());
        final JsonNode skipped = all(decisions, "RoundSkipped").get(all(decisions, "RoundSkipped").size() - 1);
        assertEquals("PAUSED", skipped.get("reason").asText());

        venue.pass(60);
        assertEquals(1, all(venue.time(), "LiquidationOrdered").size());
    }

    @Test
    void shouldOrderTheRestOfAnAccountWhileAnInstrumentIsPaused()
    {
        venue.option(2, "1200", "CALL", "0.1");
        venue.volatility("1200", "0.5");
        venue.trade(ACCOUNT, 2, "0.1", "20");
        pause("INSTRUMENT", 2, 60);

        final JsonNode order = all(fall(), "LiquidationOrdered").get(0);
        assertEquals(PERPETUAL, order.get("instrumentId").asInt());
        assertEquals(0, venue.engine().decisions("RoundSkipped").stream()
            .filter(skipped -> "PAUSED".equals(skipped.get("reason").asText())).count());
    }

    @Test
    void shouldOrderTheRestOfAnAccountWhileAnUnderlyingIsPaused()
    {
        venue.apply(venue.event("UnderlyingListed").id("underlyingId", 2).text("symbol", "ETH"));
        venue.apply(venue.event("SpotPriceChanged").id("underlyingId", 2).text("price", "30").text("confidence", "1"));
        pause("UNDERLYING", 2, 60);
        venue.apply(venue.event("PerpetualListed").id("instrumentId", 3).id("underlyingId", 2)
            .text("contractSize", "1").text("lotSize", "0.1"));
        venue.apply(venue.event("PerpetualPriceChanged").id("instrumentId", 3).text("price", "30")
            .text("confidence", "1"));
        venue.liquidity(3, "0", "1000");
        venue.trade(ACCOUNT, 3, "1", "30");

        final List<JsonNode> orders = all(fall(), "LiquidationOrdered");
        assertEquals(1, orders.size());
        assertEquals(PERPETUAL, orders.get(0).get("instrumentId").asInt());
    }

    @Test
    void shouldCloseAPausedInstrumentOnceItIsResumed()
    {
        pause("INSTRUMENT", PERPETUAL, 3_600);
        assertEquals(0, all(fall(), "LiquidationOrdered").size());
        final List<JsonNode> decisions = venue.apply(
            venue.event("LiquidationResumeOrdered").text("scope", "INSTRUMENT").id("id", PERPETUAL)
                .id("operatorId", 1).text("reason", "done"));

        assertEquals(1, all(decisions, "LiquidationOrdered").size());
    }

    @Test
    void shouldResumeBeforeTheTime()
    {
        pause("VENUE", 0, 3_600);
        fall();
        final List<JsonNode> decisions = new ArrayList<>(venue.apply(
            venue.event("LiquidationResumeOrdered").text("scope", "VENUE").id("id", 0).id("operatorId", 1)
                .text("reason", "done")));
        venue.pass(1);
        decisions.addAll(venue.time());

        assertEquals(1, all(decisions, "LiquidationOrdered").size());
    }

    @Test
    void shouldLeaveOtherClassesAlone()
    {
        pause("CLASS", 3, 60);

        assertEquals(1, all(fall(), "LiquidationOrdered").size());
    }

    @Test
    void shouldBeginNoRoundOfAFrozenAccountAndRefuseItsWithdrawal()
    {
        venue.apply(venue.event("AccountFrozen").id("accountId", ACCOUNT).text("frozen", "YES").id("operatorId", 1)
            .text("reason", "court order"));
        assertEquals("FROZEN", only(venue.transfer(ACCOUNT, "-1"), "TransferDecided").get("verdict").asText());

        assertEquals(0, all(fall(), "LiquidationOrdered").size());
        venue.apply(venue.event("AccountFrozen").id("accountId", ACCOUNT).text("frozen", "NO").id("operatorId", 1)
            .text("reason", "lifted"));
        assertEquals(1, venue.engine().decisions("LiquidationOrdered").size());
    }
}
