package softlanding.lab.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests the main statements of the study on few portfolios. */
class StudyTest
{
    private static final int BOOKS = 30;
    private static final long SEED = 5;

    private static Study study(final int books)
    {
        final Study study = new Study();
        study.trySeeded(books, SEED, done ->
        {
        });
        return study;
    }

    @Test
    void shouldShowWhatEachRuleCosts()
    {
        final Study study = study(BOOKS);
        assertEquals(BOOKS, study.books() + study.leftOut());
        final Map<StudyRule, List<TrialResult>> byRule = study.results().stream()
            .collect(Collectors.groupingBy(TrialResult::rule, () -> new EnumMap<>(StudyRule.class),
                Collectors.toList()));
        for (final StudyRule examined : List.of(
            StudyRule.SOFT, StudyRule.SOFT_110, StudyRule.CLASSICAL, StudyRule.OPTIMAL, StudyRule.OPTIMAL_110))
        {
            assertEquals(0, byRule.get(examined).stream().mapToInt(TrialResult::worsened).sum(), examined.label());
        }
        assertTrue(byRule.get(StudyRule.FULL).stream().allMatch(result -> result.steps() == 1));
        assertTrue(byRule.get(StudyRule.FULL).stream().allMatch(result ->
            Math.abs(result.closedShare() - 1) < 1e-9), "FULL closes everything");
        assertTrue(byRule.get(StudyRule.OPTIMAL).stream().allMatch(TrialResult::reached));
    }

    @Test
    void shouldCostLeastOnLargeBooksByTheCheapestCombination()
    {
        final Map<StudyRule, RuleSummary> large = study(BOOKS).summaries().stream()
            .filter(summary -> summary.group() == BookGroup.LARGE)
            .collect(Collectors.toMap(RuleSummary::rule, summary -> summary));
        assertTrue(large.get(StudyRule.SOFT).books() >= 10, "large books");
        assertTrue(large.get(StudyRule.OPTIMAL).meanCostBp() < large.get(StudyRule.SOFT).meanCostBp(),
            large.get(StudyRule.OPTIMAL) + " against " + large.get(StudyRule.SOFT));
    }

    @Test
    void shouldGiveTheSameNumbersFromTheSameSeed()
    {
        final String books = StudyText.books(study(4));

        assertEquals(books, StudyText.books(study(4)));
        assertTrue(books.lines().count() > 3L * StudyRule.values().length, books);
    }
}
