package softlanding.lab.study;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The results of a rule on a group of portfolios.
 *
 * @param group         of portfolios.
 * @param rule          that was tried.
 * @param books         number of portfolios.
 * @param reachedShare  share of portfolios that reached the target.
 * @param worsenedShare share of rounds that made the account worse.
 * @param medianSteps   median number of rounds per portfolio.
 * @param medianCostBp  median over all portfolios, in basis points of the requirement, whether the target was reached
 *     or not.
 * @param meanCostBp    mean over all portfolios, in basis points.
 * @param highCostBp    90th percentile of the cost, in basis points.
 * @param medianClosed  median share of the position value that was closed.
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

    /** Summarises at least one result of one group and rule. */
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

    /** Returns the smallest value such that at least the given share of the results is at or below it. */
    private static double quantile(
        final List<TrialResult> results, final ToDoubleFunction<TrialResult> value, final double share)
    {
        final double[] sorted = results.stream().mapToDouble(value).sorted().toArray();
        return sorted[(int)Math.ceil(share * sorted.length) - 1];
    }
}
