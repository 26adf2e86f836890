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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import softlanding.engine.oracle.ReferenceMargin.Risk;

/**
 * The engine's margin of the 200 golden accounts against the values that the oracle computed once. An amount may differ
 * by 1e-10 of the gross value in the file, which adds every position without offset, and by one unit of 1e-8 for each
 * rounding to money: {@link MarginComparison}. The engine computes in doubles; 1,000 additions of terms that are exact
 * to a few 1e-16 err by at most 1e-12 of their gross sum, and the remaining factor of 100 is for Black-76, where terms
 * cancel. A wrong sign or factor in any term errs by that term, which is 1e-5 of the gross value and more.
 */
@DisabledIfSystemProperty(named = "softlanding.golden.write", matches = "true")
class GoldenMarginVectorsTest
{
    private static final int LEAST_ACCOUNTS = 10;
    private static final int MOST_LEGS = 40;
    private static final BigDecimal NOISE = new BigDecimal("1e-10");

    private static final List<GoldenReader> ACCOUNTS = new ArrayList<>();

    @BeforeAll
    static void playTheFile() throws IOException
    {
        final ObjectMapper mapper = new ObjectMapper();
        ACCOUNTS.clear();
        for (final String line : GoldenFile.lines())
        {
            ACCOUNTS.add(new GoldenReader(mapper.readTree(line)));
        }
    }

    @Test
    void shouldReportTheMarginOfEveryGoldenAccount()
    {
        final MarginComparison comparison = new MarginComparison();
        final List<String> otherWorst = new ArrayList<>();
        for (final GoldenReader golden : ACCOUNTS)
        {
            final JsonNode report = golden.both.report(golden.account);
            comparison.compare(golden.name(), golden.expected, golden.account, report);
            addOtherWorst(golden, report, otherWorst);
        }
        final List<String> disagreements = comparison.disagreements();
        assertEquals(List.of(), disagreements.subList(0, Math.min(20, disagreements.size())),
            () -> disagreements.size() + " disagreements; " + comparison);
        assertEquals(List.of(), otherWorst);
        assertEquals(GoldenFile.ACCOUNTS, comparison.reports(), comparison::toString);
    }

    /** The scenario that the file names, unless another loses as much. */
    private static void addOtherWorst(
        final GoldenReader golden, final JsonNode report, final List<String> otherWorst)
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
                    otherWorst.add(golden.name() + ": " + reported);
                }
            }
        }
    }

    @Test
    void shouldShowEveryFeatureInTenAccountsOrMore()
    {
        final Map<GoldenFeature, Integer> found = new EnumMap<>(GoldenFeature.class);
        for (final GoldenFeature feature : GoldenFeature.values())
        {
            found.put(feature, (int)ACCOUNTS.stream().filter(feature::isIn).count());
        }
        assertTrue(found.values().stream().allMatch(count -> count >= LEAST_ACCOUNTS), found::toString);
        assertEquals(MOST_LEGS, ACCOUNTS.stream().mapToInt(GoldenFeature::legs).max().orElseThrow());
    }

    @Test
    void shouldNumberTheAccountsInOrder()
    {
        for (int i = 0; i < GoldenFile.ACCOUNTS; i++)
        {
            assertEquals(i + 1, ACCOUNTS.get(i).line.get("account").asInt());
        }
    }
}
