package softlanding.engine.auction;

import org.jspecify.annotations.Nullable;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.PortfolioShare;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.Health;
import softlanding.engine.state.Ids;

/**
 * Moves a share of a portfolio to a bidder. Room, amounts and the bidder's margin, on a copy of its portfolio with the
 * share, are checked before anything changes.
 */
final class ShareSale
{
    private final Market market;
    private final Accounts accounts;
    private final Valuation valuation;
    private final PortfolioShare share;
    private final MarginWorkspace workspace;

    ShareSale(final VenueState venue)
    {
        market = venue.market();
        accounts = venue.accounts();
        valuation = venue.margins().valuation();
        share = new PortfolioShare(
            market, accounts, venue.limits().bookSize(), venue.limits().assets(), valuation::mark);
        workspace = venue.newWorkspace();
    }

    /** Returns an account's margin with options valued as of now; valid until the next call. */
    AccountMargin value(final int account, final long nowNs)
    {
        final Book book = workspace.unfold(account);
        for (int row = 0; row < book.size(); row++)
        {
            final int expiry = market.instruments().expiry(book.instrument(row));
            if (expiry != Ids.NONE)
            {
                market.moveClock(expiry, nowNs);
            }
        }
        return workspace.evaluate();
    }

    /**
     * Returns the sum of the values of all positions of the account valued last, each at mark without its sign, rounded
     * up.
     */
    long gross()
    {
        return gross(workspace.book());
    }

    /**
     * Returns the sum of the values of all positions of a priced portfolio, each at mark without its sign, rounded up.
     * The sum saturates at the largest decimal.
     */
    long gross(final Book of)
    {
        final Instruments instruments = market.instruments();
        long sum = 0;
        try
        {
            for (int row = 0; row < of.size(); row++)
            {
                final int instrument = of.instrument(row);
                final long contracts = Math.abs(of.quantity(row));
                sum = Math.addExact(sum, contracts == 0 ? 0 : instruments.notional(
                    instrument, contracts, valuation.mark(instrument), true));
            }
            return sum;
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return Long.MAX_VALUE / 2;
        }
    }

    /**
     * Returns the reason why a bidder cannot take a share, or null.
     *
     * @param health   health of the bidder.
     * @param fraction above 0 and at most 1.
     * @param reserved cash of the account that is not shared.
     * @param paid     by the bidder; negative is paid to him by the insurance fund.
     */
    @Nullable BidVerdict refusal(
        final int account,
        final int bidder,
        final Health health,
        final long nowNs,
        final long fraction,
        final long reserved,
        final long paid)
    {
        if (health == Health.LIQUIDATING || health == Health.BANKRUPT)
        {
            return BidVerdict.INITIAL_MARGIN_TOO_LOW;
        }
        try
        {
            share.workOut(account, fraction, reserved);
            share.cashAfter(received(paid));
            if (!share.hasRoom(bidder))
            {
                return BidVerdict.CANNOT_BE_BOOKED;
            }
            value(bidder, nowNs);
            tryOut(paid);
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return BidVerdict.CANNOT_BE_BOOKED;
        }
        final AccountMargin margin = workspace.evaluate();
        return margin.isPriced() && margin.initialExcess() >= 0 ? null : BidVerdict.INITIAL_MARGIN_TOO_LOW;
    }

    private void tryOut(final long paid)
    {
        final Book book = workspace.book();
        for (int i = 0; i < share.positions(); i++)
        {
            book.receive(book.require(share.instrument(i)), share.quantity(i), share.cost(i));
        }
        for (int i = 0; i < share.balances(); i++)
        {
            book.addCollateral(share.asset(i), share.coins(i));
        }
        book.addCash(Math.subtractExact(share.cash(), paid));
    }

    /** Moves the share that was not refused; returns the cash that went with it, negative for debt. */
    long move(final int bidder, final long paid)
    {
        share.move(bidder, paid, received(paid));
        return share.cash();
    }

    /** What the account gets: a price below zero is paid by the insurance fund. */
    private static long received(final long paid)
    {
        return Math.max(0, paid);
    }

    boolean hasPositions(final int account)
    {
        return accounts.positions().begin(account) != accounts.positions().end(account);
    }

    /** Returns whether an account has neither positions nor collateral. */
    boolean isEmpty(final int account)
    {
        return !hasPositions(account) &&
            accounts.balances().begin(account) == accounts.balances().end(account);
    }
}
