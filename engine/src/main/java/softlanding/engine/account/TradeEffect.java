package softlanding.engine.account;

import softlanding.engine.market.Instruments;
import softlanding.engine.state.Decimal8;

/**
 * Computes, before anything changes, the effect on a position and on cash of a trade, or of contracts received from
 * another account with their entry cost. Opposite contracts close each other. Amounts are Decimal8 mantissas. One
 * instance is reused for many positions.
 */
public final class TradeEffect
{
    private final Instruments instruments;
    private long quantity;
    private long cost;
    private long fundingIndex;
    private long cashChange;

    /** Calculates effects with the contract sizes of these instruments. */
    public TradeEffect(final Instruments instruments)
    {
        this.instruments = instruments;
    }

    /**
     * Computes a trade, rounded against the account. An option's premium is paid in cash. In a perpetual or future only
     * the closed part becomes cash, together with all funding accrued so far.
     *
     * @param oldQuantity     contracts held, signed.
     * @param oldCost         entry cost of the contracts held.
     * @param oldFundingIndex cumulative funding already paid.
     * @param traded          contracts, signed.
     * @param price           cash per coin.
     * @param fee             paid by the account.
     * @throws ArithmeticException if an amount is beyond the decimal range.
     */
    public void trade(
        final int instrument,
        final long oldQuantity,
        final long oldCost,
        final long oldFundingIndex,
        final long traded,
        final long price,
        final long fee)
    {
        // The closed part of the position, signed as the position.
        final long closed = Long.signum(oldQuantity) * closed(oldQuantity, traded);
        final long opened = Math.addExact(traded, closed);
        final long costClosed = part(oldCost, Math.abs(closed), oldQuantity);

        quantity = Math.addExact(oldQuantity, traded);
        cost = Math.addExact(oldCost - costClosed, instruments.notional(instrument, opened, price, true));
        fundingIndex = instruments.cumulativeFunding(instrument);
        if (instruments.isOption(instrument))
        {
            cashChange = Math.subtractExact(-instruments.notional(instrument, traded, price, true), fee);
        }
        else
        {
            final long realised = Math.subtractExact(
                -instruments.notional(instrument, -closed, price, true), costClosed);
            cashChange = Math.subtractExact(Math.addExact(realised, funding(oldQuantity, oldFundingIndex)), fee);
        }
    }

    /**
     * Computes a receipt. Nothing is lost by rounding: the unrealised profit that a perpetual or future loses becomes
     * cash, together with all funding accrued so far on the contracts held.
     *
     * @param oldQuantity     contracts held, signed.
     * @param oldCost         entry cost of the contracts held.
     * @param oldFundingIndex cumulative funding already paid.
     * @param received        contracts, signed.
     * @param receivedCost    entry cost of the contracts received; their funding is paid up to now.
     * @throws ArithmeticException if an amount is beyond the decimal range.
     */
    public void receive(
        final int instrument,
        final long oldQuantity,
        final long oldCost,
        final long oldFundingIndex,
        final long received,
        final long receivedCost)
    {
        final long cancelled = closed(oldQuantity, received);
        final long oldPart = part(oldCost, cancelled, oldQuantity);
        final long receivedPart = part(receivedCost, cancelled, received);

        quantity = Math.addExact(oldQuantity, received);
        cost = Math.addExact(oldCost - oldPart, receivedCost - receivedPart);
        fundingIndex = instruments.cumulativeFunding(instrument);
        cashChange = instruments.isOption(instrument) ? 0 : Math.subtractExact(
            funding(oldQuantity, oldFundingIndex), Math.addExact(oldPart, receivedPart));
    }

    /** Returns the number of contracts that close each other, without sign. */
    private static long closed(final long held, final long added)
    {
        final boolean closes = held != 0 && (held ^ added) < 0;
        return closes ? Math.min(Math.abs(held), Math.abs(added)) : 0;
    }

    private long funding(final long contracts, final long paidUpTo)
    {
        return Decimal8.multiplyFloor(contracts, Math.subtractExact(fundingIndex, paidUpTo));
    }

    /** Returns the entry cost of a part of the contracts. */
    static long part(final long cost, final long contracts, final long of)
    {
        return contracts == Math.abs(of) ? cost : Decimal8.shareFloor(cost, contracts, Math.abs(of));
    }

    /** Returns the contracts held afterwards, signed. */
    public long quantity()
    {
        return quantity;
    }

    /** Returns the entry cost of the contracts held afterwards. */
    public long cost()
    {
        return cost;
    }

    /** Returns the cumulative funding paid afterwards. */
    public long fundingIndex()
    {
        return fundingIndex;
    }

    /** Returns the change of cash, signed. */
    public long cashChange()
    {
        return cashChange;
    }

    /**
     * Returns the unrealised profit of a perpetual or future with funding, rounded down; a Decimal8 mantissa of cash.
     */
    public static long unrealised(
        final Instruments instruments,
        final int instrument,
        final long quantity,
        final long cost,
        final long fundingIndex,
        final long mark)
    {
        final long profit = Math.subtractExact(instruments.notional(instrument, quantity, mark, false), cost);
        final long funding = Math.subtractExact(instruments.cumulativeFunding(instrument), fundingIndex);
        return Math.addExact(profit, Decimal8.multiplyFloor(quantity, funding));
    }
}
