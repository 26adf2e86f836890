package softlanding.engine.closing;

import java.util.Arrays;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.BookSums;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.SurplusGradient;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;

/**
 * What closings do to equity and requirement, so quickly that every candidate can be asked about. Books with scenarios
 * are judged by increments, in doubles and good to rounding; other books go through {@link CloseOutTrial}. Where a
 * comparison is within rounding it leans towards yes: what is decided in the end is checked exactly there.
 *
 * <p>Use: {@link #load} the base of the trial; then {@link #begin}, {@link #close} of some rows, {@link #evaluate},
 * trial after trial. Each starts from the closings as kept, and {@link #keep} keeps those tried last.
 */
final class CloseOutEstimator
{
    /** The smallest amount of cash. */
    static final double MIN_COST = 1e-8;
    /** Share of equity and requirement, and cash, below which a difference may be rounding. */
    private static final double NOISE = 1e-11;
    private static final double NOISE_CASH = 1e-6;

    private final CloseOutTrial trial;
    private final RowCosts costs;
    private final BookSums sums;
    private final double[] closedCost;
    private final long[] closed;
    private final int[] triedRows;
    private final long[] triedContracts;
    private final double[] triedCosts;
    private int tried;
    private boolean byIncrements;
    private double target;
    private double noise;
    private double baseEquity;
    private double baseRequirement;
    private double closedCosts;
    private double cost;
    private double equity;
    private double requirement;

    CloseOutEstimator(
        final Market market,
        final Margins margins,
        final CloseOutTrial trial,
        final RowCosts costs,
        final int bookSize,
        final int underlyings)
    {
        this.trial = trial;
        this.costs = costs;
        sums = new BookSums(market, margins.valuation(), bookSize, underlyings);
        final int most = bookSize + 1;
        closedCost = new double[most];
        closed = new long[most];
        triedRows = new int[most];
        triedContracts = new long[most];
        triedCosts = new double[most];
    }

    /** Starts from the base of the trial, nothing closed. */
    void load(final LiquidationPolicy policy)
    {
        target = Decimal8.toDouble(policy.targetRatio());
        byIncrements = trial.base().marginMode() == MarginMode.PORTFOLIO;
        if (byIncrements)
        {
            costs.load(policy, trial.base());
            sums.load(trial.base());
        }
        takeBase();
    }

    /** Takes what was kept as the new base, as the trial has done. */
    void takeBase()
    {
        final AccountMargin margin = trial.baseMargin();
        baseEquity = Decimal8.toDouble(margin.marginEquity());
        baseRequirement = byIncrements ? sums.requirement() : Decimal8.toDouble(margin.maintenanceRequirement());
        noise = NOISE * (Math.abs(baseEquity) + target * baseRequirement) + NOISE_CASH;
        Arrays.fill(closed, 0, trial.base().size(), 0);
        Arrays.fill(closedCost, 0, trial.base().size(), 0);
        closedCosts = 0;
    }

    /** Rows of the base. */
    int rows()
    {
        return trial.base().size();
    }

    /** Whether surplus is known to be concave in what is closed, and its gradient known. */
    boolean isConcave()
    {
        return byIncrements;
    }

    /** Begins a trial: of every row is closed what is kept. */
    void begin()
    {
        tried = 0;
        cost = closedCosts;
        if (byIncrements)
        {
            sums.begin();
        }
        else
        {
            trial.reset();
        }
    }

    /** In the trial so many contracts of a row are closed, as a magnitude. Each row is named at most once. */
    void close(final int row, final long contracts)
    {
        if (byIncrements)
        {
            final double rowCost = contracts == 0 ? 0 : costs.cost(row, contracts, sums.mark(row));
            final double left = costs.coins(row, trial.held(row) - contracts);
            sums.change(row, costs.sells(row) ? left : -left);
            cost += rowCost - closedCost[row];
            triedRows[tried] = row;
            triedContracts[tried] = contracts;
            triedCosts[tried] = rowCost;
            tried++;
        }
        else if (contracts > 0)
        {
            trial.tradeOnTrial(row, contracts);
        }
    }

    /** Works out the trial, once its closings are named. */
    void evaluate()
    {
        if (byIncrements)
        {
            sums.evaluate();
            equity = baseEquity - cost;
            requirement = sums.requirement();
        }
        else
        {
            trial.evaluateTrial();
            take(trial.trialMargin());
        }
    }

    private void take(final AccountMargin margin)
    {
        cost = Decimal8.toDouble(trial.baseMargin().equity() - margin.equity());
        equity = Decimal8.toDouble(margin.marginEquity());
        requirement =
            margin.isPriced() ? Decimal8.toDouble(margin.maintenanceRequirement()) : Double.POSITIVE_INFINITY;
    }

    /** Tries closing so many steps of a unit beside what is kept. */
    void tryClosing(final ClosingUnits units, final int unit, final long steps)
    {
        begin();
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            close(units.row(unit, leg), units.contracts(unit, leg, steps));
        }
        evaluate();
    }

    /** Keeps the closings tried last. */
    void keep()
    {
        if (byIncrements)
        {
            sums.keep();
        }
        for (int i = 0; i < tried; i++)
        {
            closed[triedRows[i]] = triedContracts[i];
            closedCost[triedRows[i]] = triedCosts[i];
        }
        closedCosts = cost;
        tried = 0;
    }

    /** Contracts of a row that are kept closed, as a magnitude. */
    long closed(final int row)
    {
        return closed[row];
    }

    /** Works out how the surplus of the trial changes with its rows. */
    void gradient(final SurplusGradient gradient)
    {
        gradient.evaluate(sums, target);
    }

    /** Surplus over the target that the trial has, in cash. */
    double surplus()
    {
        return equity - target * requirement;
    }

    /** The same, had the closings cost so much instead. */
    double surplusAtCost(final double otherCost)
    {
        return baseEquity - otherCost - target * requirement;
    }

    /** Surplus over the target that the base lacks, in cash. */
    double shortfall()
    {
        return target * baseRequirement - baseEquity;
    }

    /** Surplus over the target that the trial has more than the base, in cash. */
    double release()
    {
        return surplus() + shortfall();
    }

    /** Equity that the trial costs, in cash; at least the smallest amount of it. */
    double cost()
    {
        return Math.max(MIN_COST, cost);
    }

    /** Whether the trial is back at the target. */
    boolean reachesTarget()
    {
        return surplus() >= -noise;
    }

    /** Whether neither surplus over maintenance nor the ratio falls, see {@link CloseOutTrial#isNeverWorse}. */
    boolean isNeverWorse()
    {
        return equity - requirement >= baseEquity - baseRequirement - noise &&
            (baseEquity < 0 ||
            equity * baseRequirement - baseEquity * requirement >= -noise * (baseEquity + baseRequirement));
    }
}
