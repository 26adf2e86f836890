package softlanding.engine.auction;

import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.waterfall.Waterfall;

/** Why an auction that runs ends now, if it does; asks the waterfall where nobody else is left. */
final class AuctionEnding
{
    private final Auctions auctions;
    private final AuctionState auctionState;
    private final ShareSale sale;
    private final AskPrice askPrice;
    private final Waterfall waterfall;

    AuctionEnding(
        final Auctions auctions,
        final AuctionState auctionState,
        final ShareSale sale,
        final AskPrice askPrice,
        final Waterfall waterfall)
    {
        this.auctions = auctions;
        this.auctionState = auctionState;
        this.sale = sale;
        this.askPrice = askPrice;
        this.waterfall = waterfall;
    }

    /** Why: the account is no longer what was put in sale; or null. */
    AuctionEndReason over(final int slot, final long nowNs)
    {
        final long equity = auctionState.equity(slot);
        if (sale.isEmpty(auctions.account(slot)))
        {
            return AuctionEndReason.CLOSED_OUT;
        }
        if (askPrice.bufferMargin(slot) >= 0)
        {
            return AuctionEndReason.RECOVERED;
        }
        if (equity <= 0 && !auctionState.isInsolvent(slot))
        {
            return AuctionEndReason.TURNED_INSOLVENT;
        }
        if (equity > 0 && (auctionState.isInsolvent(slot) || equity <= auctionState.reserved(slot)))
        {
            return AuctionEndReason.RESET;
        }
        return askPrice.most(slot, nowNs) == 0 ? AuctionEndReason.SOLD : null;
    }

    /** Why: its time is over; or null. */
    AuctionEndReason late(final int slot, final long nowNs, final LiquidationEngine judge)
    {
        final LiquidationPolicy policy = auctions.policy(slot);
        if (!auctionState.isInsolvent(slot))
        {
            return auctions.elapsedNs(slot, nowNs) < askPrice.resetNs(slot) ? null : stale(slot, judge);
        }
        return askPrice.isInsuranceSpent(slot, nowNs) &&
            (waterfall.closeOut(auctions.account(slot), policy) || isOnlyDebt(slot)) ?
            AuctionEndReason.DELEVERAGED : null;
    }

    /**
     * It starts again. But who is back at the target is not put in sale anew for the buffer alone; and what nobody
     * wants at any price that is asked goes to whoever holds the opposite.
     */
    private AuctionEndReason stale(final int slot, final LiquidationEngine judge)
    {
        final int account = auctions.account(slot);
        if (!judge.isInLiquidation(account))
        {
            return AuctionEndReason.RECOVERED;
        }
        return auctionState.isUnwanted(slot) && waterfall.unwind(account) ?
            AuctionEndReason.DELEVERAGED : AuctionEndReason.RESET;
    }

    /** Whether the waterfall, asked in vain, has nothing left to do: there is nobody to give way to coins. */
    private boolean isOnlyDebt(final int slot)
    {
        return auctionState.equity(slot) <= 0 && !sale.hasPositions(auctions.account(slot));
    }
}
