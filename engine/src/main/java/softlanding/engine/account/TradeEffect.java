package softlanding.engine.account;

import softlanding.engine.market.Instruments;
import softlanding.engine.state.Decimal8;

/**
 * What a trade does to a position and to cash, worked out before anything changes. Amounts are Decimal8 mantissas,
 * rounded against the account. One is reused for trade after trade.
 */
public final class TradeEffect
{
    private long quantity;
    private long cost;
    private long fundingIndex;
    private long cashChange;

    /**
     * Works out a trade. In an option cash pays the premium; in a perpetual or future only what is closed becomes cash,
     * with all funding accrued so far.
     *
     * @param oldQuantity     contracts held, signed.
     * @param oldCost         what they were entered for.
     * @param oldFundingIndex cumulative funding already paid.
     * @param traded          contracts, signed.
     * @param price           cash per coin.
     * @param fee             paid by the account.
     * @throws ArithmeticException if an amount is beyond what a decimal holds.
     */
    public void workOut(
        final Instruments instruments,
        final int instrument,
        final long oldQuantity,
        final long oldCost,
        final long oldFundingIndex,
        final long traded,
        final long price,
        final long fee)
    {
        final boolean closes = oldQuantity != 0 && (oldQuantity ^ traded) < 0;
        final long closed = closes ? -clamp(traded, oldQuantity) : 0;
        final long opened = Math.addExact(traded, closed);
        final long costClosed = closed == oldQuantity ?
            oldCost : Decimal8.shareFloor(oldCost, Math.abs(closed), Math.abs(oldQuantity));

        quantity = Math.addExact(oldQuantity, traded);
        cost = Math.addExact(oldCost - costClosed, instruments.notional(instrument, opened, price, true));
        fundingIndex = instruments.cumulativeFunding(instrument);
        if (instruments.kind(instrument).isOption())
        {
            cashChange = Math.subtractExact(-instruments.notional(instrument, traded, price, true), fee);
        }
        else
        {
            final long funding = Decimal8.multiplyFloor(
                oldQuantity, Math.subtractExact(fundingIndex, oldFundingIndex));
            final long realised = Math.subtractExact(
                -instruments.notional(instrument, -closed, price, true), costClosed);
            cashChange = Math.subtractExact(Math.addExact(realised, funding), fee);
        }
    }

    /** The part of a closing trade that closes, signed as the trade. */
    private static long clamp(final long traded, final long held)
    {
        return traded < 0 ? Math.max(traded, -held) : Math.min(traded, -held);
    }

    /** Contracts held after the trade. */
    public long quantity()
    {
        return quantity;
    }

    /** What they were entered for. */
    public long cost()
    {
        return cost;
    }

    /** Cumulative funding paid up to the trade. */
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
