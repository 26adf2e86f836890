package softlanding.engine.margin;

import org.jspecify.annotations.Nullable;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.Market;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.WorkCounters;

/** Evaluates the margin of a portfolio in its account's margin mode. */
public final class Margins
{
    private final Valuation valuation;
    private final ScenarioMargin scenarioMargin;
    private final StandardMargin standardMargin;
    private final WorkCounters counters;
    private @Nullable ReuseListener reuse;
    private @Nullable MarginBounds bounds;
    private @Nullable MovedMarks moved;

    /** Evaluates both margin modes at the marks of this market. */
    public Margins(final Market market)
    {
        this(market, new WorkCounters());
    }

    /** Calculates either margin mode at the marks of this market, and counts the work. */
    public Margins(final Market market, final WorkCounters counters)
    {
        this.counters = counters;
        valuation = new Valuation(market);
        scenarioMargin = new ScenarioMargin(market, valuation);
        standardMargin = new StandardMargin(market, valuation);
    }

    /** Returns the valuation that both margin modes share. */
    public Valuation valuation()
    {
        return valuation;
    }

    /** Work that evaluations and what follows from them took. */
    public WorkCounters counters()
    {
        return counters;
    }

    /** Bounds missing marks from now on. Without it a portfolio with a missing mark has no margin at all. */
    public void boundMissingMarks(final EventContext event, final EngineLimits limits, final Market market)
    {
        bounds = new MarginBounds(event, limits, market, valuation);
        moved = new MovedMarks(event, limits, market);
    }

    void checkReuse(final ReuseListener listener)
    {
        reuse = listener;
    }

    void noteReuse(final MarginWorkspace workspace, final int account)
    {
        if (reuse != null)
        {
            reuse.onReused(workspace, account);
        }
    }

    /**
     * Remembers the method that standard margin takes for each expiry of a priced portfolio, for {@link #evaluateHeld}.
     */
    public void holdMethods(final Book book)
    {
        if (book.marginMode() == MarginMode.STANDARD)
        {
            standardMargin.holdMethods(book);
        }
    }

    /** Returns whether the least payoff is the held method of an expiry. */
    public boolean isPayoffHeld(final int expiry)
    {
        return standardMargin.isPayoffHeld(expiry);
    }

    /**
     * Evaluates a part of the portfolio whose methods are held. With held methods the surplus is concave in the
     * positions, and never above the true one, for which the better method of each expiry counts.
     */
    public void evaluateHeld(final Book book, final AccountMargin margin)
    {
        standardMargin.useHeldMethods(true);
        evaluate(book, margin);
        standardMargin.useHeldMethods(false);
    }

    /** Works out the margin of a book; it is unpriced if an input is missing or an amount cannot be written. */
    public void evaluate(final Book book, final AccountMargin margin)
    {
        counters.marginEvaluations++;
        margin.clear(MarkBasis.CURRENT);
        if (valuation.isPriced(book))
        {
            evaluateValued(book, margin);
        }
    }

    /** Computes the margin of a portfolio at other marks; it is unpriced if a missing mark has no bounds. */
    public void evaluateAt(final MarkBasis basis, final Book book, final AccountMargin margin)
    {
        if (basis == MarkBasis.CURRENT)
        {
            evaluate(book, margin);
            return;
        }
        counters.marginEvaluations++;
        margin.clear(basis);
        if (begin(basis, book))
        {
            evaluateValued(book, margin);
            end();
        }
    }

    /** Computes the margin of a portfolio at averaged marks; where those are the marks in force, at these. */
    public void evaluateAveraged(final Book book, final AccountMargin margin)
    {
        final boolean differ = bounds != null && bounds.areAveragesDifferent(book);
        evaluateAt(
            differ ? MarkBasis.AVERAGED : valuation.isPriced(book) ? MarkBasis.CURRENT : MarkBasis.UNFAVOURABLE,
            book, margin);
    }

    /** Computes the margin of a portfolio as {@link #evaluateAt} does, and writes what it consists of. */
    public void explain(
        final MarkBasis basis, final Book book, final AccountMargin margin, final MarginBreakdown breakdown)
    {
        breakdown.clear();
        scenarioMargin.explainTo(breakdown);
        standardMargin.explainTo(breakdown);
        evaluateAt(basis, book, margin);
        scenarioMargin.explainTo(null);
        standardMargin.explainTo(null);
    }

    /**
     * Computes the margin of a portfolio as if one underlying had moved, with all that moves with it.
     *
     * @param spot the spot of the underlying after the move, a Decimal8 mantissa above 0.
     */
    public void evaluateMoved(
        final MarkBasis basis, final Book book, final int underlying, final long spot, final AccountMargin margin)
    {
        counters.marginEvaluations++;
        margin.clear(basis);
        final @Nullable MarkOverlay end = marks(basis, book);
        if (moved == null || (basis != MarkBasis.CURRENT && end == null))
        {
            return;
        }
        try
        {
            valuation.use(moved.of(book, end, underlying, spot));
            evaluateValued(book, margin);
        }
        catch (final ArithmeticException beyondDecimal)
        {
            margin.clear();
        }
        end();
    }

    /**
     * Values this portfolio at other marks until {@link #end}.
     *
     * @return whether every missing mark has bounds; if not, nothing has begun.
     */
    public boolean begin(final MarkBasis basis, final Book book)
    {
        final @Nullable MarkOverlay marks = marks(basis, book);
        valuation.use(marks);
        return marks != null || basis == MarkBasis.CURRENT;
    }

    private @Nullable MarkOverlay marks(final MarkBasis basis, final Book book)
    {
        return basis == MarkBasis.CURRENT || bounds == null ? null : bounds.of(book, basis);
    }

    /** Values at the marks in force again. */
    public void end()
    {
        valuation.use(null);
    }

    private void evaluateValued(final Book book, final AccountMargin margin)
    {
        try
        {
            if (book.marginMode() == MarginMode.PORTFOLIO)
            {
                scenarioMargin.evaluate(book, margin);
            }
            else
            {
                standardMargin.evaluate(book, margin);
            }
        }
        catch (final ArithmeticException beyondDecimal)
        {
            margin.clear();
        }
    }
}
