package softlanding.engine.margin;

import java.util.Arrays;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

/**
 * Tests whether an account is covered: it would owe nothing at any price of its underlyings. Such an account holds
 * options only. Its coins deliver every net short call, expiry by expiry, and its cash pays what the expiries can owe
 * beyond these coins. The answer depends on no mark, only on what the account holds.
 *
 * <pre>
 * n_e   = max(0, short less long calls) of expiry e, in coins
 * need  = sum over e of -min(0, min over A of (n_e A + payoff_e(A))),   A over 0 and every strike of e
 * covered: sum of n_e of each underlying at most the coins of it, and cash - need at least 0
 * </pre>
 *
 * Amounts are Decimal8 mantissas and rounded against the account.
 */
public final class CoverCheck
{
    private final Market market;
    private final long[] strikes;
    private final long[] slopeChanges;
    private long netShortCalls;
    private long least;

    /**
     * Reserves memory for one portfolio.
     *
     * @param bookSize maximum number of positions of an account.
     */
    public CoverCheck(final Market market, final int bookSize)
    {
        this.market = market;
        strikes = new long[bookSize + 1];
        slopeChanges = new long[bookSize + 1];
    }

    /**
     * Returns whether a portfolio is covered. Contracts and cash of orders in flight may be gone, so it must have none.
     */
    public boolean isCovered(final Book book)
    {
        if (book.cash() < 0 || !holdsOptionsOnly(book))
        {
            return false;
        }
        try
        {
            return isCoveredByCoinsAndCash(book);
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }

    private boolean holdsOptionsOnly(final Book book)
    {
        boolean only = true;
        for (int row = 0; row < book.size() && only; row++)
        {
            only = book.inFlight(row) == 0 &&
                (book.quantity(row) == 0 || market.instruments().isOption(book.instrument(row)));
        }
        return only;
    }

    private boolean isCoveredByCoinsAndCash(final Book book)
    {
        final Instruments instruments = market.instruments();
        long cash = book.cash();
        int row = 0;
        while (row < book.size() && cash >= 0)
        {
            final int underlying = instruments.underlying(book.instrument(row));
            long calls = 0;
            while (row < book.size() && instruments.underlying(book.instrument(row)) == underlying)
            {
                final int end = endOfExpiry(book, row);
                workOut(book, row, end);
                calls = Math.addExact(calls, netShortCalls);
                cash = Math.addExact(cash, Math.min(0, least));
                row = end;
            }
            if (calls > heldCoins(book, underlying))
            {
                return false;
            }
        }
        return cash >= 0;
    }

    private int endOfExpiry(final Book book, final int begin)
    {
        final int expiry = market.instruments().expiry(book.instrument(begin));
        int row = begin;
        while (row < book.size() && market.instruments().expiry(book.instrument(row)) == expiry)
        {
            row++;
        }
        return row;
    }

    private long heldCoins(final Book book, final int underlying)
    {
        long sum = 0;
        for (int i = 0; i < book.balances(); i++)
        {
            sum = Math.addExact(sum, market.assets().riskCancellingUnderlying(book.asset(i)) == underlying ?
                book.assetQuantity(i) : 0);
        }
        return sum;
    }

    /**
     * Computes the net short calls of an expiry and the least of what they and the options pay together at settlement.
     * The payoff is linear between strikes: every option adds its coins to the slope at its strike, and puts begin with
     * a slope of minus their coins.
     */
    private void workOut(final Book book, final int begin, final int end)
    {
        int size = 0;
        long calls = 0;
        long slope = 0;
        long payoff = 0;
        for (int row = begin; row < end; row++)
        {
            if (book.quantity(row) != 0)
            {
                final long coins = coins(book, row);
                final long strike = strike(book, row);
                strikes[size++] = strike;
                if (market.instruments().kind(book.instrument(row)) == InstrumentKind.CALL)
                {
                    calls = Math.addExact(calls, coins);
                }
                else
                {
                    slope = Math.subtractExact(slope, coins);
                    payoff = Math.addExact(payoff, Decimal8.multiplyFloor(coins, strike));
                }
            }
        }
        netShortCalls = Math.max(0, -calls);
        takeSlopes(book, begin, end, size);
        findLeast(size, payoff, Math.addExact(slope, netShortCalls));
    }

    private void takeSlopes(final Book book, final int begin, final int end, final int size)
    {
        Arrays.sort(strikes, 0, size);
        Arrays.fill(slopeChanges, 0, size, 0);
        for (int row = begin; row < end; row++)
        {
            if (book.quantity(row) != 0)
            {
                final int at = Arrays.binarySearch(strikes, 0, size, strike(book, row));
                slopeChanges[at] = Math.addExact(slopeChanges[at], coins(book, row));
            }
        }
    }

    private void findLeast(final int size, final long payoffAtZero, final long slopeAtZero)
    {
        long payoff = payoffAtZero;
        long slope = slopeAtZero;
        long price = 0;
        least = payoff;
        for (int i = 0; i < size; i++)
        {
            payoff = Math.addExact(payoff, Decimal8.multiplyFloor(slope, strikes[i] - price));
            price = strikes[i];
            slope = Math.addExact(slope, slopeChanges[i]);
            least = Math.min(least, payoff);
        }
    }

    private long coins(final Book book, final int row)
    {
        return market.instruments().notional(book.instrument(row), book.quantity(row), Decimal8.ONE, false);
    }

    private long strike(final Book book, final int row)
    {
        return market.strikes().strikePrice(market.instruments().strikeSlot(book.instrument(row)));
    }
}
