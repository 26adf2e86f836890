package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Positions;
import softlanding.engine.account.TradeEffect;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/**
 * Divides a loss among the accounts that can bear it. An account pays in proportion to its weight: the unrealised
 * profit of its open positions, limited to its maintenance excess so that no account is liquidated for the loss of
 * another. Amounts are Decimal8 mantissas of cash.
 */
final class LossShares
{
    private final Accounts accounts;
    private final Market market;
    private final Margins margins;
    private final MarginWorkspace workspace;
    private final long[] weight;
    private long sum;
    private long before;

    LossShares(final VenueState venue)
    {
        market = venue.market();
        accounts = venue.accounts();
        margins = venue.margins();
        workspace = venue.newWorkspace();
        weight = new long[venue.limits().accounts()];
    }

    /**
     * Returns the deficit, after collateral, of a bankrupt account without positions and orders, or 0 for any other
     * account.
     */
    long loss(final int account)
    {
        final Positions positions = accounts.positions();
        final AccountMargin margin = workspace.load(account);
        final boolean isClosedOut = positions.begin(account) == positions.end(account);
        return isClosedOut && margin.isPriced() ? Math.max(0, -margin.equity()) : 0;
    }

    /** Weighs all accounts and returns whether they can bear the loss together. */
    boolean canBear(final long loss)
    {
        sum = 0;
        before = 0;
        try
        {
            for (int account = 0; account < accounts.ids().size(); account++)
            {
                weight[account] = weigh(account);
                sum = Math.addExact(sum, weight[account]);
            }
            return sum >= loss;
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }

    private long weigh(final int account)
    {
        final AccountMargin margin = workspace.load(account);
        return margin.isPriced() && margin.equity() > 0 ?
            Math.max(0, Math.min(unrealisedProfit(), margin.maintenanceExcess())) : 0;
    }

    private long unrealisedProfit()
    {
        final Book book = workspace.book();
        long profit = 0;
        for (int row = 0; row < book.size(); row++)
        {
            if (book.quantity(row) != 0)
            {
                profit = Math.addExact(profit, TradeEffect.unrealised(
                    market.instruments(), book.instrument(row), book.quantity(row), book.cost(row),
                    book.fundingIndex(row), margins.valuation().mark(book.instrument(row))));
            }
        }
        return profit;
    }

    /**
     * Returns an account's part of a loss that can be borne. The caller asks once for every account, in slot order. The
     * part is the floor of the loss borne by all accounts up to this one, less that of all before it. So each part is
     * within one mantissa of its proportion, no part exceeds its weight, and the sum is the loss.
     */
    long part(final int account, final long loss)
    {
        final long after = before + weight[account];
        final long part = Decimal8.shareFloor(loss, after, sum) - Decimal8.shareFloor(loss, before, sum);
        before = after;
        return part;
    }
}
