package softlanding.engine.waterfall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.account.Positions;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

/**
 * Auto-deleveraging by the ranked queue of other venues, to compare with: after the insurance fund, whole positions by
 * profit times leverage, where a loss ranks by loss over leverage. Nobody is spared, but nobody loses all equity.
 */
final class RankedQueue
{
    private final Market market;
    private final Accounts accounts;
    private final Margins margins;
    private final InsuranceFund fund;
    private final WaterfallListener listener;
    private final BankruptcyPrices prices;
    private final Book book;
    private final AccountMargin margin;

    RankedQueue(
        final Market market,
        final Accounts accounts,
        final Margins margins,
        final InsuranceFund fund,
        final WaterfallListener listener,
        final int bookSize)
    {
        this.market = market;
        this.accounts = accounts;
        this.margins = margins;
        this.fund = fund;
        this.listener = listener;
        prices = new BankruptcyPrices(new VenueState(
            new EventContext(), new EngineLimits(4, 8, 64, 4, 256, 8_192, 64, bookSize, 1), market, accounts, margins));
        book = new Book(market, bookSize, 4);
        margin = new AccountMargin(4);
    }

    /** Closes a bankrupt account out, as {@link Waterfall#closeOut} but by the queue; whether it did anything. */
    boolean closeOut(final int account)
    {
        if (!prices.load(account, false))
        {
            return false;
        }
        final long paid = Math.min(prices.missing(), fund.payable(account, Long.MAX_VALUE));
        fund.pay(account, paid);
        accounts.addCash(account, paid);
        prices.cover(paid);
        boolean closed = paid > 0;
        for (int row = 0; row < prices.book().size(); row++)
        {
            if (prices.book().quantity(row) != 0)
            {
                closed |= close(
                    account, prices.book().instrument(row), prices.book().quantity(row), prices.price(row));
            }
        }
        return closed;
    }

    private boolean close(final int bankrupt, final int instrument, final long quantity, final long price)
    {
        final List<Candidate> queue = new ArrayList<>();
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            addCandidate(queue, bankrupt, account, instrument, quantity > 0, price);
        }
        // The sort is stable: ties stay in the order of accounts.
        queue.sort(Comparator.comparingDouble(Candidate::rank).reversed());
        long open = Math.abs(quantity);
        for (final Candidate candidate : queue)
        {
            final long contracts = Math.min(open, solvent(candidate, instrument, price));
            if (contracts > 0)
            {
                final long closing = quantity > 0 ? -contracts : contracts;
                accounts.tradeBetween(bankrupt, candidate.account, instrument, closing, price);
                listener.onPositionDeleveraged(
                    accounts.ids().id(candidate.account), accounts.ids().id(bankrupt),
                    (int)market.instruments().ids().id(instrument), -closing, price);
                open -= contracts;
            }
        }
        return open < Math.abs(quantity);
    }

    private void addCandidate(
        final List<Candidate> queue,
        final int bankrupt,
        final int account,
        final int instrument,
        final boolean wantsShorts,
        final long price)
    {
        final Positions positions = accounts.positions();
        final int row = positions.find(account, market.bookKey(instrument));
        if (row < 0 || account == bankrupt || positions.quantity(row) > 0 == wantsShorts)
        {
            return;
        }
        final long available = AdlCandidates.available(positions.quantity(row), positions.inFlight(row));
        if (available == 0 ||
            !accounts.canTradeBetween(bankrupt, account, instrument, wantsShorts ? -available : available, price))
        {
            return;
        }
        book.load(accounts, account);
        margins.evaluate(book, margin);
        if (margin.isPriced() && margin.equity() > 0)
        {
            final double leverage = (double)Exposure.of(book, market) / margin.equity();
            final double profit = market.instruments().coins(instrument, positions.quantity(row)) *
                Decimal8.toDouble(margins.valuation().mark(instrument)) - Decimal8.toDouble(positions.cost(row));
            queue.add(new Candidate(
                account, available, margin.equity(), profit > 0 ? profit * leverage : profit / leverage));
        }
    }

    /** Most contracts, in lots, whose loss leaves a candidate some equity. */
    private long solvent(final Candidate candidate, final int instrument, final long price)
    {
        final long lot = market.instruments().lotSize(instrument);
        final long slip = Math.abs(price - margins.valuation().mark(instrument));
        long contracts = candidate.available;
        while (contracts > 0 &&
            market.instruments().notional(instrument, contracts, slip, true) >= candidate.equity)
        {
            contracts = (contracts - 1) / lot * lot;
        }
        return contracts;
    }

    private record Candidate(int account, long available, long equity, double rank)
    {
    }
}
