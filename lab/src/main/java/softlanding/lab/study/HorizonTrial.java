package softlanding.lab.study;

import org.jspecify.annotations.Nullable;
import softlanding.lab.naive.MarginReport;
import softlanding.workload.FixedPoint;

/**
 * Liquidates one portfolio within the participation limits, window after window, and counts what it costs and what
 * the account owes in the end.
 */
final class HorizonTrial
{
    /** Windows before prices jump. */
    private static final int GAP_AFTER = 6;
    private static final int MAX_WINDOWS = 200;
    /** Windows without an order after which an account is left. */
    private static final int MAX_IDLE = 12;
    private static final int MAX_ROUNDS = 200;
    private static final long WINDOW_NS = 10_000_000_001L;
    private static final double BASIS_POINTS = 1e4;

    private final TrialVenue venue;
    private double cost;

    HorizonTrial(final TrialVenue venue)
    {
        this.venue = venue;
    }

    /**
     * Liquidates the portfolio from a ratio on.
     *
     * @param gap factor of all prices after the first windows; 1 leaves them.
     * @return the result; null if the portfolio owes nothing.
     */
    @Nullable Result run(final HorizonRule rule, final double ratio, final HorizonMarket market, final double gap)
    {
        if (!venue.canBeLiquidated())
        {
            return null;
        }
        final long account = venue.nextAccount();
        venue.fund(account, ratio);
        final MarginReport start = venue.report(account);
        venue.apply(StudyRule.limits(venue.nowNs(), market.maxDepthShare()));
        venue.apply(rule.policySet(venue.nowNs()));
        int idle = 0;
        for (int window = 0; window < MAX_WINDOWS && idle < MAX_IDLE; window++)
        {
            if (window == GAP_AFTER && gap != 1)
            {
                venue.gap(gap, account);
            }
            idle = fill() || window < GAP_AFTER ? 0 : idle + 1;
            venue.pass(WINDOW_NS);
        }
        final double scale = BASIS_POINTS / start.requirement();
        return new Result(
            scale * cost / FixedPoint.ONE, scale * Math.max(0, -venue.report(account).equity()));
    }

    /** Fills the orders of a window; returns whether there were any. */
    private boolean fill()
    {
        final boolean any = venue.hasOrders();
        for (int round = 0; round < MAX_ROUNDS && venue.hasOrders(); round++)
        {
            cost += venue.fillOrders().cost();
        }
        return any;
    }

    /**
     * The result, in basis points of the requirement.
     *
     * @param cost    of the fills against the marks, with fees.
     * @param deficit that the account cannot pay.
     */
    record Result(double cost, double deficit)
    {
    }
}
