package softlanding.lab.study;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a rule did to a group of books.
 *
 * @param group         of books.
 * @param rule          that was tried.
 * @param books         tried.
 * @param reachedShare  of the books that came back to the target.
 * @param worsenedShare of all steps, those that made the account worse.
 * @param medianSteps   per book.
 * @param medianCostBp  of all books, in basis points of the requirement, whether the target was reached or not.
 * @param meanCostBp    of all books.
 * @param highCostBp    nine books in ten cost no more.
 * @param medianClosed  share of the position value that was closed.
 */
public record RuleSummary(
    BookGroup group,
    StudyRule rule,
    int books,
    double reachedShare,
    double worsenedShare,
    double medianSteps,
    double medianCostBp,
    double meanCostBp,
    double highCostBp,
    double medianClosed)
{
    private static final double HIGH = 0.9;

    /** Sums up results of one group and rule, at least one. */
    static RuleSummary of(final BookGroup group, final StudyRule rule, final List<TrialResult> results)
    {
        final double steps = results.stream().mapToInt(TrialResult::steps).sum();
        final double worsened = results.stream().mapToInt(TrialResult::worsened).sum();
        final double meanCost = results.stream().mapToDouble(TrialResult::costBp).average().orElseThrow();
        final double reached = results.stream().filter(TrialResult::reached).count();
        return new RuleSummary(
            group, rule, results.size(), reached / results.size(), worsened / steps,
            quantile(results, TrialResult::steps, 0.5), quantile(results, TrialResult::costBp, 0.5), meanCost,
            quantile(results, TrialResult::costBp, HIGH), quantile(results, TrialResult::closedShare, 0.5));
    }

    /** The least value with at least such a share of the results at or below it. */
    private static double quantile(
        final List<TrialResult> results, final ToDoubleFunction<TrialResult> value, final double share)
    {
        final double[] sorted = results.stream().mapToDouble(value).sorted().toArray();
        return sorted[(int)Math.ceil(share * sorted.length) - 1];
    }
}
