package softlanding.engine.account;

import softlanding.engine.market.Instruments;
import softlanding.engine.state.Decimal8;

/**
 * What it does to a position and to cash to receive contracts of it from another account with what they were entered
 * for, worked out before anything changes. Nothing is rounded away: what a perpetual or future loses in unrealised
 * profit becomes cash. Amounts are Decimal8 mantissas. One is reused for position after position.
 */
public final class ReceiptEffect
{
    private long quantity;
    private long cost;
    private long fundingIndex;
    private long cashChange;

    /**
     * Works out a receipt. Opposite contracts cancel each other, and of a perpetual or future their profit is realised,
     * with all funding accrued so far on what was held.
     *
     * @param oldQuantity     contracts held, signed.
     * @param oldCost         what they were entered for.
     * @param oldFundingIndex cumulative funding already paid.
     * @param received        contracts, signed.
     * @param receivedCost    what they were entered for; their funding is paid up to now.
     * @throws ArithmeticException if an amount is beyond what a decimal holds.
     */
    public void workOut(
        final Instruments instruments,
        final int instrument,
        final long oldQuantity,
        final long oldCost,
        final long oldFundingIndex,
        final long received,
        final long receivedCost)
    {
        final boolean cancels = oldQuantity != 0 && (oldQuantity ^ received) < 0;
        final long cancelled = cancels ? Math.min(Math.abs(oldQuantity), Math.abs(received)) : 0;
        final long oldPart = part(oldCost, cancelled, oldQuantity);
        final long receivedPart = part(receivedCost, cancelled, received);

        quantity = Math.addExact(oldQuantity, received);
        cost = Math.addExact(oldCost - oldPart, receivedCost - receivedPart);
        fundingIndex = instruments.cumulativeFunding(instrument);
        cashChange = instruments.isOption(instrument) ? 0 : Math.subtractExact(
            Decimal8.multiplyFloor(oldQuantity, Math.subtractExact(fundingIndex, oldFundingIndex)),
            Math.addExact(oldPart, receivedPart));
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
