package softlanding.engine.legs;

import softlanding.engine.account.InsuranceFund;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Valuation;
import softlanding.engine.market.Market;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Decimal8;

/**
 * What a round may cost, in cash. It is the equity while half-spreads and fees of the round fit into it. Otherwise the
 * insurance fund helps, in proportion to the share p of the portfolio that the round trades:
 *
 * <pre>
 * room    = equity + p payable          with equity
 *         = p (equity + payable)        without equity
 * payable = min(fund less what is reserved, insuranceLimit, insuranceShare * notional of the portfolio)
 * </pre>
 */
final class RoundRoom
{
    private final Market market;
    private final Valuation valuation;
    private final InsuranceFund fund;
    private long equity;
    private long payable;
    private long bookNotional;
    private boolean insured;

    RoundRoom(final Market market, final Valuation valuation, final InsuranceFund fund)
    {
        this.market = market;
        this.valuation = valuation;
        this.fund = fund;
    }

    /** Turns to an account: its priced portfolio and its equity. */
    void begin(final LiquidationPolicy policy, final int account, final Book book, final long newEquity)
    {
        equity = newEquity;
        bookNotional = 0;
        for (int row = 0; row < book.size(); row++)
        {
            if (book.quantity(row) != 0)
            {
                bookNotional = Math.addExact(bookNotional, notional(book.instrument(row), book.quantity(row)));
            }
        }
        payable = Math.min(
            fund.payable(account, policy.insuranceLimit()),
            Decimal8.multiplyFloor(bookNotional, policy.insuranceShare()));
        insured = equity <= 0;
    }

    /** Returns the notional of a trade at mark, in cash. */
    long notional(final int instrument, final long quantity)
    {
        return market.instruments().notional(instrument, Math.abs(quantity), valuation.mark(instrument), true);
    }

    /**
     * Judges whether the fund helps a round.
     *
     * @param needed whether what is needed exceeds the equity, whatever part of it the round orders.
     * @param cost   half-spreads and fees of the round.
     */
    void judge(final boolean needed, final long cost)
    {
        insured = equity <= 0 || needed || cost > equity;
    }

    /** Returns whether the fund helps: half-spreads and fees exceed the equity. */
    boolean isInsured()
    {
        return insured;
    }

    /** Returns whether the fund has something to pay for a round that it helps. */
    boolean isPaid()
    {
        return insured && payable > 0;
    }

    /** Returns whether no round has room: the account owes more than the fund can pay for it. */
    boolean isNegative()
    {
        return equity < 0 && equity + payable < 0;
    }

    /** Returns what a round of a notional may cost, in cash; negative where nothing can be ordered. */
    long room(final long notional)
    {
        if (!insured)
        {
            return equity;
        }
        return equity > 0 ? Math.addExact(equity, share(payable, notional)) : share(equity + payable, notional);
    }

    /** Returns whether a round of the whole portfolio may cost an amount. */
    boolean fitsAll(final long cost)
    {
        judge(false, cost);
        return cost <= room(bookNotional);
    }

    /** Returns the cash that the fund risks for an order of a notional. */
    long atRisk(final long notional)
    {
        return insured ? share(payable, notional) : 0;
    }

    private long share(final long amount, final long notional)
    {
        return bookNotional == 0 ? 0 : Decimal8.shareFloor(amount, Math.min(notional, bookNotional), bookNotional);
    }
}
