package softlanding.engine.closing;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;

/**
 * Tries out closings on a copy of a book, at the prices expected for them, and says exactly what the account would be
 * worth, by its whole margin. Candidates are compared by {@link CloseOutEstimator}; what is decided is checked here.
 */
final class CloseOutTrial
{
    private final Market market;
    private final Margins margins;
    private final ExecutionCost executionCost;
    private final Book base;
    private final Book trial;
    private final AccountMargin baseMargin;
    private final AccountMargin trialMargin;
    private LiquidationPolicy policy;

    CloseOutTrial(
        final Market market, final Margins margins, final int bookSize, final int assets, final int underlyings)
    {
        this.market = market;
        this.margins = margins;
        executionCost = new ExecutionCost(market, margins.valuation());
        base = new Book(market, bookSize, assets);
        trial = new Book(market, bookSize, assets);
        baseMargin = new AccountMargin(underlyings);
        trialMargin = new AccountMargin(underlyings);
    }

    /** Starts from a book and its margin. */
    void begin(final LiquidationPolicy newPolicy, final Book book, final AccountMargin margin)
    {
        policy = newPolicy;
        base.copy(book);
        trial.copy(book);
        baseMargin.copy(margin);
    }

    /** What trades are expected to cost. */
    ExecutionCost executionCost()
    {
        return executionCost;
    }

    /** The book that closings are tried on. */
    Book base()
    {
        return base;
    }

    /** The margin of the base. */
    AccountMargin baseMargin()
    {
        return baseMargin;
    }

    /** The margin after the closing tried last. */
    AccountMargin trialMargin()
    {
        return trialMargin;
    }

    /** Contracts of a row that are held, as a magnitude. */
    long held(final int row)
    {
        return Math.abs(base.quantity(row));
    }

    /** Tries closing so many steps of a unit, everything else in place. */
    void tryClosing(final ClosingUnits units, final int unit, final long steps)
    {
        reset();
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            tradeOnTrial(units.row(unit, leg), units.contracts(unit, leg, steps));
        }
        margins.evaluate(trial, trialMargin);
    }

    /** Adds one more closing to those tried already, without evaluating. */
    void tradeOnTrial(final int row, final long contracts)
    {
        trade(row, signed(row, contracts));
    }

    private void trade(final int row, final long quantity)
    {
        final int instrument = trial.instrument(row);
        final long price = executionCost.expectedPrice(policy, instrument, quantity);
        trial.trade(row, quantity, price, executionCost.fee(policy, instrument, quantity, price));
    }

    /** Tries one trade beside the base, in an instrument that it need not hold. */
    void tryTrade(final int instrument, final long quantity)
    {
        reset();
        trade(trial.require(instrument), quantity);
        evaluateTrial();
    }

    /** Works out the margin after all closings tried. */
    void evaluateTrial()
    {
        margins.evaluate(trial, trialMargin);
    }

    /** Takes everything tried back. */
    void reset()
    {
        trial.copy(base);
    }

    /** Makes what was tried last the new base. */
    void accept()
    {
        base.copy(trial);
        baseMargin.copy(trialMargin);
    }

    /** What the account trades to close so many contracts of a row. */
    long signed(final int row, final long contracts)
    {
        return base.quantity(row) > 0 ? -contracts : contracts;
    }

    /**
     * The limit of an order of the base.
     *
     * @param quantity contracts, signed: what the account trades.
     */
    long limitPrice(final int instrument, final long quantity)
    {
        final long price = executionCost.expectedPrice(policy, instrument, quantity);
        return executionCost.limitPrice(
            policy, instrument, quantity, baseMargin.equity(),
            executionCost.fee(policy, instrument, quantity, price));
    }

    /** Whether the trial is no worse than the base; what would bankrupt the account is worse. */
    boolean isNeverWorse()
    {
        return trialMargin.isNoWorseThan(baseMargin);
    }

    /** Whether the trial is back at the target. */
    boolean reachesTarget()
    {
        return trialMargin.isPriced() && policy.isAtTarget(trialMargin);
    }

    /** Surplus over the target that the trial has, in cash; without limit below where it cannot be priced. */
    double trialSurplus()
    {
        return trialMargin.isPriced() ? surplus(trialMargin) : Double.NEGATIVE_INFINITY;
    }

    /** Surplus over the target that the trial has more than the base, in cash. */
    double release()
    {
        return surplus(trialMargin) - surplus(baseMargin);
    }

    /** Surplus over the target that the base lacks, in cash. */
    double shortfall()
    {
        return -surplus(baseMargin);
    }

    /** Equity that the trial costs, in cash; at least the smallest amount of it. */
    double cost()
    {
        return Decimal8.toDouble(Math.max(1, baseMargin.equity() - trialMargin.equity()));
    }

    private double surplus(final AccountMargin margin)
    {
        return Decimal8.toDouble(margin.marginEquity()) -
            Decimal8.toDouble(policy.targetRatio()) * Decimal8.toDouble(margin.maintenanceRequirement());
    }

    long lotSize(final int row)
    {
        return market.instruments().lotSize(base.instrument(row));
    }
}
