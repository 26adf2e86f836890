package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What must hold for every book: after no fill of a round are the surplus over maintenance or the ratio lower than before
 * the round, the target is overshot by no more than a lot, no order goes beyond the position, nothing is ordered twice
 * while it is in flight. A leg that waited belongs to the round whose fills released it.
 */
class LiquidationPropertyTest
{
    private static final int BOOKS = Integer.getInteger("softlanding.books", 400);
    private static final String STAGED = "[" + SmallVenue.tier("1.05", "0.1", "JUST_ENOUGH") + "," +
        SmallVenue.tier("1.02", "0.25", "JUST_ENOUGH") + "," + SmallVenue.tier("1", "1", "ALL") + "]";
    private static final String UNCAPPED = "[" + SmallVenue.tier("1.05", "1", "JUST_ENOUGH") + "]";

    private int orders;
    private int reached;
    private int released;
    private long planId;
    private JsonNode beforeRound;

    @Test
    void shouldHoldForStagesWithCaps()
    {
        for (long seed = 0; seed < BOOKS; seed++)
        {
            check(seed, STAGED, 0.97 + 0.08 * new SplittableRandom(seed).nextDouble());
        }
        assertTrue(orders > BOOKS, "orders: " + orders);
        assertTrue(reached > BOOKS / 10, "reached the target: " + reached);
        assertTrue(released > BOOKS / 100, "waited for fills of other legs: " + released);
    }

    @Test
    void shouldHoldWithoutCaps()
    {
        for (long seed = 10_000; seed < 10_000 + BOOKS; seed++)
        {
            check(seed, UNCAPPED, 0.9 + 0.14 * new SplittableRandom(seed).nextDouble());
        }
        assertTrue(reached > BOOKS / 2, "reached the target: " + reached);
    }

    private void check(final long seed, final String tiers, final double ratio)
    {
        final RandomBooks book = new RandomBooks(seed, tiers);
        planId = 0;
        book.deposit();
        book.fillBook(2 + new SplittableRandom(~seed).nextInt(20));
        List<JsonNode> step = SmallVenue.all(book.fundTo(ratio), "LiquidationOrdered");
        for (int i = 0; i < 60 && !step.isEmpty(); i++)
        {
            step = playStep(seed, book, step);
        }
    }

    /** Fills orders whole, the last lot of each apart; returns the orders that followed. */
    private List<JsonNode> playStep(final long seed, final RandomBooks book, final List<JsonNode> step)
    {
        final String story = "seed=" + seed + " step=" + step;
        assertEquals(List.of(), SmallVenue.all(book.tick(), "LiquidationOrdered"), () -> "ordered in flight: " + story);
        beginRound(book, step.get(0));

        final List<JsonNode> following = new ArrayList<>();
        for (final JsonNode order : step)
        {
            orders++;
            final int instrument = order.get("instrumentId").asInt();
            final BigDecimal quantity = new BigDecimal(order.get("quantity").asText());
            final BigDecimal held = book.position(instrument);
            assertTrue(quantity.signum() == -held.signum(), () -> "closes nothing: " + story);
            assertTrue(quantity.abs().compareTo(held.abs()) <= 0, () -> "beyond the position: " + story);
            following.addAll(fillLastLotApart(book, order, quantity.abs(), story));
        }
        return following.isEmpty() ? SmallVenue.all(book.tick(), "LiquidationOrdered") : following;
    }

    private void beginRound(final RandomBooks book, final JsonNode order)
    {
        if (order.get("planId").asLong() == planId)
        {
            released++;
        }
        else
        {
            planId = order.get("planId").asLong();
            beforeRound = book.report();
        }
    }

    private List<JsonNode> fillLastLotApart(
        final RandomBooks book, final JsonNode order, final BigDecimal quantity, final String story)
    {
        final BigDecimal lot = book.lot(order.get("instrumentId").asInt());
        final boolean justEnough = "POSITION".equals(order.get("unitKind").asText()) &&
            order.has("ratioAfterExpected") && order.get("ratioAfterExpected").asDouble() >= 1.1;
        final List<JsonNode> following = new ArrayList<>();
        BigDecimal last = quantity;
        if (quantity.compareTo(lot) > 0)
        {
            following.addAll(fill(book, order, quantity.subtract(lot), story));
            last = lot;
            if (justEnough)
            {
                assertTrue(ratio(book) < 1.1, () -> "a lot too many: " + story);
            }
        }
        following.addAll(fill(book, order, last, story));
        if (justEnough)
        {
            reached++;
            assertTrue(ratio(book) >= 1.1, () -> "a lot too few: " + story);
        }
        return following;
    }

    /** Fills a part of an order; returns the orders that followed. */
    private List<JsonNode> fill(
        final RandomBooks book, final JsonNode order, final BigDecimal quantity, final String story)
    {
        final List<JsonNode> following = SmallVenue.all(book.fill(order, quantity), "LiquidationOrdered");
        assertNeverWorse(beforeRound, book.report(), story);
        return following;
    }

    private static double ratio(final RandomBooks book)
    {
        final JsonNode report = book.report();
        return report.has("ratio") ? report.get("ratio").asDouble() : Double.MAX_VALUE;
    }

    private static void assertNeverWorse(final JsonNode before, final JsonNode after, final String story)
    {
        final BigDecimal surplusBefore = new BigDecimal(before.get("maintenanceExcess").asText());
        final BigDecimal surplusAfter = new BigDecimal(after.get("maintenanceExcess").asText());
        assertTrue(surplusAfter.compareTo(surplusBefore) >= 0, () -> "surplus fell: " + story);
        if (after.has("ratio") && before.get("equity").asDouble() >= 0)
        {
            assertTrue(after.get("ratio").asDouble() >= before.get("ratio").asDouble(), () -> "ratio fell: " + story);
        }
    }
}
