package softlanding.engine.margin;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.Market;

/** Evaluates the margin of a portfolio in its account's margin mode. */
public final class Margins
{
    private final Valuation valuation;
    private final ScenarioMargin scenarioMargin;
    private final StandardMargin standardMargin;
    private long evaluations;
    private long accountEvaluations;

    /** Evaluates both margin modes at the marks of this market. */
    public Margins(final Market market)
    {
        valuation = new Valuation(market);
        scenarioMargin = new ScenarioMargin(market, valuation);
        standardMargin = new StandardMargin(market, valuation);
    }

    /** Returns the valuation that both margin modes share. */
    public Valuation valuation()
    {
        return valuation;
    }

    /** Loads the present portfolio of an account and evaluates its margin. */
    public void evaluate(
        final Accounts accounts, final int account, final Book book, final AccountMargin margin)
    {
        accountEvaluations++;
        book.load(accounts, account);
        evaluate(book, margin);
    }

    /**
     * Evaluates the margin of a portfolio. The margin is unpriced if an input is missing or an amount is beyond the
     * decimal range.
     */
    public void evaluate(final Book book, final AccountMargin margin)
    {
        evaluations++;
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

    /** Returns the number of evaluations of unchanged portfolios. It measures work; no decision depends on it. */
    public long accountEvaluations()
    {
        return accountEvaluations;
    }

    /** Returns the number of all evaluations, including trial closings. It measures work; no decision depends on it. */
    public long evaluations()
    {
        return evaluations;
    }
}
