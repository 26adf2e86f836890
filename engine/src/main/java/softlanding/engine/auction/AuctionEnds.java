package softlanding.engine.auction;

import softlanding.engine.liquidation.LiquidationPolicy;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.waterfall.Waterfall;

/** Why an auction that runs ends now, if it does; asks the waterfall where nobody else is left. */
final class AuctionEnds
{
    private final Auctions auctions;
    private final SaleRecord record;
    private final ShareSale sale;
    private final Asking asking;
    private final Waterfall waterfall;

    AuctionEnds(
        final Auctions auctions,
        final SaleRecord record,
        final ShareSale sale,
        final Asking asking,
        final Waterfall waterfall)
    {
        this.auctions = auctions;
        this.record = record;
        this.sale = sale;
        this.asking = asking;
        this.waterfall = waterfall;
    }

    /** Why: the account is no longer what was put in sale; or null. */
    AuctionEndReason over(final int slot, final long nowNs)
    {
        final long equity = record.equity(slot);
        if (sale.isEmpty(auctions.account(slot)))
        {
            return AuctionEndReason.CLOSED_OUT;
        }
        if (asking.bufferMargin(slot) >= 0)
        {
            return AuctionEndReason.RECOVERED;
        }
        if (equity <= 0 && !record.isInsolvent(slot))
        {
            return AuctionEndReason.TURNED_INSOLVENT;
        }
        if (equity > 0 && (record.isInsolvent(slot) || equity <= record.reserved(slot)))
        {
            return AuctionEndReason.RESET;
        }
        return asking.most(slot, nowNs) == 0 ? AuctionEndReason.SOLD : null;
    }

    /** Why: its time is over; or null. */
    AuctionEndReason late(final int slot, final long nowNs, final Liquidator judge)
    {
        final LiquidationPolicy policy = auctions.policy(slot);
        if (!record.isInsolvent(slot))
        {
            return auctions.elapsedNs(slot, nowNs) < asking.resetNs(slot) ? null : stale(slot, judge);
        }
        return asking.isInsuranceSpent(slot, nowNs) &&
            (waterfall.closeOut(auctions.account(slot), policy) || isOnlyDebt(slot)) ?
            AuctionEndReason.DELEVERAGED : null;
    }

    /**
     * It starts again. But who is back at the target is not put in sale anew for the buffer alone; and what nobody
     * wants at any price that is asked goes to whoever holds the opposite.
     */
    private AuctionEndReason stale(final int slot, final Liquidator judge)
    {
        final int account = auctions.account(slot);
        if (!judge.isLiquidated(account))
        {
            return AuctionEndReason.RECOVERED;
        }
        return record.isUnwanted(slot) && waterfall.unwind(account, auctions.policy(slot)) ?
            AuctionEndReason.DELEVERAGED : AuctionEndReason.RESET;
    }

    /** Whether the waterfall, asked in vain, has nothing left to do: there is nobody to give way to coins. */
    private boolean isOnlyDebt(final int slot)
    {
        return record.equity(slot) <= 0 && !sale.hasPositions(auctions.account(slot));
    }
}
