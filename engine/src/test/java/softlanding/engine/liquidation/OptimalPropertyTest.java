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
 * What must hold of OPTIMAL for every book: where TIERED without caps reaches the target in one step, so does it, for
 * no more; its stated gap is not negative; it closes what is held, in whole lots; what it promises comes true.
 */
class OptimalPropertyTest
{
    private static final int BOOKS = Integer.getInteger("softlanding.books", 300);
    private static final String UNCAPPED = "[" + SmallVenue.tier("1.05", "1", "JUST_ENOUGH") + "]";
    private static final BigDecimal TARGET = new BigDecimal("1.1");

    private final List<Double> costShares = new ArrayList<>();
    private final List<Double> gapShares = new ArrayList<>();
    private int reached;

    @Test
    void shouldReachTheTargetForNoMoreThanTheBestSingleUnit()
    {
        for (long seed = 20_000; seed < 20_000 + BOOKS; seed++)
        {
            check(seed);
        }
        assertTrue(reached > BOOKS / 2, "reached the target: " + reached);
        assertTrue(costShares.size() > BOOKS / 4, "compared with TIERED: " + costShares.size());
        costShares.sort(null);
        gapShares.sort(null);
        assertTrue(costShares.get(costShares.size() / 10) < 0.999, "cheaper in a tenth: " + costShares);
        assertTrue(gapShares.get(gapShares.size() / 2) < 0.02, "median gap: " + gapShares);
    }

    @Test
    void shouldDecideTheSameTwice()
    {
        for (long seed = 20_000; seed < 20_020; seed++)
        {
            assertEquals(firstStep(book(seed, "OPTIMAL"), seed), firstStep(book(seed, "OPTIMAL"), seed));
        }
    }

    private void check(final long seed)
    {
        final RandomBooks book = book(seed, "OPTIMAL");
        final List<JsonNode> optimal = firstStep(book, seed);
        final List<JsonNode> tiered = firstStep(book(seed, "TIERED"), seed);
        final String story = "seed=" + seed + " optimal=" + optimal + " tiered=" + tiered;
        tiered.forEach(order -> assertTrue(!order.has("optimalityGap"), story));
        if (reaches(tiered))
        {
            assertTrue(reaches(optimal), () -> "short of the target: " + story);
            assertTrue(cost(optimal).compareTo(cost(tiered).add(new BigDecimal("0.000001"))) <= 0,
                () -> "dearer: " + story);
            costShares.add(cost(optimal).doubleValue() / cost(tiered).doubleValue());
        }
        if (reaches(optimal))
        {
            reached++;
            final BigDecimal gap = new BigDecimal(optimal.get(0).get("optimalityGap").asText());
            assertTrue(gap.signum() >= 0 && gap.compareTo(cost(optimal)) <= 0, () -> "gap: " + story);
            gapShares.add(gap.doubleValue() / cost(optimal).doubleValue());
        }
        play(book, optimal, story);
    }

    private static void play(final RandomBooks book, final List<JsonNode> step, final String story)
    {
        final double before = ratio(book);
        for (final JsonNode order : step)
        {
            final int instrument = order.get("instrumentId").asInt();
            final BigDecimal quantity = new BigDecimal(order.get("quantity").asText());
            final BigDecimal held = book.position(instrument);
            assertTrue(quantity.signum() == -held.signum(), () -> "closes nothing: " + story);
            assertTrue(quantity.abs().compareTo(held.abs()) <= 0, () -> "beyond the position: " + story);
            assertEquals(0, quantity.remainder(book.lot(instrument)).signum(), () -> "no whole lots: " + story);
            book.fill(order, quantity.abs());
        }
        final double after = ratio(book);
        assertTrue(after >= before, () -> "worse, from " + before + " to " + after + ": " + story);
        assertTrue(!reaches(step) || after >= 1.1, () -> "promised, but only " + after + ": " + story);
    }

    private static RandomBooks book(final long seed, final String policy)
    {
        return new RandomBooks(seed, policy, UNCAPPED);
    }

    private static List<JsonNode> firstStep(final RandomBooks book, final long seed)
    {
        book.deposit();
        book.fillBook(2 + new SplittableRandom(~seed).nextInt(19));
        return SmallVenue.all(
            book.fundTo(0.9 + 0.14 * new SplittableRandom(seed).nextDouble()), "LiquidationOrdered");
    }

    private static boolean reaches(final List<JsonNode> step)
    {
        if (step.isEmpty())
        {
            return false;
        }
        final JsonNode last = step.get(step.size() - 1);
        return !last.has("ratioAfterExpected") ||
            new BigDecimal(last.get("ratioAfterExpected").asText()).compareTo(TARGET) >= 0;
    }

    private static BigDecimal cost(final List<JsonNode> step)
    {
        return step.stream().map(order -> new BigDecimal(order.get("costExpected").asText()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double ratio(final RandomBooks book)
    {
        final JsonNode report = book.report();
        return report.has("ratio") ? report.get("ratio").asDouble() : Double.MAX_VALUE;
    }
}
