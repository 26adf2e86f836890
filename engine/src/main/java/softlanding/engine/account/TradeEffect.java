package softlanding.engine.account;

import softlanding.engine.market.Instruments;
import softlanding.engine.state.Decimal8;

/**
 * What it does to a position and to cash to trade contracts, or to receive some from another account with what they
 * were entered for; worked out before anything changes. Opposite contracts close each other. Amounts are Decimal8
 * mantissas. One is reused for position after position.
 */
public final class TradeEffect
{
    private final Instruments instruments;
    private long quantity;
    private long cost;
    private long fundingIndex;
    private long cashChange;

    public TradeEffect(final Instruments instruments)
    {
        this.instruments = instruments;
    }

    /**
     * Works out a trade, rounded against the account. In an option cash pays the premium; in a perpetual or future only
     * what is closed becomes cash, with all funding accrued so far.
     *
     * @param oldQuantity     contracts held, signed.
     * @param oldCost         what they were entered for.
     * @param oldFundingIndex cumulative funding already paid.
     * @param traded          contracts, signed.
     * @param price           cash per coin.
     * @param fee             paid by the account.
     * @throws ArithmeticException if an amount is beyond what a decimal holds.
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
        // Signed as the position: what of it the trade closes.
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
     * Works out a receipt. Nothing is rounded away: what a perpetual or future loses in unrealised profit becomes cash,
     * with all funding accrued so far on what was held.
     *
     * @param oldQuantity     contracts held, signed.
     * @param oldCost         what they were entered for.
     * @param oldFundingIndex cumulative funding already paid.
     * @param received        contracts, signed.
     * @param receivedCost    what they were entered for; their funding is paid up to now.
     * @throws ArithmeticException if an amount is beyond what a decimal holds.
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

    /** How many contracts close each other, without sign. */
    private static long closed(final long held, final long added)
    {
        final boolean closes = held != 0 && (held ^ added) < 0;
        return closes ? Math.min(Math.abs(held), Math.abs(added)) : 0;
    }

    private long funding(final long contracts, final long paidUpTo)
    {
        return Decimal8.multiplyFloor(contracts, Math.subtractExact(fundingIndex, paidUpTo));
    }

    /** What so many of some contracts were entered for. */
    static long part(final long cost, final long contracts, final long of)
    {
        return contracts == Math.abs(of) ? cost : Decimal8.shareFloor(cost, contracts, Math.abs(of));
    }

    /** Contracts held afterwards. */
    public long quantity()
    {
        return quantity;
    }

    /** What they were entered for. */
    public long cost()
    {
        return cost;
    }

    /** Cumulative funding paid. */
    public long fundingIndex()
    {
        return fundingIndex;
    }

    /** What cash gains. */
    public long cashChange()
    {
        return cashChange;
    }
}
