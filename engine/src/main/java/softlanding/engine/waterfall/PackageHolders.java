package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.state.SlotHeap;

/**
 * The accounts whose registered packages hold the opposite of a position, the highest leverage first. The order is made
 * once, with one evaluation of each account, and stays while their packages are closed.
 */
final class PackageHolders extends SlotHeap
{
    private final Market market;
    private final Accounts accounts;
    private final WaterfallBudget budget;
    private final InstrumentHolders holders;
    private final PackagedContracts packaged;
    private final MarginWorkspace workspace;
    private final long[] leverage;

    PackageHolders(
        final VenueState venue,
        final WaterfallBudget budget,
        final PackagedContracts packaged,
        final MarginWorkspace workspace)
    {
        super(venue.limits().accounts());
        market = venue.market();
        accounts = venue.accounts();
        this.budget = budget;
        this.packaged = packaged;
        this.workspace = workspace;
        holders = new InstrumentHolders(market, accounts, budget, venue.limits().accounts());
        leverage = new long[venue.limits().accounts()];
    }

    /**
     * Orders the holders of packages.
     *
     * @param isLong  whether the position of the liquidated account is long.
     * @param atMark  whether accounts without equity count; they come first.
     */
    void find(final int liquidated, final int instrument, final boolean isLong, final boolean atMark)
    {
        while (!isEmpty())
        {
            remove(get(size() - 1));
        }
        holders.forget();
        holders.find(instrument);
        for (int i = 0; i < holders.size(); i++)
        {
            final int account = holders.account(i);
            if (account != liquidated && holdsOpposite(account, instrument, isLong))
            {
                addIfPriced(account, atMark);
            }
        }
    }

    private boolean holdsOpposite(final int account, final int instrument, final boolean isLong)
    {
        final int row = accounts.positions().find(account, market.bookKey(instrument));
        if (row == Ids.NONE || accounts.packages().first(account) == Ids.NONE ||
            accounts.positions().quantity(row) > 0 == isLong)
        {
            return false;
        }
        packaged.load(account);
        return packaged.reserved(instrument) != 0;
    }

    private void addIfPriced(final int account, final boolean atMark)
    {
        budget.addEvaluation();
        final AccountMargin margin = workspace.load(account);
        final boolean isSolvent = margin.isPriced() && margin.equity() > 0;
        if (margin.isPriced() && (atMark || isSolvent))
        {
            leverage[account] = isSolvent ?
                Decimal8.ratioFloor(Exposure.of(workspace.book(), market), margin.equity()) : Long.MAX_VALUE;
            add(account);
        }
    }

    @Override
    protected boolean isBefore(final int account, final int other)
    {
        return leverage[account] != leverage[other] ? leverage[account] > leverage[other] : account < other;
    }

    /** Removes and returns the next account, or {@link Ids#NONE}. */
    int take()
    {
        if (isEmpty())
        {
            return Ids.NONE;
        }
        final int account = first();
        remove(account);
        return account;
    }
}
