package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.state.Ids;

/**
 * Closes out accounts that neither direct orders nor auctions can bring back. {@code LiquidationEngine} escalates
 * through {@code AuctionManager} to this class. For a bankrupt account the insurance fund pays within its limits, then
 * {@link AutoDeleveraging} closes the positions against accounts that hold the opposite. A remaining deficit waits
 * until the venue orders loss socialisation. A solvent account that cannot be closed in the market is unwound at mark.
 * The changed accounts return to {@code LiquidationEngine} at the end of the event; decisions leave through {@link
 * WaterfallListener}. Cash and positions only change hands.
 */
public final class Waterfall
{
    private final Accounts accounts;
    private final Market market;
    private final InsuranceFund fund;
    private final WaterfallListener listener;
    private final BankruptcyPrices prices;
    private final AutoDeleveraging deleveraging;
    private final LossShares shares;
    private final AffectedQueue affected;
    private final WaterfallBudget budget;

    /** Room as given by the engine's limits. */
    public Waterfall(final VenueState venue, final InsuranceFund fund, final WaterfallListener listener)
    {
        accounts = venue.accounts();
        market = venue.market();
        this.fund = fund;
        this.listener = listener;
        affected = new AffectedQueue(venue.limits().accounts());
        budget = new WaterfallBudget(venue.event());
        prices = new BankruptcyPrices(venue);
        deleveraging = new AutoDeleveraging(
            venue.market(), accounts, listener, new AdlCandidates(venue, budget), affected,
            new PackageDeleveraging(venue, budget, listener, affected));
        shares = new LossShares(venue);
    }

    /**
     * Closes out a bankrupt account. The insurance fund pays within its limit; then the positions are closed against
     * accounts that hold the opposite, which share the amount still missing as far as they can bear it; the rest is
     * closed at mark, against accounts without equity too. Positions without an opposite stay. Once an event has closed
     * out as many accounts as it may, the others wait for the next event. An
     * account that is unpriced, or has equity, stays unchanged. {@link #reevaluateAffected} evaluates the changed
     * accounts.
     *
     * @param account slot of an account without an order in flight.
     * @param policy  policy of the account's class.
     * @return whether any cash was paid or any contract closed.
     */
    public boolean closeOut(final int account, final LiquidationPolicy policy)
    {
        if (!prices.load(account, false) || budget.turnsAway(account))
        {
            return false;
        }
        final boolean paid = insure(account, policy);
        final boolean done = closePositions(account, true) || paid;
        if (done)
        {
            affected.add(account);
        }
        return done;
    }

    /**
     * Closes all positions of a solvent account at mark against accounts that hold the opposite, at no cost to them.
     * Nothing happens unless every position finds an opposite for its whole quantity, because a hedge must not be lost
     * alone. And nothing happens where the positions hedge coins of the account, so that it would be worse without
     * them.
     *
     * @param account slot; it has no order in flight.
     * @return whether anything was closed.
     */
    public boolean unwind(final int account)
    {
        boolean possible = prices.load(account, true) && prices.missing() == 0 && prices.isNoWorseClosed() &&
            !budget.turnsAway(account);
        final Book book = prices.book();
        for (int row = 0; row < book.size() && possible; row++)
        {
            possible = book.quantity(row) == 0 ||
                deleveraging.canClose(account, book.instrument(row), book.quantity(row), prices.price(row));
        }
        final boolean done = possible && closePositions(account, false);
        if (done)
        {
            affected.add(account);
        }
        return done;
    }

    /**
     * Returns whether the account was not looked at, because this event has closed out others; the next event may
     * close it out.
     */
    public boolean hasTurnedAway(final int account)
    {
        return budget.hasTurnedAway(account);
    }

    private boolean closePositions(final int account, final boolean isBankrupt)
    {
        boolean closed = false;
        final Book book = prices.book();
        for (int row = 0; row < book.size(); row++)
        {
            // A package of an opposite account may have closed other positions before.
            final long quantity = held(account, book.instrument(row));
            if (quantity != 0)
            {
                closed |= deleveraging.close(
                    account, book.instrument(row), quantity, prices.price(row), prices.mark(row));
            }
        }
        for (int row = 0; row < book.size() && isBankrupt; row++)
        {
            final long quantity = held(account, book.instrument(row));
            if (quantity != 0)
            {
                closed |= deleveraging.closeAsLastResort(
                    account, book.instrument(row), quantity, prices.mark(row));
            }
        }
        return closed;
    }

    private long held(final int account, final int instrument)
    {
        final int row = accounts.positions().find(account, market.bookKey(instrument));
        return row == Ids.NONE ? 0 : accounts.positions().quantity(row);
    }

    private boolean insure(final int account, final LiquidationPolicy policy)
    {
        final long paid = Math.min(prices.missing(), fund.payable(account, policy.insuranceLimit()));
        fund.pay(account, paid);
        accounts.addCash(account, paid);
        prices.cover(paid);
        return paid > 0;
    }

    /** Returns the deficit in cash of a bankrupt account without positions, or 0 for any other account. */
    public long loss(final int account)
    {
        return shares.loss(account);
    }

    /** Returns whether the accounts in profit can bear a loss together and keep their maintenance requirement. */
    public boolean canShare(final long loss)
    {
        return shares.canBear(loss);
    }

    /**
     * Shares a loss among the accounts in profit. The venue has ordered it, and the call follows directly on {@link
     * #canShare}.
     */
    public void share(final int bankrupt, final long loss)
    {
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            final long part = shares.part(account, loss);
            if (part > 0)
            {
                accounts.addCash(account, -part);
                affected.add(account);
                listener.onLossShared(accounts.ids().id(account), accounts.ids().id(bankrupt), part);
            }
        }
        accounts.addCash(bankrupt, loss);
        affected.add(bankrupt);
    }

    /** Evaluates the accounts that the waterfall changed, and those that change during these evaluations. */
    public void reevaluateAffected(final AccountVisitor judge)
    {
        affected.reevaluateAll(judge);
    }
}
