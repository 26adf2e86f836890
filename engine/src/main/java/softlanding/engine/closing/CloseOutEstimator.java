package softlanding.engine.closing;

import java.util.Arrays;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.trial.BookSums;
import softlanding.engine.margin.trial.StandardSums;
import softlanding.engine.margin.trial.SurplusGradient;
import softlanding.engine.margin.trial.TrialSums;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.WorkCounters;

/**
 * Estimates the effect of closings on equity and requirement, fast enough to compare every candidate. For portfolios
 * with scenarios it evaluates increments in doubles, exact up to rounding; other portfolios go through {@link
 * CloseOutTrial}. A comparison within the rounding error counts as true, because the trial checks the final decision
 * exactly.
 *
 * <p>Use: {@link #load} the base of the trial. Then call {@link #begin}, {@link #close} for some rows, and {@link
 * #evaluate}, trial after trial. Each trial starts from the kept closings, and {@link #keep} keeps the closings of the
 * last trial.
 */
final class CloseOutEstimator
{
    /** The smallest amount of cash. */
    static final double MIN_COST = 1e-8;
    /** A difference below this share of equity and requirement plus {@code NOISE_CASH} may be rounding. */
    private static final double NOISE = 1e-11;
    private static final double NOISE_CASH = 1e-6;

    private final CloseOutTrial trial;
    private final RowCosts costs;
    private final Margins margins;
    private final WorkCounters counters;
    private final BookSums scenarioSums;
    private final StandardSums standardSums;
    private TrialSums sums;
    private final double[] closedCost;
    private final long[] closed;
    private final int[] triedRows;
    private final long[] triedContracts;
    private final double[] triedCosts;
    private int tried;
    private boolean isConcave;
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
        this.margins = margins;
        counters = margins.counters();
        scenarioSums = new BookSums(market, margins.valuation(), bookSize, underlyings);
        standardSums = new StandardSums(market, margins.valuation(), bookSize);
        final int most = bookSize + 1;
        closedCost = new double[most];
        closed = new long[most];
        triedRows = new int[most];
        triedContracts = new long[most];
        triedCosts = new double[most];
    }

    WorkCounters counters()
    {
        return counters;
    }

    /** Starts from the base of the trial, without closings. */
    void load(final LiquidationPolicy policy)
    {
        target = Decimal8.toDouble(policy.targetRatio());
        isConcave = trial.base().marginMode() == MarginMode.PORTFOLIO;
        byIncrements = loadSums();
        if (byIncrements)
        {
            costs.load(policy, trial.base());
        }
        takeKept();
    }

    @Begins
    private boolean loadSums()
    {
        sums = isConcave ? scenarioSums : standardSums;
        margins.begin(trial.baseMargin().basis(), trial.base());
        try
        {
            return sums.load(trial.base());
        }
        finally
        {
            margins.end();
        }
    }

    /** Takes the kept closings as the new base, as the trial has done. */
    void takeBase()
    {
        byIncrements = isConcave || loadSums();
        takeKept();
    }

    private void takeKept()
    {
        final AccountMargin margin = trial.baseMargin();
        baseEquity = Decimal8.toDouble(margin.marginEquity());
        baseRequirement = byIncrements ? sums.requirement() : Decimal8.toDouble(margin.maintenanceRequirement());
        noise = NOISE * (Math.abs(baseEquity) + target * baseRequirement) + NOISE_CASH;
        Arrays.fill(closed, 0, trial.base().size(), 0);
        Arrays.fill(closedCost, 0, trial.base().size(), 0);
        closedCosts = 0;
    }

    /** Returns the number of rows of the base. */
    int rows()
    {
        return trial.base().size();
    }

    /** Returns whether the surplus is known to be concave in the closed quantities, with a known gradient. */
    boolean isConcave()
    {
        return isConcave;
    }

    /** Begins a trial from the kept closings. */
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

    /** Closes a number of contracts of a row in the trial, as a magnitude. Each row is named at most once. */
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

    /** Evaluates the trial after all its closings. */
    void evaluate()
    {
        counters.closingEstimates++;
        if (byIncrements)
        {
            sums.evaluate();
            equity = baseEquity - cost + sums.countedValue();
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

    /** Evaluates the closing of a number of lots of a unit, in addition to the kept closings. */
    void tryClosing(final ClosingUnits units, final int unit, final long steps)
    {
        begin();
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            close(units.row(unit, leg), units.contracts(unit, leg, steps));
        }
        evaluate();
    }

    /** Keeps the closings of the last trial. */
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

    /** Returns the contracts of a row that are kept closed, as a magnitude. */
    long closed(final int row)
    {
        return closed[row];
    }

    /** Calculates the gradient of the trial's surplus by its rows. */
    void gradient(final SurplusGradient gradient)
    {
        gradient.evaluate(scenarioSums, target);
    }

    /** Returns the surplus of the trial over the target, in cash. */
    double surplus()
    {
        return equity - target * requirement;
    }

    /** Returns the surplus of the trial over the target if the closings had another cost, in cash. */
    double surplusAtCost(final double otherCost)
    {
        return baseEquity - otherCost - target * requirement;
    }

    /** Returns the shortfall of the base to the target, in cash. */
    double shortfall()
    {
        return target * baseRequirement - baseEquity;
    }

    /** Returns the increase of the surplus from the base to the trial, in cash. */
    double release()
    {
        return surplus() + shortfall();
    }

    /** Returns the equity that the trial costs, in cash, at least the smallest amount of cash. */
    double cost()
    {
        return Math.max(MIN_COST, cost);
    }

    /** Returns whether the trial reaches the target. */
    boolean reachesTarget()
    {
        return surplus() >= -noise;
    }

    /** Returns whether neither the maintenance excess nor the ratio falls, see {@link CloseOutTrial#isNeverWorse}. */
    boolean isNeverWorse()
    {
        return equity - requirement >= baseEquity - baseRequirement - noise &&
            (baseEquity < 0 || trial.isNearZero() ||
            equity * baseRequirement - baseEquity * requirement >= -noise * (baseEquity + baseRequirement));
    }
}
