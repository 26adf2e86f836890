package softlanding.lab.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests the main statements of the study on few portfolios. */
class StudyTest
{
    private static final int BOOKS = 30;
    private static final long SEED = 5;

    private static Study all;

    @BeforeAll
    static void tryAllBooks()
    {
        all = study(BOOKS);
    }

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
        assertEquals(BOOKS, all.books() + all.leftOut());
        final Map<StudyRule, List<TrialResult>> byRule = all.results().stream()
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

    /**
     * Compares the books that both bring to the target: where no leg of a pair may go out first, direct rounds of
     * single units end above the thresholds and short of the target, which costs less and does less.
     */
    @Test
    void shouldCostLeastOnLargeBooksByTheCheapestCombination()
    {
        final Map<StudyRule, Map<String, TrialResult>> large = all.results().stream()
            .filter(result -> result.group() == BookGroup.LARGE && result.reached())
            .collect(Collectors.groupingBy(TrialResult::rule, () -> new EnumMap<>(StudyRule.class),
                Collectors.toMap(TrialResult::book, result -> result)));
        final Map<String, TrialResult> optimal = large.get(StudyRule.OPTIMAL);
        final List<TrialResult> soft = large.get(StudyRule.SOFT).values().stream()
            .filter(result -> optimal.containsKey(result.book())).toList();
        final double costOfSoft = soft.stream().mapToDouble(TrialResult::costBp).sum();
        final double costOfOptimal = soft.stream().mapToDouble(result -> optimal.get(result.book()).costBp()).sum();
        assertTrue(optimal.size() >= 10, "large books: " + optimal.size());
        assertTrue(soft.size() >= 5, "large books that SOFT brings to the target: " + soft.size());
        assertTrue(costOfOptimal < costOfSoft, costOfOptimal + " against " + costOfSoft);
    }

    /** Where no leg of a pair may go first, the best single position is closed instead of nothing. */
    @Test
    void shouldBringNearlyEveryBookToTheTarget()
    {
        final List<TrialResult> soft = all.results().stream()
            .filter(result -> result.rule() == StudyRule.SOFT).toList();
        final long reached = soft.stream().filter(TrialResult::reached).count();

        assertTrue(reached >= 0.9 * soft.size(), reached + " of " + soft.size());
    }

    @Test
    void shouldGiveTheSameNumbersFromTheSameSeed()
    {
        final String books = StudyText.books(study(4));

        assertEquals(books, StudyText.books(study(4)));
        assertTrue(books.lines().count() > 3L * StudyRule.values().length, books);
    }
}
