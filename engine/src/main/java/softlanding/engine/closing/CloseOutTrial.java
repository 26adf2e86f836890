package softlanding.engine.closing;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.MarkBasis;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Begins;
import softlanding.engine.state.Decimal8;

/**
 * Tries closings on a copy of a portfolio at their expected prices, and calculates the exact margin of the account
 * after them. {@link CloseOutEstimator} compares candidates; this class checks the decision.
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
    private final AccountMargin oppositeBase;
    private final AccountMargin oppositeTrial;
    private LiquidationPolicy policy;
    private boolean nearZero;
    /** Whether the surplus decides alone here, where closings are expected to be dearer than any limit. */
    private boolean expectedNearZero;
    private boolean nearZeroAtOppositeEnd;
    private boolean insured;

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
        oppositeBase = new AccountMargin(0);
        oppositeTrial = new AccountMargin(0);
    }

    /**
     * Starts from a portfolio and its margin. If marks are missing, the margin is that at one end of their bounds; the
     * trials are evaluated at that end, and no closing may make the account worse at either.
     */
    @Begins
    void begin(final LiquidationPolicy newPolicy, final Book book, final AccountMargin margin)
    {
        policy = newPolicy;
        base.copy(book);
        reset();
        baseMargin.copy(margin);
        evaluateOppositeBase();
        nearZero = false;
        expectedNearZero = false;
        nearZeroAtOppositeEnd = false;
        insured = false;
    }

    /** Returns whether marks of the portfolio are missing; then only priced rows are closed. */
    boolean isPartlyPriced()
    {
        return baseMargin.basis() != MarkBasis.CURRENT;
    }

    private void evaluateOppositeBase()
    {
        if (isPartlyPriced())
        {
            margins.evaluateAt(baseMargin.basis().opposite(), base, oppositeBase);
        }
    }

    private void evaluateMargin()
    {
        margins.evaluateAt(baseMargin.basis(), trial, trialMargin);
    }

    /** Returns the cost model of trades. */
    ExecutionCost executionCost()
    {
        return executionCost;
    }

    /** Returns the portfolio before the closings. */
    Book base()
    {
        return base;
    }

    /** Returns the margin of the base. */
    AccountMargin baseMargin()
    {
        return baseMargin;
    }

    /** Returns the margin after the last evaluated closing. */
    AccountMargin trialMargin()
    {
        return trialMargin;
    }

    /** Returns the contracts held in a row, as a magnitude. */
    long held(final int row)
    {
        return Math.abs(base.quantity(row));
    }

    /**
     * Returns the contracts of a row that may be closed, as a magnitude: none if a mark is missing, or if the expiry
     * has come and only its settlement is awaited.
     */
    long closable(final int row)
    {
        return held(row) != 0 && margins.valuation().isClosable(base.instrument(row)) ? held(row) : 0;
    }

    /** Evaluates the closing of a number of lots of a unit, with all other positions in place. */
    void tryClosing(final ClosingUnits units, final int unit, final long steps)
    {
        reset();
        for (int leg = 0; leg < units.legs(unit); leg++)
        {
            tradeOnTrial(units.row(unit, leg), units.contracts(unit, leg, steps));
        }
        evaluateMargin();
    }

    /** Adds one closing to the trial without an evaluation. */
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

    /** Evaluates one trade in addition to the base, in an instrument that the base need not hold. */
    void tryTrade(final int instrument, final long quantity)
    {
        reset();
        trade(trial.require(instrument), quantity);
        evaluateTrial();
    }

    /** Calculates the margin after all closings of the trial. */
    void evaluateTrial()
    {
        evaluateMargin();
    }

    /** Removes all closings from the trial. */
    void reset()
    {
        trial.copy(base);
    }

    /** Makes the trial the new base. */
    void accept()
    {
        base.copy(trial);
        baseMargin.copy(trialMargin);
        evaluateOppositeBase();
    }

    /** Returns the signed quantity that the account trades to close a number of contracts of a row. */
    long signed(final int row, final long contracts)
    {
        return base.quantity(row) > 0 ? -contracts : contracts;
    }

    /**
     * Returns the end of the price band for an order of the base. What the round may cost narrows it later.
     *
     * @param quantity contracts, signed: the quantity that the account trades.
     */
    long limitPrice(final int instrument, final long quantity)
    {
        return executionCost.limitAt(instrument, quantity, executionCost.limitWidth(policy, instrument));
    }

    /** Returns what an order is expected to cost, with the fee, in cash; Decimal8 mantissa. */
    long expectedCost(final int instrument, final long quantity)
    {
        return executionCost.expectedCost(policy, instrument, quantity);
    }

    /**
     * Judges what is needed: the closing of all that can be closed, at its half-spreads and with its fees, whatever
     * part of it the depth admits. If that costs more than the equity, every part of it lowers the ratio; then the
     * surplus decides alone from now on, at the end of the missing marks where it is so.
     *
     * @param byRatioToo whether it also decides alone where the whole closing leaves equity but lowers the ratio,
     *     because of what cannot be closed or does not count as margin.
     * @return whether the surplus decides alone at either end.
     */
    boolean judgeWholeClosing(final boolean byRatioToo)
    {
        final boolean expectsMore = closeAll(false);
        insured = trialMargin.isPriced() && trialMargin.equity() < 0;
        nearZero = insured || (byRatioToo && lowersRatio(trialMargin, baseMargin));
        judgeOppositeEnd(byRatioToo);
        expectedNearZero = false;
        if (expectsMore)
        {
            closeAll(true);
            expectedNearZero = (trialMargin.isPriced() && trialMargin.equity() < 0) ||
                (byRatioToo && lowersRatio(trialMargin, baseMargin));
        }
        reset();
        return nearZero || nearZeroAtOppositeEnd || expectedNearZero;
    }

    /** Closes all that can be closed, as cheaply as possible or as expected; returns whether that is dearer. */
    private boolean closeAll(final boolean asExpected)
    {
        reset();
        boolean expectsMore = false;
        for (int row = 0; row < base.size(); row++)
        {
            final long contracts = closable(row);
            if (contracts > 0)
            {
                final int instrument = base.instrument(row);
                final long quantity = signed(row, contracts);
                final long least = executionCost.leastSlip(policy, instrument, quantity);
                final long expected = executionCost.expectedLeastSlip(policy, instrument, quantity);
                final long price = executionCost.priceAt(instrument, quantity, asExpected ? expected : least);
                trial.trade(row, quantity, price, executionCost.fee(policy, instrument, quantity, price));
                expectsMore |= expected > least;
            }
        }
        evaluateMargin();
        return expectsMore;
    }

    private void judgeOppositeEnd(final boolean byRatioToo)
    {
        if (isPartlyPriced())
        {
            margins.evaluateAt(baseMargin.basis().opposite(), trial, oppositeTrial);
            nearZeroAtOppositeEnd = oppositeTrial.equity() < 0 ||
                (byRatioToo && lowersRatio(oppositeTrial, oppositeBase));
        }
    }

    private static boolean lowersRatio(final AccountMargin after, final AccountMargin before)
    {
        return after.isPriced() && before.isPriced() && before.marginEquity() >= 0 && after.compareRatio(before) < 0;
    }

    /** Returns whether the surplus decides alone. */
    boolean isNearZero()
    {
        return nearZero || expectedNearZero || baseMargin.equity() <= 0;
    }

    /** Writes into a plan what was judged of the whole closing. */
    void noteNeed(final LiquidationPlan plan)
    {
        plan.noteNeed(insured, nearZero, nearZeroAtOppositeEnd);
    }

    /**
     * Returns whether the trial is no worse than the base. A trial that bankrupts the account is worse, unless the
     * surplus decides alone.
     */
    boolean isNeverWorse()
    {
        return trialMargin.isNoWorseThan(baseMargin, isNearZero()) &&
            (!isPartlyPriced() || isNeverWorseAtOppositeEnd());
    }

    private boolean isNeverWorseAtOppositeEnd()
    {
        margins.evaluateAt(baseMargin.basis().opposite(), trial, oppositeTrial);
        return oppositeBase.isPriced() && oppositeTrial.isNoWorseThan(
            oppositeBase, oppositeBase.equity() <= 0 || nearZeroAtOppositeEnd);
    }

    /** Returns whether the trial reaches the target. */
    boolean reachesTarget()
    {
        return trialMargin.isPriced() && policy.isAtTarget(trialMargin);
    }

    /** Returns the surplus of the trial over the target, in cash; minus infinity if the trial cannot be priced. */
    double trialSurplus()
    {
        return trialMargin.isPriced() ? surplus(trialMargin) : Double.NEGATIVE_INFINITY;
    }

    /** Returns the increase of the surplus from the base to the trial, in cash. */
    double release()
    {
        return surplus(trialMargin) - surplus(baseMargin);
    }

    /** Returns the shortfall of the base to the target, in cash. */
    double shortfall()
    {
        return -surplus(baseMargin);
    }

    /** Returns the equity that the trial costs, in cash, at least the smallest amount of cash. */
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
