package softlanding.engine.margin;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.Market;

/** The margin of a book in whichever mode its account has. */
public final class Margins
{
    private final Valuation valuation;
    private final ScenarioMargin scenarioMargin;
    private final StandardMargin standardMargin;
    private long evaluations;
    private long accountEvaluations;

    /** Calculates either margin mode at the marks of this market. */
    public Margins(final Market market)
    {
        valuation = new Valuation(market);
        scenarioMargin = new ScenarioMargin(market, valuation);
        standardMargin = new StandardMargin(market, valuation);
    }

    /** Gives the valuation that both margin modes share. */
    public Valuation valuation()
    {
        return valuation;
    }

    /** Loads the book of an account as it is now, and works out its margin. */
    public void evaluate(
        final Accounts accounts, final int account, final Book book, final AccountMargin margin)
    {
        accountEvaluations++;
        book.load(accounts, account);
        evaluate(book, margin);
    }

    /** Works out the margin of a book; it is unpriced if an input is missing or an amount cannot be written. */
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

    /** Evaluations of an account's book as it is, so far: a measure of work that no decision depends on. */
    public long accountEvaluations()
    {
        return accountEvaluations;
    }

    /** All evaluations so far, those of trial closings among them: a measure of work that no decision depends on. */
    public long evaluations()
    {
        return evaluations;
    }
}
