package softlanding.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.SECOND;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;

/** Slow and on-chain venues: fixed costs, least values, delays and batches. */
class ExecutionTermsTest
{
    private final ChainVenue chain = new ChainVenue();
    private final SmallVenue venue = chain.venue();

    @Test
    void shouldCountTheFixedCostOfAnOrderOnce()
    {
        final JsonNode plain = ChainVenue.order(1.03);
        final JsonNode fixed = ChainVenue.order(1.03, "fixedCostPerOrder", "5");
        assertEquals(plain.get("quantity"), fixed.get("quantity"));
        assertEquals(plain.get("costExpected").asDouble() + 5, fixed.get("costExpected").asDouble(), 1e-7);
    }

    @Test
    void shouldNotChangeAnOrderWhereTheTermsAreThoseOfAnExchange()
    {
        assertEquals(ChainVenue.order(1.03).get("quantity"), ChainVenue.order(1.03, "preset", "EXCHANGE")
            .get("quantity"));
    }

    @Test
    void shouldCloseBeyondTheTiersShareUntilTheFixedCostIsWorthIt()
    {
        final JsonNode plain = ChainVenue.plan(1.03);
        final double release = plain.get("chosenRelease").asDouble();
        assertEquals(2, plain.get("chosenLots").asDouble(), 1e-9, plain::toString);

        final JsonNode fixed = ChainVenue.plan(1.03, "fixedCostPerOrder", String.valueOf(Math.round(release * 0.1)));
        final double lots = fixed.get("chosenLots").asDouble();
        final double cost = Math.round(release * 0.1);
        assertTrue(lots > 3 && lots < 6, fixed::toString);
        assertTrue(cost <= 0.05 * fixed.get("chosenRelease").asDouble(), fixed::toString);
        final double ofLot = fixed.get("chosenRelease").asDouble() / lots * 0.1;
        assertTrue(cost > 0.05 * (fixed.get("chosenRelease").asDouble() - 2 * ofLot), fixed::toString);
    }

    @Test
    void shouldNotCloseMoreThanJustEnoughForAFixedCost()
    {
        chain.terms("fixedCostPerOrder", "300");
        final JsonNode order = only(chain.calls(1, 1.04, "-100"), "LiquidationOrdered");
        final double quantity = order.get("quantity").asDouble();
        assertTrue(quantity > 2 && quantity < 10, order::toString);
        assertTrue(order.get("ratioAfterExpected").asDouble() >= 1.1, order::toString);
        assertTrue(order.get("ratioAfterExpected").asDouble() < 1.11, order::toString);
    }

    @Test
    void shouldRaiseAnOrderToTheLeastValueOrTheRestOfThePosition()
    {
        final double value = ChainVenue.order(1.03).get("mark").asDouble();
        final JsonNode raised = ChainVenue.order(1.03, "minOrderNotional", String.valueOf(Math.round(value * 33.25)));
        assertEquals(33.3, raised.get("quantity").asDouble(), 0.051, raised::toString);
        final JsonNode rest = ChainVenue.order(1.03, "minOrderNotional", "100000000");
        assertEquals(100, rest.get("quantity").asDouble(), rest::toString);
    }

    @Test
    void shouldBeginTimeOutsAfterTheDelay()
    {
        chain.terms("settlementDelayNs", "12000000000");
        final JsonNode order = only(chain.calls(1, 1.03, "-100"), "LiquidationOrdered");
        venue.pass(13);
        assertEquals(List.of(), all(venue.time(), "LiquidationOrderCompleted"));
        venue.pass(1);
        final JsonNode ended = only(venue.time(), "LiquidationOrderCompleted");
        assertEquals(order.get("orderId"), ended.get("orderId"));
        assertEquals("TIMED_OUT", ended.get("reason").asText());
    }

    /** z = 2, volatility 0.8, a day: 0.0837 of the delta's value as a share of the requirement, in whole per cents. */
    @Test
    void shouldRaiseTheTargetByWhatCanHappenUntilTheFill()
    {
        assertEquals(1.1, ChainVenue.plan(1.03).get("targetRatio").asDouble(), 1e-9);
        final JsonNode report = report(1.03);
        final double delta = Math.abs(report.get("underlyings").get(0).get("delta").asDouble());
        final double rise = 2 * 0.8 * Math.sqrt(60 / (365.0 * 86_400)) * delta * 1_000 /
            report.get("maintenanceRequirement").asDouble();
        final JsonNode delayed = ChainVenue.plan(1.03, "settlementDelayNs", "60000000000");
        assertEquals(1.1 + Math.ceil(rise * 100) / 100, delayed.get("targetRatio").asDouble(), 1e-9, () -> "" + rise);
        assertTrue(rise > 0 && rise < 0.2, () -> "" + rise);
        final JsonNode most = ChainVenue.plan(1.03, "settlementDelayNs", "800000000000000");
        assertEquals(1.35, most.get("targetRatio").asDouble(), 1e-9);
    }

    private static JsonNode report(final double ratio)
    {
        final ChainVenue other = new ChainVenue();
        other.calls(1, ratio, "-100");
        return other.venue().report(1);
    }

    @Test
    void shouldTakeRoundsAtTheFirstEventOfAnIntervalOnly()
    {
        chain.terms("batchIntervalNs", "12000000000");
        venue.pass(12 - venue.nowNs() / SECOND % 12 + 1);
        venue.time();
        final List<JsonNode> entered = chain.calls(1, 1.03, "-100");
        assertEquals(List.of(), ChainVenue.orders(entered));
        final JsonNode skipped = only(entered, "RoundSkipped");
        assertEquals("RESTING", skipped.get("reason").asText());
        assertEquals(0, skipped.get("untilNs").asLong() % (12 * SECOND));

        venue.pass(10);
        assertEquals(List.of(), ChainVenue.orders(venue.time()));
        venue.pass(1);
        final JsonNode first = only(venue.time(), "LiquidationOrdered");
        venue.pass(2);
        final List<JsonNode> filled = venue.fill(
            first, first.get("quantity").asText(), first.get("limitPrice").asText());
        assertEquals(List.of(), ChainVenue.orders(filled));
        venue.pass(9);
        assertEquals(List.of(), ChainVenue.orders(venue.time()));
        venue.pass(1);
        assertEquals(1, ChainVenue.orders(venue.time()).size());
    }

    @Test
    void shouldTakeAllRoundsOfABatchTogetherTheWorstFirst()
    {
        chain.terms("batchIntervalNs", "12000000000");
        venue.pass(12 - venue.nowNs() / SECOND % 12 + 1);
        venue.time();
        chain.calls(1, 1.03, "-100");
        venue.pass(1);
        chain.calls(2, 1.01, "-100");
        venue.pass(1);
        chain.calls(3, 1.02, "-100");
        venue.pass(11);
        assertEquals(List.of(2L, 3L, 1L), ChainVenue.orders(venue.time()).stream()
            .map(order -> order.get("accountId").asLong()).toList());
    }

    @Test
    void shouldHoldTermsUntilTheirUpdateEnds()
    {
        chain.terms("fixedCostPerOrder", "5", "lastFragment", "NO");
        chain.terms("fixedCostPerOrder", "7", "lastFragment", "YES");
        final JsonNode order = only(chain.calls(1, 1.03, "-100"), "LiquidationOrdered");
        assertEquals(
            ChainVenue.order(1.03).get("costExpected").asDouble() + 7, order.get("costExpected").asDouble(), 1e-7);
    }
}
