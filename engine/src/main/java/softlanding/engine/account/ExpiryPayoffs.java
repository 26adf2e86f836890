package softlanding.engine.account;

import softlanding.engine.market.BookKeys;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;

/** Values positions at a settlement price, a Decimal8 mantissa of cash per coin. */
public final class ExpiryPayoffs
{
    private final Market market;
    private final Positions positions;

    ExpiryPayoffs(final Market market, final Positions positions)
    {
        this.market = market;
        this.positions = positions;
    }

    /** Returns whether a row is an option or a future of an expiry. */
    boolean isOf(final int expiry, final int row)
    {
        final long from = market.expiryKey(expiry);
        final long key = positions.bookKey(row);
        return key >= from && key < from + BookKeys.OF_EXPIRY;
    }

    /**
     * Returns the cash that an account receives for its positions of an expiry, signed.
     *
     * @throws ArithmeticException if the amount would exceed the range of a decimal.
     */
    long cash(final int account, final int expiry, final long price)
    {
        long sum = 0;
        for (int row = positions.begin(account); row < positions.end(account); row++)
        {
            if (isOf(expiry, row))
            {
                sum = Math.addExact(sum, cash(row, price));
            }
        }
        return sum;
    }

    private long cash(final int row, final long price)
    {
        final long owed = payoff(row, price);
        final int instrument = BookKeys.instrument(positions.bookKey(row));
        return market.instruments().isOption(instrument) ? owed : Math.subtractExact(owed, positions.cost(row));
    }

    /** Returns the value of a row's contracts, rounded down, without deduction of the entry cost. */
    public long payoff(final int row, final long price)
    {
        final Instruments instruments = market.instruments();
        final int instrument = BookKeys.instrument(positions.bookKey(row));
        final long strike = instruments.isOption(instrument) ?
            market.strikes().strikePrice(instruments.strikeSlot(instrument)) : 0;
        final long payoff = switch (instruments.kind(instrument))
        {
            case CALL -> Math.max(price - strike, 0);
            case PUT -> Math.max(strike - price, 0);
            case FUTURE, PERPETUAL -> price;
        };
        return instruments.notional(instrument, positions.quantity(row), payoff, false);
    }
}
