package softlanding.engine.margin;

import softlanding.engine.account.MarginMode;
import softlanding.engine.market.Market;

/** The margin of a book in whichever mode its account has. */
public final class Margins
{
    private final Valuation valuation;
    private final ScenarioMargin scenarioMargin;
    private final StandardMargin standardMargin;

    public Margins(final Market market)
    {
        valuation = new Valuation(market);
        scenarioMargin = new ScenarioMargin(market, valuation);
        standardMargin = new StandardMargin(market, valuation);
    }

    public Valuation valuation()
    {
        return valuation;
    }

    /** Works out the margin of a book; it is unpriced if an input is missing or an amount cannot be written. */
    public void evaluate(final Book book, final AccountMargin margin)
    {
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
