package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.Market;

/** Tests whether a position hedges the rest of the portfolio: without it the account would require more margin. */
final class HedgeSparing
{
    private final Accounts accounts;
    private final Margins margins;
    private final Book book;
    private final Book trial;
    private final AccountMargin margin;
    private long requirement;

    HedgeSparing(
        final Market market,
        final Accounts accounts,
        final Margins margins,
        final int bookSize,
        final int maxAssets,
        final int maxUnderlyings)
    {
        this.accounts = accounts;
        this.margins = margins;
        book = new Book(market, bookSize, maxAssets);
        trial = new Book(market, bookSize, maxAssets);
        margin = new AccountMargin(maxUnderlyings);
    }

    /** Loads a priced account in its current state. */
    void load(final int account)
    {
        margins.evaluate(accounts, account, book, margin);
        requirement = margin.maintenanceRequirement();
    }

    /**
     * Returns whether the maintenance requirement after the trade would not exceed the present one.
     *
     * @param traded contracts, signed.
     * @param price  cash per coin.
     */
    boolean isHarmless(final int instrument, final long traded, final long price)
    {
        trial.copy(book);
        trial.trade(trial.require(instrument), traded, price, 0);
        margins.evaluate(trial, margin);
        return margin.isPriced() && margin.maintenanceRequirement() <= requirement;
    }
}
