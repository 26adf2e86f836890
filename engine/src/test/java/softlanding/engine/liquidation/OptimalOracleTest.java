package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OPTIMAL against every combination of lots, for books so small that all can be tried. */
class OptimalOracleTest
{
    private static final int BOOKS = 40;
    private static final int MAX_LOTS = 7;
    private static final String UNCAPPED = "[" + SmallVenue.tier("1.05", "1", "JUST_ENOUGH") + "]";
    private static final double NOISE = 1e-6;

    private int compared;
    private int stuck;
    private int together;

    @Test
    void shouldCostNoMoreThanTheCheapestCombinationAndALotPerLegAndNeverStateABoundAboveIt()
    {
        for (long seed = 0; seed < BOOKS; seed++)
        {
            check(seed, 0.3 + 0.015 * seed);
        }
        assertTrue(compared > BOOKS / 2, "compared: " + compared);
        assertTrue(stuck < BOOKS / 10, "no leg may go alone: " + stuck);
        assertTrue(together > BOOKS / 8, "combinations: " + together);
    }

    private void check(final long seed, final double ratio)
    {
        final RandomBooks book = book(seed);
        final List<Integer> held = book.held();
        final JsonNode before = book.report();
        final double equity = ratio * before.get("maintenanceRequirement").asDouble();
        final double cheapest = cheapest(book, held, 0, equity, 0);
        double lotEach = 0;
        for (final int instrument : held)
        {
            lotEach += book.expectedCost(instrument, 1).doubleValue();
        }

        final List<JsonNode> step = wholeRound(book, SmallVenue.all(book.fundTo(ratio), "LiquidationOrdered"));
        if (step.isEmpty())
        {
            // Both legs together would reach the target, but while only one of them fills the account is worse off.
            held.forEach(instrument -> assertWorseAlone(seed, instrument, equity));
            stuck++;
        }
        else if (cheapest < Double.MAX_VALUE)
        {
            final String story = "seed=" + seed + " cheapest=" + cheapest + " step=" + step;
            final double cost = step.stream().mapToDouble(order -> order.get("costExpected").asDouble()).sum();
            final double gap = step.get(0).get("optimalityGap").asDouble();
            assertTrue(cost <= cheapest + lotEach + NOISE, () -> "too dear: " + story);
            assertTrue(cost >= cheapest - NOISE, () -> "cheaper than the cheapest: " + story);
            assertTrue(cost - gap <= cheapest + NOISE, () -> "the bound is above the cheapest: " + story);
            if ("POSITION".equals(step.get(0).get("unitKind").asText()))
            {
                step.forEach(spared -> assertTrue(
                    !reachesWithout(seed, step, spared, equity), () -> "a lot too many: " + spared + story));
            }
            compared++;
            together += step.size() > 1 ? 1 : 0;
        }
    }

    private static void assertWorseAlone(final long seed, final int instrument, final double equity)
    {
        final RandomBooks book = book(seed);
        final double before = book.report().get("maintenanceRequirement").asDouble();
        final int lots = book.position(instrument).divide(book.lot(instrument)).intValue();
        for (int closed = 1; closed <= Math.abs(lots); closed++)
        {
            book.move(instrument, -Integer.signum(lots));
            final double after = book.report().get("maintenanceRequirement").asDouble();
            final double left = equity - book.expectedCost(instrument, closed).doubleValue();
            final String story = "seed=" + seed + ": " + closed + " lots of " + instrument + " help alone";
            assertTrue(left - after < equity - before + NOISE || left / after < equity / before, story);
        }
    }

    /** Fills orders where the engine expects it; returns them and those of their round that waited for the fills. */
    private static List<JsonNode> wholeRound(final RandomBooks book, final List<JsonNode> first)
    {
        final List<JsonNode> round = new ArrayList<>(first);
        for (int i = 0; i < round.size(); i++)
        {
            final BigDecimal contracts = new BigDecimal(round.get(i).get("quantity").asText()).abs();
            for (final JsonNode next : SmallVenue.all(book.fill(round.get(i), contracts), "LiquidationOrdered"))
            {
                if (next.get("planId").equals(first.get(0).get("planId")))
                {
                    round.add(next);
                }
            }
        }
        return round;
    }

    /** Whether a step would reach the target with a lot less of one order. */
    @SuppressWarnings("ReferenceEquality") // two orders of a step may be equal; one of them is spared
    private static boolean reachesWithout(
        final long seed, final List<JsonNode> step, final JsonNode spared, final double equity)
    {
        final RandomBooks book = book(seed);
        double left = equity;
        for (final JsonNode order : step)
        {
            final int instrument = order.get("instrumentId").asInt();
            final int lots = new BigDecimal(order.get("quantity").asText()).divide(book.lot(instrument)).intValue();
            final int closed = Math.abs(lots) - (order == spared ? 1 : 0);
            left -= book.expectedCost(instrument, closed).doubleValue();
            book.move(instrument, Integer.signum(lots) * closed);
        }
        return left >= 1.1 * book.report().get("maintenanceRequirement").asDouble();
    }

    private static RandomBooks book(final long seed)
    {
        final RandomBooks book = new RandomBooks(seed, "OPTIMAL", UNCAPPED);
        book.deposit();
        book.fillTinyBook(2 + (int)(seed % 2), MAX_LOTS);
        return book;
    }

    /** Tries all lots of the legs from one on; the cost of the cheapest that reaches the target. */
    private static double cheapest(
        final RandomBooks book, final List<Integer> held, final int leg, final double equity, final double cost)
    {
        if (leg == held.size())
        {
            final double requirement = book.report().get("maintenanceRequirement").asDouble();
            return equity - cost >= 1.1 * requirement ? cost : Double.MAX_VALUE;
        }
        final int instrument = held.get(leg);
        final BigDecimal lots = book.position(instrument).divide(book.lot(instrument));
        double least = Double.MAX_VALUE;
        for (int closed = 0; closed <= lots.abs().intValue(); closed++)
        {
            final double costs = book.expectedCost(instrument, closed).doubleValue();
            book.move(instrument, -lots.signum() * closed);
            least = Math.min(least, cheapest(book, held, leg + 1, equity, cost + costs));
            book.move(instrument, lots.signum() * closed);
        }
        return least;
    }
}
