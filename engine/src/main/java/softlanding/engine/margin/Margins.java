package softlanding.engine.margin;

import softlanding.engine.account.MarginMode;
import softlanding.engine.market.Market;
import softlanding.engine.state.WorkCounters;

/** Evaluates the margin of a portfolio in its account's margin mode. */
public final class Margins
{
    private final Valuation valuation;
    private final ScenarioMargin scenarioMargin;
    private final StandardMargin standardMargin;
    private final WorkCounters counters;
    private ReuseListener reuse;

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
        margin.clear();
        if (!valuation.isPriced(book))
        {
            return;
        }
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
