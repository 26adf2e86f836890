package softlanding.engine.liquidation;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.state.Decimal8;

/**
 * Computes what an account in profit must leave on the venue while bankrupt accounts, those included that lone marks
 * made so, owe more than the insurance fund holds. The profit is what trading has brought since the account was opened:
 * equity less collateral, less cash paid in. Every profit is another account's loss, so the account's share of the
 * uncovered deficit is the share that its profit has in what the bankrupt accounts lost, at most the profit. What all
 * winners won would divide it more kindly, but to know it every account had to be valued at every withdrawal. As
 * winners win at least what the bankrupt accounts lose, they leave together at least what is uncovered. Amounts are
 * Decimal8 mantissas of cash.
 */
public final class OpenDeficits
{
    private final Accounts accounts;
    private final InsuranceFund fund;
    private final LiquidationEngine liquidation;
    private final VenueState venue;
    private final MarginWorkspace workspace;
    private long owed;
    private long lost;

    /** Compares what the bankrupt accounts of a venue owe with its fund. */
    public OpenDeficits(final VenueState venue, final InsuranceFund fund, final LiquidationEngine liquidation)
    {
        this.venue = venue;
        this.fund = fund;
        this.liquidation = liquidation;
        accounts = venue.accounts();
        workspace = venue.newWorkspace();
    }

    /** Returns the engine that knows who is bankrupt or in liquidation. */
    public LiquidationEngine liquidation()
    {
        return liquidation;
    }

    /** Returns the account's share of the uncovered deficits; 0 if there are none, or if the account has no profit. */
    public long share(final int account)
    {
        if (!liquidation.mayAnyOwe())
        {
            return 0;
        }
        try
        {
            addUp();
            final long uncovered = owed - fund.balance();
            if (uncovered <= 0 || lost <= 0)
            {
                return 0;
            }
            final long profit = profit(account);
            return profit <= 0 ? 0 : Math.min(profit, share(uncovered, profit));
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return Long.MAX_VALUE;
        }
    }

    private long share(final long uncovered, final long profit)
    {
        return profit >= lost ? uncovered : -Decimal8.shareFloor(-uncovered, profit, lost);
    }

    private void addUp()
    {
        owed = 0;
        lost = 0;
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            if (liquidation.owes(account))
            {
                final AccountMargin margin = workspace.load(account);
                if (margin.isPriced() && margin.equity() < 0)
                {
                    owed = Math.subtractExact(owed, margin.equity());
                    lost = Math.addExact(lost, Math.max(0, -profit(account)));
                }
            }
        }
    }

    private long profit(final int account)
    {
        final AccountMargin margin = workspace.load(account);
        if (!margin.isPriced())
        {
            return 0;
        }
        final Book book = workspace.book();
        long profit = Math.subtractExact(margin.equity(), accounts.netTransfers(account));
        for (int i = 0; i < book.balances(); i++)
        {
            profit = Math.subtractExact(profit, venue.margins().valuation().collateralValue(book, i));
        }
        return profit;
    }
}
