package softlanding.engine.auction;

import org.jspecify.annotations.Nullable;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.waterfall.Waterfall;

/** Decides whether and why a running auction ends now. Asks the waterfall where no bidder is left. */
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

    /** Returns the reason why the account no longer matches the auction, or null. */
    @Nullable AuctionEndReason over(final int slot, final long nowNs, final LiquidationEngine judge)
    {
        final long equity = auctionState.equity(slot);
        if (sale.isEmpty(auctions.account(slot)))
        {
            return AuctionEndReason.CLOSED_OUT;
        }
        if (askPrice.bufferMargin(slot) >= 0 || !judge.isInLiquidation(auctions.account(slot)))
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
        return askPrice.most(slot, nowNs) == 0 && !askPrice.isBelowFee(slot, nowNs) ? AuctionEndReason.SOLD : null;
    }

    /** Returns whether the auction's time is over. */
    boolean isLate(final int slot, final long nowNs)
    {
        return auctionState.isInsolvent(slot) ? askPrice.isInsuranceSpent(slot, nowNs) :
            auctions.elapsedNs(slot, nowNs) >= askPrice.resetNs(slot);
    }

    /** Returns the reason why the auction's time is over, or null. */
    @Nullable AuctionEndReason late(final int slot, final long nowNs, final LiquidationEngine judge)
    {
        final LiquidationPolicy policy = auctions.policy(slot);
        if (!isLate(slot, nowNs))
        {
            return null;
        }
        if (!auctionState.isInsolvent(slot))
        {
            return stale(slot, judge);
        }
        return (waterfall.closeOut(auctions.account(slot), policy) || isOnlyDebt(slot)) ?
            AuctionEndReason.DELEVERAGED : null;
    }

    /**
     * Ends a solvent auction that did not sell in time; it restarts. An account back at its target ratio gets no
     * further auction for the buffer alone. An unwanted portfolio is unwound against accounts that hold the opposite.
     */
    private @Nullable AuctionEndReason stale(final int slot, final LiquidationEngine judge)
    {
        final int account = auctions.account(slot);
        if (isAtTarget(slot) || !judge.isInLiquidation(account))
        {
            return AuctionEndReason.RECOVERED;
        }
        return auctionState.isUnwanted(slot) && waterfall.unwind(account) ?
            AuctionEndReason.DELEVERAGED : AuctionEndReason.RESET;
    }

    private boolean isAtTarget(final int slot)
    {
        return DutchAuction.targetMargin(
            auctions.policy(slot).targetRatio(), auctionState.equity(slot), auctionState.maintenanceExcess(slot)) >= 0;
    }

    /**
     * Returns whether the waterfall has nothing left to do. Auto-deleveraging closes positions, and the account holds
     * only coins and debt.
     */
    private boolean isOnlyDebt(final int slot)
    {
        return auctionState.equity(slot) <= 0 && !sale.hasPositions(auctions.account(slot));
    }
}
