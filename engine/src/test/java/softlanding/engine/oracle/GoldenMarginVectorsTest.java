package softlanding.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import softlanding.engine.oracle.ReferenceMargin.Risk;

/**
 * The engine's margin of the 200 golden accounts against the values that the oracle computed once.
 *
 * <p>Tolerance, applied by {@link MarginComparison}: 1e-10 of the gross value that the file states, which adds every
 * position without offset, and one unit of 1e-8 for each rounding to money. The engine computes in doubles. Black-76
 * errs by a few 1e-15 of forward or strike, and a sum of 1,400 terms (40 options in 34 columns) by at most 2e-13 of its
 * gross sum; the largest error seen is 3e-14. A wrong sign errs by twice a whole term: signs flipped on purpose gave
 * errors of 0.1 and more. So the tolerance stands well above the one and well below the other.
 */
@DisabledIfSystemProperty(named = "softlanding.golden.write", matches = "true")
class GoldenMarginVectorsTest
{
    private static final int MIN_ACCOUNTS = 10;
    private static final int MAX_LEGS = 40;
    private static final BigDecimal NOISE = new BigDecimal("1e-10");

    private static final MarginComparison COMPARISON = new MarginComparison();
    private static final List<String> OTHER_WORST = new ArrayList<>();
    private static final List<Integer> NUMBERS = new ArrayList<>();
    private static final Map<GoldenFeature, Integer> FOUND = new EnumMap<>(GoldenFeature.class);
    private static int mostLegs;

    /** One engine at a time, because each reserves its memory at the start. */
    @BeforeAll
    static void playTheFile() throws IOException
    {
        final ObjectMapper mapper = new ObjectMapper();
        for (final String line : GoldenFile.lines())
        {
            play(new GoldenReader(mapper.readTree(line)));
        }
    }

    private static void play(final GoldenReader golden)
    {
        final JsonNode report = golden.both.report(golden.account);
        COMPARISON.compare(golden.name(), golden.expected, golden.account, report);
        addOtherWorst(golden, report);
        NUMBERS.add(golden.number());
        mostLegs = Math.max(mostLegs, GoldenFeature.legs(golden));
        for (final GoldenFeature feature : GoldenFeature.values())
        {
            FOUND.merge(feature, feature.isIn(golden) ? 1 : 0, Integer::sum);
        }
    }

    @Test
    void shouldReportTheMarginOfEveryGoldenAccount()
    {
        final List<String> disagreements = COMPARISON.disagreements();
        assertEquals(List.of(), disagreements.subList(0, Math.min(20, disagreements.size())),
            () -> disagreements.size() + " disagreements; " + COMPARISON);
        assertEquals(GoldenFile.ACCOUNTS, COMPARISON.reports(), COMPARISON::toString);
    }

    @Test
    void shouldNameTheWorstScenarioOfEveryGoldenAccount()
    {
        assertEquals(List.of(), OTHER_WORST);
    }

    @Test
    void shouldCompareEachOfTheTwoHundredAccountsOnce()
    {
        assertEquals(IntStream.rangeClosed(1, GoldenFile.ACCOUNTS).boxed().toList(), NUMBERS);
    }

    @Test
    void shouldShowEveryFeatureInTenAccountsOrMore()
    {
        assertTrue(FOUND.values().stream().allMatch(count -> count >= MIN_ACCOUNTS), FOUND::toString);
        assertEquals(MAX_LEGS, mostLegs);
    }

    /** The scenario that the file names, unless another loses as much. */
    private static void addOtherWorst(final GoldenReader golden, final JsonNode report)
    {
        for (final JsonNode reported : report.get("underlyings"))
        {
            final Risk risk = golden.expected.risks().get(reported.get("underlyingId").asInt());
            final int index = reported.get("worstScenario").asInt();
            if (risk != null && !risk.profits().isEmpty() && index != GoldenWriter.worstScenario(risk))
            {
                final BigDecimal profit = index < 0 ? risk.basis() : risk.profits().get(index);
                if (profit.add(risk.worstLoss()).compareTo(golden.expected.gross().requirement().multiply(NOISE)) > 0)
                {
                    OTHER_WORST.add(golden.name() + ": " + reported);
                }
            }
        }
    }
}
