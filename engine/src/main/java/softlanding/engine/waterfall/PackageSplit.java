package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.Packages;
import softlanding.engine.account.Positions;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;

/**
 * Judges the last resorts against packages whose legs nobody takes. Both wait as long as an order in flight may be what
 * keeps the takers away, because that passes.
 */
final class PackageSplit
{
    private final Market market;
    private final Accounts accounts;
    private final Valuation valuation;
    private final WaterfallBudget budget;
    private final PackagedContracts packaged;
    private final InstrumentHolders holders;
    private final MarginWorkspace workspace;
    private final AccountMargin after;

    PackageSplit(final VenueState venue, final WaterfallBudget budget, final PackagedContracts packaged)
    {
        market = venue.market();
        accounts = venue.accounts();
        valuation = venue.margins().valuation();
        this.budget = budget;
        this.packaged = packaged;
        holders = new InstrumentHolders(market, accounts, budget, venue.limits().accounts());
        workspace = venue.newWorkspace();
        after = new AccountMargin(0);
    }

    /** Returns whether orders in flight close the opposite of another leg of a package. */
    boolean awaitsOrders(final int i, final int liquidated, final int instrument)
    {
        final Packages packages = accounts.packages();
        boolean awaits = false;
        for (int leg = 0; leg < packages.legs(packaged.slot(i)) && !awaits; leg++)
        {
            final int other = packages.instrument(packaged.slot(i), leg);
            awaits = other != instrument && isBeingClosed(other, packaged.ratio(i, leg) > 0, liquidated);
        }
        return awaits;
    }

    private boolean isBeingClosed(final int instrument, final boolean isLegLong, final int liquidated)
    {
        final Positions positions = accounts.positions();
        boolean isClosing = false;
        holders.forget();
        holders.find(instrument);
        for (int i = 0; i < holders.size() && !isClosing; i++)
        {
            final int row = positions.find(holders.account(i), market.bookKey(instrument));
            isClosing = holders.account(i) != liquidated && positions.quantity(row) > 0 != isLegLong &&
                AdlCandidates.available(positions.quantity(row), positions.inFlight(row)) <
                    Math.abs(positions.quantity(row));
        }
        return isClosing;
    }

    /** Returns the contracts in the loaded account's packages that wait for no order, without sign. */
    long contracts(final int liquidated, final int instrument)
    {
        long contracts = 0;
        for (int i = 0; i < packaged.size(); i++)
        {
            final long ofOne = packaged.contractsOfOne(i, instrument);
            contracts += ofOne == 0 || awaitsOrders(i, liquidated, instrument) ? 0 : packaged.times(i) * ofOne;
        }
        return contracts;
    }

    /**
     * Returns whether the liquidated account is no worse for taking over legs of a package at mark.
     *
     * @param instruments of the legs.
     * @param contracts   of each leg, signed as the liquidated account trades them.
     */
    boolean isNoWorse(final int liquidated, final int legs, final int[] instruments, final long[] contracts)
    {
        final AccountMargin before = load(liquidated);
        try
        {
            for (int leg = 0; leg < legs; leg++)
            {
                trade(instruments[leg], contracts[leg]);
            }
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
        return isNoWorseThan(before);
    }

    /** Returns whether an account is no worse for a trade at mark. */
    boolean isNoWorseFor(final int account, final int instrument, final long quantity)
    {
        final AccountMargin before = load(account);
        try
        {
            trade(instrument, quantity);
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
        return isNoWorseThan(before);
    }

    private AccountMargin load(final int account)
    {
        budget.addEvaluation();
        return workspace.load(account);
    }

    private void trade(final int instrument, final long quantity)
    {
        final Book book = workspace.book();
        book.trade(book.require(instrument), quantity, valuation.mark(instrument), 0);
    }

    private boolean isNoWorseThan(final AccountMargin before)
    {
        budget.addEvaluation();
        workspace.evaluateInto(after);
        return before.isPriced() && after.isNoWorseThan(before);
    }
}
