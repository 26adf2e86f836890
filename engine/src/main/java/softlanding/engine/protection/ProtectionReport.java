package softlanding.engine.protection;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.policy.ProtectionKind;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/**
 * The statement of what protection did for one account, and what its hedges are worth at present marks. Reused: it is
 * about the account reported last. Decimal8 mantissas.
 */
public final class ProtectionReport
{
    private final EventContext event;
    private final Instruments instruments;
    private final Valuation valuation;
    private final Protection protection;
    private int account;
    private boolean knowsRatio;
    private long ratioWithoutHedges;

    /** Reports what the protection of a venue did. */
    public ProtectionReport(final VenueState venue, final Protection protection)
    {
        event = venue.event();
        instruments = venue.market().instruments();
        valuation = venue.margins().valuation();
        this.protection = protection;
    }

    /** Turns to an account with a portfolio, and its margin. */
    public ProtectionReport of(final int ofAccount, final Book book, final AccountMargin margin)
    {
        account = ofAccount;
        knowsRatio = false;
        if (isHedged() && margin.isPriced())
        {
            try
            {
                final AccountMargin without = protection.withoutHedges(account, book);
                knowsRatio = without.isPriced() && without.hasRatio();
                ratioWithoutHedges = knowsRatio ? without.ratio() : 0;
            }
            catch (final ArithmeticException beyondDecimal)
            {
                knowsRatio = false;
            }
        }
        return this;
    }

    /** Returns the protection of the account: its own, or that of its class. */
    public ProtectionKind kind()
    {
        return protection.instructions().kind(account);
    }

    /** Returns the ratio below which the account is protected. */
    public long protectBelow()
    {
        return protection.instructions().protectBelow(account);
    }

    /** Returns whether protection or a hedge traded anything for the account. */
    public boolean hasStatement()
    {
        return protection.statements().has(account);
    }

    /** Returns the number of protection orders with a fill since the beginning. */
    public int orders()
    {
        return (int)protection.statements().orders(account);
    }

    /** Returns the number of protection orders with a fill in the last 24 hours. */
    public int ordersOfDay()
    {
        return (int)protection.statements().ordersOfDay(account, event.nowNs());
    }

    /** Returns the value at mark that protection traded since the beginning, in cash. */
    public long value()
    {
        return protection.statements().value(account);
    }

    /** Returns the value at mark that protection traded in the last 24 hours, in cash. */
    public long valueOfDay()
    {
        return protection.statements().valueOfDay(account, event.nowNs());
    }

    /** Returns the cost of protection against the marks since the beginning, in cash. */
    public long cost()
    {
        return protection.statements().cost(account);
    }

    /** Returns the cost of protection against the marks in the last 24 hours, in cash. */
    public long costOfDay()
    {
        return protection.statements().costOfDay(account, event.nowNs());
    }

    /** Returns whether the account has a hedge that is not released. */
    public boolean isHedged()
    {
        return protection.hedges().isHedged(account);
    }

    /** Returns what hedges gained since the beginning, those that are held at present marks, in cash. */
    public long hedgeProfit()
    {
        return protection.statements().hedgeProfit(account) + profitOfHeld();
    }

    /** Returns what hedges gained that were released in the last 24 hours or are held, those at present marks. */
    public long hedgeProfitOfDay()
    {
        return protection.statements().hedgeProfitOfDay(account, event.nowNs()) + profitOfHeld();
    }

    private long profitOfHeld()
    {
        final HedgeBook hedges = protection.hedges();
        long profit = 0;
        for (int hedge = hedges.first(account); hedge != Ids.NONE; hedge = hedges.next(hedge))
        {
            final int instrument = hedges.instrument(hedge);
            profit += valuation.isPriced(instrument) ? hedges.profit(hedge, valuation.mark(instrument)) : 0;
        }
        return profit;
    }

    /** Returns whether the ratio without hedges is known. */
    public boolean knowsRatioWithoutHedges()
    {
        return knowsRatio;
    }

    /** Returns the ratio at present marks if all hedges were closed at mark. */
    public long ratioWithoutHedges()
    {
        return ratioWithoutHedges;
    }

    /** Returns the contracts of hedges in an underlying, signed. */
    public long hedgeQuantity(final int underlying)
    {
        final HedgeBook hedges = protection.hedges();
        long contracts = 0;
        for (int hedge = hedges.first(account); hedge != Ids.NONE; hedge = hedges.next(hedge))
        {
            contracts += instruments.underlying(hedges.instrument(hedge)) == underlying ? hedges.quantity(hedge) : 0;
        }
        return contracts;
    }
}
