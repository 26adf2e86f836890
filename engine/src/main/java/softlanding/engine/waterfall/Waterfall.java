package softlanding.engine.waterfall;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.screening.AccountVisitor;

/**
 * What happens to an account that is worth less than nothing and that neither orders nor auctions help: the insurance
 * fund pays within its limits, the positions go to those who hold the opposite, and what is still owed then waits for
 * the venue to say that it is shared. A solvent account that nobody can close is unwound at mark. Cash and positions
 * only change hands.
 */
public final class Waterfall
{
    private final Accounts accounts;
    private final InsuranceFund fund;
    private final WaterfallListener listener;
    private final BankruptcyPrices prices;
    private final AutoDeleveraging deleveraging;
    private final LossShares shares;
    private final AffectedQueue affected;

    /** Room as given by the engine's limits. */
    public Waterfall(final VenueState venue, final InsuranceFund fund, final WaterfallListener listener)
    {
        accounts = venue.accounts();
        this.fund = fund;
        this.listener = listener;
        affected = new AffectedQueue(venue.limits().accounts());
        prices = new BankruptcyPrices(venue);
        deleveraging = new AutoDeleveraging(
            venue.market(), accounts, listener, new AdlCandidates(venue), affected);
        shares = new LossShares(venue);
    }

    /**
     * Closes a bankrupt account out: the insurance fund pays, within its limit; then its positions are given to the
     * accounts that hold the opposite, which share what is still missing. Positions that find no opposite stay. Nothing
     * happens to an account that is unpriced, or worth something. Whoever is touched is judged by
     * {@link #reevaluateAffected}.
     *
     * @param account slot; it has no order in flight.
     * @param policy  of the account's class.
     * @return whether anything was paid or closed.
     */
    public boolean closeOut(final int account, final LiquidationPolicy policy)
    {
        if (!prices.load(account, false))
        {
            return false;
        }
        final boolean paid = insure(account, policy);
        final boolean done = closePositions(account) || paid;
        if (done)
        {
            affected.add(account);
        }
        return done;
    }

    /**
     * Gives all positions of a solvent account, at mark, to the accounts that hold the opposite: nobody pays for it.
     * Nothing happens where one of them finds no opposite for all of it: a hedge must not be lost alone.
     *
     * @param account slot; it has no order in flight.
     * @return whether anything was closed.
     */
    public boolean unwind(final int account)
    {
        boolean possible = prices.load(account, true) && prices.missing() == 0;
        final Book book = prices.book();
        for (int row = 0; row < book.size() && possible; row++)
        {
            possible = book.quantity(row) == 0 ||
                deleveraging.canClose(account, book.instrument(row), book.quantity(row), prices.price(row));
        }
        final boolean done = possible && closePositions(account);
        if (done)
        {
            affected.add(account);
        }
        return done;
    }

    private boolean closePositions(final int account)
    {
        boolean closed = false;
        final Book book = prices.book();
        for (int row = 0; row < book.size(); row++)
        {
            if (book.quantity(row) != 0)
            {
                closed |= deleveraging.close(
                    account, book.instrument(row), book.quantity(row), prices.price(row));
            }
        }
        return closed;
    }

    private boolean insure(final int account, final LiquidationPolicy policy)
    {
        final long paid = Math.min(prices.missing(), fund.payable(account, policy.insuranceLimit()));
        fund.pay(account, paid);
        accounts.addCash(account, paid);
        prices.cover(paid);
        return paid > 0;
    }

    /** What a bankrupt account without positions owes, in cash, or 0 if the account is not bankrupt or holds some. */
    public long loss(final int account)
    {
        return shares.loss(account);
    }

    /** Whether the accounts in profit can bear a loss together, without falling below their maintenance requirement. */
    public boolean canShare(final long loss)
    {
        return shares.canBear(loss);
    }

    /** Shares a loss, of which {@link #canShare} was said just now; the venue has said that it shall be. */
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

    /** Judges the accounts that were touched, and those that are touched by that. */
    public void reevaluateAffected(final AccountVisitor judge)
    {
        affected.reevaluateAll(judge);
    }
}
